import { triage } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { listTriage, type TriageEditor } from '../../api/triage.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'

type Row = Awaited<ReturnType<typeof listTriage>>['items'][number]
type Kind = 'emergency' | 'result' | 'question' | 'unclear'

/** What was said, what was offered and chosen, and whether the doctor's department agreed. */
export function LogTab({ editor }: { editor: TriageEditor }) {
  const t = useText(triage)
  const ref = useReference()
  const { get, set } = useUrlState()
  const kind = get('kind') as Kind | undefined
  const list = useQuery({
    queryKey: ['triage-log', kind],
    queryFn: () => listTriage({ ...(kind && { kind }) }),
    refetchInterval: 30_000,
  })
  const clinic = (id?: string) => (id ? (editor.departments.find((d) => d.id === id)?.name ?? id) : '')
  const columns: Column<Row>[] = [
    { key: 'saidAt', title: t.col.saidAt, text: (r) => showInstant(r.saidAt, ref.timeZone) },
    { key: 'words', title: t.col.words, text: (r) => r.words ?? t.notKept, ellipsis: true, width: 300 },
    {
      key: 'who',
      title: t.col.who,
      text: (r) =>
        [r.ageBand, r.sex === 'male' ? t.male : r.sex === 'female' ? t.female : ''].filter(Boolean).join(' '),
    },
    { key: 'kind', title: t.col.kind, text: (r) => t.kinds[r.kind as Kind] ?? r.kind },
    { key: 'redFlags', title: t.col.redFlags, text: (r) => r.redFlags.join(' ') },
    { key: 'offered', title: t.col.offered, text: (r) => r.offered.join(' ') },
    { key: 'confidence', title: t.col.confidence, text: (r) => `${(100 * r.confidence).toFixed(0)} %`, align: 'right' },
    { key: 'answers', title: t.col.answers, text: (r) => r.answers.join(' '), exportOnly: true },
    { key: 'chosen', title: t.col.chosen, text: (r) => clinic(r.chosenDepartmentId) },
    { key: 'agreed', title: t.col.agreed, text: (r) => (r.agreed === undefined ? t.open : r.agreed ? t.yes : t.no) },
  ]
  const c = list.data?.counts
  return (
    <>
      <p className="faint">{t.logHint}</p>
      <div className="page-filters">
        <Select
          allowClear
          placeholder={t.kind}
          aria-label={t.kind}
          style={{ width: 160 }}
          value={kind}
          onChange={(v) => set({ kind: v })}
          options={(Object.keys(t.kinds) as Kind[]).map((value) => ({ value, label: t.kinds[value] }))}
        />
        <ExportMenu name={t.tabs.log} columns={columns} all={async () => list.data?.items ?? []} />
        {c && <span data-testid="counts">{t.counts(c.all, c.emergency, c.agreed, c.closed)}</span>}
      </div>
      <DataTable
        testid="triage-log"
        columns={columns}
        rows={list.data?.items}
        rowKey={(r) => r.id}
        error={list.error}
        retry={() => void list.refetch()}
        empty={{ title: t.noRows }}
      />
    </>
  )
}
