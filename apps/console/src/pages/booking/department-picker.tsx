import { booking, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { searchDirectory } from '../../api/directory.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMe } from '../../session.ts'
import { useDepartmentOptions } from '../../ui/fields.tsx'

type Props = {
  value: string | undefined
  disabled: boolean
  onChoose: (departmentId: string, practitionerId: string | undefined) => void
}

/** One box for department, doctor, disease and pinyin; all of them lead to a department. */
export function DepartmentPicker({ value, disabled, onChoose }: Props) {
  const t = useText(booking)
  const c = useText(common)
  const { hospitalId } = useMe()
  const ref = useReference()
  const all = useDepartmentOptions()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: ['directory-search', hospitalId, q],
    queryFn: () => searchDirectory(hospitalId, q),
    enabled: q !== '',
    staleTime: 60_000,
  }).data
  const bookable = new Set(all.map((o) => o.value))
  const fromServer = (found?.departments ?? []).filter((d) => bookable.has(d.id)).map((d) => d.id)
  const local = all.filter((o) => q === '' || o.label.includes(q) || o.hint.includes(q) || fromServer.includes(o.value))
  const doctors = (found?.practitioners ?? []).flatMap((p) =>
    p.roles
      .filter((r) => bookable.has(r.departmentId))
      .map((r) => ({
        value: `${r.departmentId}|${p.id}`,
        label: `${p.name} · ${c.title[p.title]} · ${r.departmentName}`,
      })),
  )
  const diseases = (found?.diseases ?? [])
    .filter((d) => bookable.has(d.departmentId))
    .map((d) => ({ value: `${d.departmentId}||${d.name}`, label: `${d.name} · ${d.departmentName}` }))
  const groups = [
    { label: t.departments, options: local.map((o) => ({ value: o.value, label: o.label })) },
    ...(q
      ? [
          { label: t.doctors, options: doctors },
          { label: t.diseases, options: diseases },
        ]
      : []),
  ].filter((g) => g.options.length)
  return (
    <Select
      id="department-picker"
      data-testid="department-picker"
      aria-label={t.department}
      placeholder={t.departmentHint}
      disabled={disabled}
      value={value}
      options={groups}
      labelRender={(o) => o.label ?? ref.department(String(o.value))?.name ?? ''}
      showSearch={{ filterOption: false, onSearch: setText, autoClearSearchValue: true }}
      onSelect={(v: string) => {
        const [departmentId, practitionerId] = v.split('|')
        setText('')
        onChoose(departmentId!, practitionerId || undefined)
      }}
      defaultActiveFirstOption
      listHeight={420}
      style={{ width: '100%' }}
    />
  )
}
