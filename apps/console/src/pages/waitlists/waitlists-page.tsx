import { waitlists } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import type { Waitlist } from '../../api/shapes.ts'
import { listWaitlists } from '../../api/waitlists.ts'
import { addDays } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField, DepartmentSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { DayText } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { LineDrawer } from './line-drawer.tsx'

/** 候补: the lines of full clinics, day by day; one of them lies open beside the list. */
export function Page() {
  const t = useText(waitlists)
  const ref = useReference()
  const { get, set } = useUrlState()
  const from = get('from') ?? ref.today
  const to = get('to') ?? addDays(from, 14)
  const [department, open] = [get('department'), get('schedule')]
  const fetchAll = () => listWaitlists({ from, to, ...(department && { departmentId: department }) })
  const list = useQuery({
    queryKey: ['waitlists', from, to, department],
    queryFn: fetchAll,
    enabled: ref.ready,
    refetchInterval: 15_000,
  })
  const count = (key: 'waiting' | 'skipped' | 'offered' | 'booked' | 'over'): Column<Waitlist> => ({
    key,
    title: t.col[key],
    text: (w) => w[key],
    align: 'right',
  })
  const columns: Column<Waitlist>[] = [
    { key: 'on', title: t.col.on, text: (w) => w.on, render: (w) => <DayText day={w.on} /> },
    { key: 'half', title: t.col.half, text: (w) => t.half[w.half] },
    { key: 'department', title: t.col.department, text: (w) => ref.departmentName(w.departmentId) },
    {
      key: 'doctor',
      title: t.col.doctor,
      text: (w) => ref.practitioner(w.practitionerId)?.name ?? t.noDoctor,
      render: (w) => <strong>{ref.practitioner(w.practitionerId)?.name ?? t.noDoctor}</strong>,
    },
    count('waiting'),
    count('offered'),
    count('skipped'),
    count('booked'),
    count('over'),
  ]
  useKeys({ r: () => void list.refetch() })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <SavedFilters page="waitlists" omit={['schedule']} />
            <ExportMenu name={t.title} columns={columns} all={fetchAll} />
          </>
        }
      >
        <DayField value={from} onChange={(v) => set({ from: v })} label={t.from} testid="from" />
        <DayField value={to} onChange={(v) => set({ to: v })} label={t.to} testid="to" min={from} />
        <DepartmentSelect
          allowClear
          placeholder={t.department}
          aria-label={t.department}
          value={department}
          onChange={(v) => set({ department: v })}
        />
      </PageHeader>
      <DataTable
        testid="waitlists"
        columns={columns}
        rows={list.data}
        rowKey={(w) => w.scheduleId}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(w) => set({ schedule: w.scheduleId }, { push: true })}
        openKey={open}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      <LineDrawer scheduleId={open} onClose={() => set({ schedule: undefined })} />
    </>
  )
}
