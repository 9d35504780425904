import type { FeeLevel, HalfDay, Period, PoolShares, ScheduleTemplate } from '../../api/shapes.ts'
import type { Change } from './change-flow.tsx'

/** The form as it stands on the screen. */
export type Fields = {
  departmentId: string
  practitionerId?: string
  feeLevel: FeeLevel
  half: HalfDay
  weekdays: number[]
  everyWeeks: number
  periods: Period[]
  pools: PoolShares
  room: string
  resources?: string[]
  validFrom: string
  validTo?: string
  active: boolean
}

/** Several weekdays are several templates. */
export function made({ weekdays, practitionerId, validTo, ...rest }: Fields): Change[] {
  return [...weekdays].sort().map((weekday) => ({
    change: { ...rest, weekday, ...(practitionerId && { practitionerId }), ...(validTo && { validTo }) },
  }))
}
/** Only the fields that differ: an update says what it changes. */
export function changed(
  before: ScheduleTemplate,
  { weekdays, departmentId: _d, practitionerId: _p, half: _h, ...f }: Fields,
): Change {
  const after: Record<string, unknown> = {
    ...f,
    ...(f.resources === undefined && { resources: before.resources ?? [] }),
    weekday: weekdays[0],
    validTo: f.validTo ?? null,
  }
  const was: Record<string, unknown> = { ...before, resources: before.resources ?? [], validTo: before.validTo ?? null }
  return {
    templateId: before.id,
    change: Object.fromEntries(
      Object.entries(after).filter(([k, v]) => v !== undefined && JSON.stringify(v) !== JSON.stringify(was[k])),
    ),
  }
}
