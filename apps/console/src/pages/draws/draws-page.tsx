import { draws } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Draw, MarkableSchedule } from '../../api/shapes.ts'
import { listDraws, markDraw } from '../../api/waitlists.ts'
import { addDays, showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField, DepartmentSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DayText, StatusTag, type Tone } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useSave } from '../../ui/use-save.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { DrawDrawer } from './draw-drawer.tsx'

export const tones: Record<Draw['status'], Tone> = {
  announced: 'plain',
  collecting: 'busy',
  closing: 'busy',
  closed: 'warn',
  drawn: 'good',
  cancelled: 'faint',
}

/** 公平抽号: draws with their state and proof, and below them the clinics that can still be marked. */
export function Page() {
  const t = useText(draws)
  const ref = useReference()
  const may = useMay('draw.manage')
  const { get, set } = useUrlState()
  const from = get('from') ?? ref.today
  const to = get('to') ?? addDays(from, 20)
  const [department, open] = [get('department'), get('schedule')]
  const fetchAll = () => listDraws({ from, to, ...(department && { departmentId: department }) })
  const list = useQuery({
    queryKey: ['draws', from, to, department],
    queryFn: fetchAll,
    enabled: ref.ready,
    refetchInterval: 10_000,
  })
  const mark = useSave({ save: (id: string) => markDraw(id), touches: [['draws']], say: t.marked })
  const common = <
    R extends { on: string; half: string; departmentId: string; practitionerId?: string },
  >(): Column<R>[] => [
    { key: 'on', title: t.col.on, text: (r) => r.on, render: (r) => <DayText day={r.on} /> },
    { key: 'half', title: t.col.half, text: (r) => t.half[r.half as 'am'] },
    { key: 'department', title: t.col.department, text: (r) => ref.departmentName(r.departmentId) },
    {
      key: 'doctor',
      title: t.col.doctor,
      text: (r) => ref.practitioner(r.practitionerId)?.name ?? t.noDoctor,
      render: (r) => <strong>{ref.practitioner(r.practitionerId)?.name ?? t.noDoctor}</strong>,
    },
  ]
  const columns: Column<Draw>[] = [
    ...common<Draw>(),
    {
      key: 'state',
      title: t.col.state,
      text: (d) => t.states[d.status],
      render: (d) => <StatusTag tone={tones[d.status]} word={t.states[d.status]} testid={`draw-${d.status}`} />,
    },
    { key: 'wishes', title: t.col.wishes, text: (d) => d.wishes, align: 'right' },
    { key: 'opens', title: t.col.opens, text: (d) => showInstant(d.opensAt, ref.timeZone) },
    { key: 'closes', title: t.col.closes, text: (d) => showInstant(d.closesAt, ref.timeZone) },
    { key: 'given', title: t.col.given, text: (d) => d.given, align: 'right' },
  ]
  const markable: Column<MarkableSchedule>[] = [
    ...common<MarkableSchedule>(),
    { key: 'issued', title: t.issued, text: (m) => m.issued, align: 'right' },
    { key: 'releases', title: t.releases, text: (m) => showInstant(m.releaseAt, ref.timeZone) },
    {
      key: 'mark',
      title: '',
      text: () => '',
      render: (m) => (
        <Button
          size="small"
          loading={mark.isPending && mark.variables === m.scheduleId}
          onClick={() => mark.mutate(m.scheduleId)}
          data-testid={`mark-${m.scheduleId}`}
        >
          {t.mark}
        </Button>
      ),
    },
  ]
  useKeys({ r: () => void list.refetch() })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={<ExportMenu name={t.title} columns={columns} all={async () => (await fetchAll()).items} />}
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
        testid="draws"
        columns={columns}
        rows={list.data?.items}
        rowKey={(d) => d.scheduleId}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(d) => set({ schedule: d.scheduleId }, { push: true })}
        openKey={open}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      {may && (
        <section className="stack" style={{ marginTop: 24 }}>
          <h2>{t.markable}</h2>
          <p className="faint">{t.markableHint}</p>
          <ErrorNote error={mark.error} />
          <DataTable
            testid="markable"
            columns={markable}
            rows={list.data?.markable}
            rowKey={(m) => m.scheduleId}
            keys={false}
            empty={{ title: t.noMarkable }}
          />
        </section>
      )}
      <DrawDrawer
        draw={list.data?.items.find((d) => d.scheduleId === open)}
        onClose={() => set({ schedule: undefined })}
      />
    </>
  )
}
