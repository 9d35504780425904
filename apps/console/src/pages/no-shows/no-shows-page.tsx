import { common, noShows } from '@jiuyi/phrases/console'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { listNoShows } from '../../api/no-shows.ts'
import type { MissedVisit } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { collectAll } from '../../ui/collect.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { DayText, StatusTag, type Tone } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { NoShowDrawer } from './no-show-drawer.tsx'

type State = MissedVisit['state']
export const tones: Record<State, Tone> = {
  counted: 'plain',
  spent: 'bad',
  lapsed: 'faint',
  appealed: 'busy',
  excused: 'good',
  rejected: 'faint',
}

/** 爽约名单: who missed a visit, and the appeals that wait for a decision. */
export function Page() {
  const t = useText(noShows)
  const c = useText(common)
  const ref = useReference()
  const { get, set } = useUrlState()
  const [state, from, to, open] = [get('state') as State | undefined, get('from'), get('to'), get('missed')]
  const fetchPage = (cursor: string | undefined) =>
    listNoShows({
      ...(state && { state }),
      ...(from && { from }),
      ...(to && { to }),
      ...(cursor && { cursor }),
    })
  const list = useInfiniteQuery({
    queryKey: ['no-shows', state, from, to],
    queryFn: ({ pageParam }) => fetchPage(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (p) => p.next,
    refetchInterval: 30_000,
  })
  const rows = list.data?.pages.flatMap((p) => p.items)
  const columns: Column<MissedVisit>[] = [
    { key: 'on', title: t.col.on, text: (m) => m.on, render: (m) => <DayText day={m.on} short /> },
    { key: 'time', title: t.col.time, text: (m) => m.from },
    {
      key: 'patient',
      title: t.col.patient,
      text: (m) => m.patient?.name ?? t.noPatient,
      render: (m) => <strong>{m.patient?.name ?? t.noPatient}</strong>,
    },
    { key: 'phone', title: t.col.phone, text: (m) => m.patient?.phoneMasked },
    { key: 'department', title: t.col.department, text: (m) => ref.department(m.departmentId)?.name ?? c.unknown },
    { key: 'doctor', title: t.col.doctor, text: (m) => ref.practitioner(m.practitionerId)?.name ?? c.noDoctor },
    {
      key: 'state',
      title: t.col.state,
      text: (m) => t.states[m.state],
      render: (m) => <StatusTag tone={tones[m.state]} word={t.states[m.state]} />,
    },
    { key: 'appeal', title: t.col.appeal, text: (m) => m.appeal },
    { key: 'decision', title: t.col.decision, text: (m) => m.decisionReason },
    {
      key: 'restricted',
      title: t.col.restricted,
      text: (m) => (m.restrictedUntil ? showInstant(m.restrictedUntil, ref.timeZone) : ''),
    },
  ]
  useKeys({ r: () => void list.refetch() })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <SavedFilters page="no-shows" omit={['missed']} />
            <ExportMenu name={t.title} columns={columns} all={(o) => collectAll(fetchPage, o)} />
          </>
        }
      >
        <DayField value={from} onChange={(v) => set({ from: v })} label={t.dates} testid="from" />
        <DayField value={to} onChange={(v) => set({ to: v })} label={t.dates} testid="to" />
        <Select
          allowClear
          placeholder={t.state}
          aria-label={t.state}
          style={{ width: 150 }}
          value={state}
          onChange={(v) => set({ state: v })}
          options={Object.entries(t.states).map(([value, label]) => ({ value, label }))}
        />
      </PageHeader>
      <DataTable
        testid="no-shows"
        columns={columns}
        rows={rows}
        rowKey={(m) => m.appointmentId}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(m) => set({ missed: m.appointmentId }, { push: true })}
        openKey={open}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
        empty={{ title: t.none }}
      />
      <NoShowDrawer missed={rows?.find((m) => m.appointmentId === open)} onClose={() => set({ missed: undefined })} />
    </>
  )
}
