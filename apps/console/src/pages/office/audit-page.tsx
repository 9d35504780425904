import { audit, common } from '@jiuyi/phrases/console'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Flex, Input } from 'antd'
import { useMemo, useState } from 'react'
import { listAuditEntries } from '../../api/identity.ts'
import type { AuditEntry } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { collectAll } from '../../ui/collect.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'

/** 审计记录: who did what, newest first. */
export function Page() {
  const t = useText(audit)
  const ref = useReference()
  const { get, set } = useUrlState()
  const [open, setOpen] = useState<AuditEntry>()
  const from = get('from') ?? ref.today
  const to = get('to') ?? ref.today
  const filter = { from, to, actorId: get('actorId'), action: get('action'), object: get('object') }
  const list = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => listAuditEntries({ ...filter, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (p) => p.next,
  })
  const rows = list.data?.pages.flatMap((p) => p.items)
  const result = (e: AuditEntry) => (e.status < 400 ? t.ok : e.status < 500 ? t.refused : t.failed)
  const kinds = t.kinds as Record<string, string>
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  const columns = useMemo<Column<AuditEntry>[]>(
    () => [
      { key: 'at', title: t.col.at, text: (e) => showInstant(e.at, ref.timeZone, true) },
      { key: 'actor', title: t.col.actor, text: (e) => e.actorName ?? e.actorId ?? '' },
      { key: 'kind', title: t.col.kind, text: (e) => kinds[e.actorKind] ?? e.actorKind },
      { key: 'action', title: t.col.action, text: (e) => e.action },
      {
        key: 'object',
        title: t.col.object,
        text: (e) => e.object,
        render: (e) => (
          <span className="clip" title={e.object}>
            {e.object}
          </span>
        ),
      },
      { key: 'reason', title: t.col.reason, text: (e) => e.reason },
      {
        key: 'status',
        title: t.col.status,
        text: (e) => `${result(e)} ${e.status}`,
        render: (e) => (
          <StatusTag
            tone={e.status < 400 ? 'good' : e.status < 500 ? 'warn' : 'bad'}
            word={`${result(e)} ${e.status}`}
          />
        ),
      },
      { key: 'requestId', title: t.col.requestId, text: (e) => e.requestId, exportOnly: true },
      { key: 'seq', title: t.col.seq, text: (e) => e.seq, exportOnly: true },
    ],
    [t, ref.timeZone],
  )
  useKeys({ r: () => void list.refetch() })
  const field = (key: 'action' | 'actorId' | 'object', label: string) => (
    <Input
      key={`${key}.${get(key) ?? ''}`}
      allowClear
      defaultValue={get(key)}
      placeholder={label}
      aria-label={label}
      style={{ width: 170 }}
      maxLength={120}
      onPressEnter={(e) => set({ [key]: e.currentTarget.value.trim() })}
      onBlur={(e) => set({ [key]: e.target.value.trim() })}
      onClear={() => set({ [key]: undefined })}
      data-testid={`audit-${key}`}
    />
  )
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <SavedFilters page="audit" />
            <ExportMenu
              name={`${t.title} ${from}—${to}`}
              columns={columns}
              all={(o) => collectAll((cursor) => listAuditEntries({ ...filter, ...(cursor && { cursor }) }), o)}
            />
          </>
        }
      >
        <DayField value={from} clear={false} label={t.from} onChange={(d) => set({ from: d })} />
        <DayField value={to} clear={false} label={t.to} onChange={(d) => set({ to: d })} />
        <span data-search>{field('action', t.action)}</span>
        {field('actorId', t.actor)}
        {field('object', t.object)}
      </PageHeader>
      <DataTable
        testid="audit"
        columns={columns}
        rows={rows}
        rowKey={(e) => String(e.seq)}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={setOpen}
        openKey={open && String(open.seq)}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
        empty={{ title: t.none }}
      />
      <EntryDrawer
        entry={open}
        columns={columns}
        onClose={() => setOpen(undefined)}
        onFilter={(f) => {
          set(f)
          setOpen(undefined)
        }}
      />
    </>
  )
}

function EntryDrawer({
  entry,
  columns,
  onClose,
  onFilter,
}: {
  entry: AuditEntry | undefined
  columns: Column<AuditEntry>[]
  onClose: () => void
  onFilter: (f: Record<string, string>) => void
}) {
  const t = useText(audit)
  const c = useText(common)
  return (
    <DetailDrawer open={!!entry} onClose={onClose} title={t.entry} size={480} testid="audit-drawer">
      {entry && (
        <div className="stack">
          <dl className="facts">
            {columns.flatMap((x) => [
              <dt key={`${x.key}-t`}>{x.title}</dt>,
              <dd key={x.key} className="num">
                {x.text(entry) || c.none}
              </dd>,
            ])}
          </dl>
          <Flex gap={8}>
            {entry.actorId && <Button onClick={() => onFilter({ actorId: entry.actorId! })}>{t.sameActor}</Button>}
            {entry.object && <Button onClick={() => onFilter({ object: entry.object! })}>{t.sameObject}</Button>}
          </Flex>
        </div>
      )}
    </DetailDrawer>
  )
}
