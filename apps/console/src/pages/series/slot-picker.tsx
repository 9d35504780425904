import { change, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Flex, Select } from 'antd'
import { getDepartmentAvailability, listPeriods } from '../../api/appointments.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { DayField } from '../../ui/fields.tsx'
import { showFen } from '../../ui/money.ts'
import { useLeftText } from '../../ui/texts.tsx'

export type Slot = { on?: string; scheduleId?: string; periodNo?: number }

/** Day, clinic and period of one department; with `feeFen` only clinics of that fee. */
export function SlotPicker(props: {
  departmentId: string
  feeFen?: number
  value: Slot
  onChange: (slot: Slot) => void
}) {
  const t = useText(change)
  const c = useText(common)
  const ref = useReference()
  const left = useLeftText()
  const { departmentId, feeFen, value, onChange } = props
  const availability = useQuery({
    queryKey: ['availability', departmentId, ref.today],
    queryFn: () => getDepartmentAvailability(departmentId, { from: ref.today, days: 14 }),
    enabled: ref.ready,
  })
  const periods = useQuery({
    queryKey: ['periods', value.scheduleId],
    queryFn: () => listPeriods(value.scheduleId!),
    enabled: !!value.scheduleId,
  })
  const clinics = (availability.data?.schedules ?? []).filter(
    (s) => s.on === value.on && (feeFen === undefined || s.feeFen === feeFen),
  )
  return (
    <Flex gap={8} wrap align="center" data-testid="slot-picker">
      <DayField
        value={value.on}
        onChange={(on) => onChange(on ? { on } : {})}
        min={ref.today}
        label={t.day}
        testid="slot-day"
      />
      <Select
        style={{ minWidth: 220 }}
        popupMatchSelectWidth={false}
        placeholder={value.on && clinics.length === 0 && availability.data ? t.noClinic : t.clinic}
        aria-label={t.clinic}
        disabled={!value.on}
        value={value.scheduleId}
        onChange={(scheduleId) => onChange({ ...(value.on && { on: value.on }), scheduleId })}
        options={clinics.map((s) => ({
          value: s.scheduleId,
          label: `${ref.practitioner(s.practitionerId)?.name ?? c.noDoctor} ${c.half[s.half]} ${showFen(s.feeFen)} ${left(s)}`,
        }))}
        data-testid="slot-clinic"
      />
      <Select
        style={{ minWidth: 150 }}
        popupMatchSelectWidth={false}
        placeholder={t.period}
        aria-label={t.period}
        disabled={!value.scheduleId}
        loading={periods.isFetching}
        value={value.periodNo}
        onChange={(periodNo) => onChange({ ...value, periodNo })}
        options={(periods.data?.periods ?? []).map((p) => ({
          value: p.periodNo,
          label: `${p.from}–${p.to} ${left(p)}`,
        }))}
        data-testid="slot-period"
      />
    </Flex>
  )
}
