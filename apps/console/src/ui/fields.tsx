import { common } from '@jiuyi/phrases/console'
import { DatePicker, Select, type SelectProps } from 'antd'
import dayjs from 'dayjs'
import { useText } from '../language.tsx'
import { useReference } from '../reference.ts'

/** A calendar day as text `YYYY-MM-DD`, typed or picked. */
export function DayField({
  value,
  onChange,
  id,
  label,
  min,
  max,
  testid,
  clear = true,
}: {
  value?: string | undefined
  onChange?: (day: string | undefined) => void
  id?: string
  label?: string
  min?: string
  max?: string
  testid?: string
  clear?: boolean
}) {
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : undefined)}
      minDate={min ? dayjs(min) : undefined}
      maxDate={max ? dayjs(max) : undefined}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日']}
      allowClear={clear}
      aria-label={label}
      placeholder={label}
      style={{ width: 132 }}
      data-testid={testid}
    />
  )
}

const filterByLabel: SelectProps['showSearch'] = { optionFilterProp: 'label' }

/** Departments with clinics, grouped under their top-level ones. */
export function useDepartmentOptions(o: { campus?: string; only?: string[]; all?: boolean } = {}) {
  const { departments, hospital } = useReference()
  const campuses = (hospital?.campuses.length ?? 0) > 1 && !o.campus
  const mine = departments.filter(
    (d) =>
      (o.all || (d.active && d.bookable)) &&
      (!o.campus || d.campusId === o.campus) &&
      (!o.only || o.only.includes(d.id)),
  )
  const campusOf = (id: string) => (campuses ? `（${hospital?.campuses.find((c) => c.id === id)?.name ?? ''}）` : '')
  const parent = (id: string | undefined) => departments.find((d) => d.id === id)
  return [...mine]
    .sort(
      (a, b) =>
        (parent(a.parentId)?.position ?? a.position) - (parent(b.parentId)?.position ?? b.position) ||
        a.position - b.position,
    )
    .map((d) => ({
      value: d.id,
      label: `${d.name}${campusOf(d.campusId)}`,
      hint: `${parent(d.parentId)?.name ?? ''} ${d.code}`,
    }))
}

export function DepartmentSelect({
  campus,
  only,
  all,
  ...props
}: SelectProps & { campus?: string; only?: string[]; all?: boolean }) {
  const options = useDepartmentOptions({ campus, only, all })
  return (
    <Select
      showSearch={filterByLabel}
      options={options}
      popupMatchSelectWidth={false}
      style={{ minWidth: 160 }}
      {...props}
    />
  )
}
export function DoctorSelect({ department, ...props }: SelectProps & { department?: string }) {
  const t = useText(common)
  const { practitioners } = useReference()
  const options = practitioners
    .filter((p) => p.active && (!department || p.roles.some((r) => r.departmentId === department)))
    .map((p) => ({ value: p.id, label: `${p.name} · ${t.title[p.title]}` }))
  return (
    <Select
      showSearch={filterByLabel}
      options={options}
      popupMatchSelectWidth={false}
      style={{ minWidth: 150 }}
      {...props}
    />
  )
}
export function CampusSelect(props: SelectProps) {
  const { hospital } = useReference()
  return (
    <Select
      options={hospital?.campuses.map((c) => ({ value: c.id, label: c.name })) ?? []}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
      {...props}
    />
  )
}
export function FeeLevelSelect(props: SelectProps) {
  const t = useText(common)
  return (
    <Select
      options={Object.entries(t.feeLevel).map(([value, label]) => ({ value, label }))}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
      {...props}
    />
  )
}
