import { common, suspensions } from '@jiuyi/phrases/console'
import type { HalfDay } from '../../api/shapes.ts'
import { weekday } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'

type Clinic = { departmentId: string; practitionerId?: string; on: string; half: HalfDay }

/** «心血管内科 王明 11-24 周二 上午» */
export function useClinicText(): (s: Clinic) => string {
  const t = useText(suspensions)
  const c = useText(common)
  const ref = useReference()
  return (s) =>
    t.clinicLine(
      `${ref.department(s.departmentId)?.name ?? ''} ${ref.practitioner(s.practitionerId)?.name ?? t.ordinary}`,
      `${s.on.slice(5)} ${c.weekdays[weekday(s.on) as 1]} ${c.half[s.half]}`,
    )
}
