import { deliveries } from '@jiuyi/phrases/console'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { listDeliveries } from '../../api/appointments.ts'
import type { Delivery, DeliveryState } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { collectAll } from '../../ui/collect.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag, type Tone } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'

const tones: Record<string, Tone> = { sent: 'good', failed: 'bad', waiting: 'busy', skipped: 'faint' }

/** 消息发送: what went out, and what did not. */
export function Page() {
  const t = useText(deliveries)
  const ref = useReference()
  const { get, set } = useUrlState()
  const state = get('state') as DeliveryState | undefined
  const fetchPage = (cursor: string | undefined) =>
    listDeliveries({ ...(state && { state }), ...(cursor && { cursor }) })
  const list = useInfiniteQuery({
    queryKey: ['deliveries', state],
    queryFn: ({ pageParam }) => fetchPage(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (p) => p.next,
    refetchInterval: 30_000,
  })
  const word = (of: object, key: string) => (of as Record<string, string>)[key] ?? key
  const columns: Column<Delivery>[] = [
    { key: 'at', title: t.col.at, text: (d) => showInstant(d.at, ref.timeZone, true) },
    { key: 'template', title: t.col.template, text: (d) => word(t.template, d.template) },
    { key: 'channel', title: t.col.channel, text: (d) => word(t.channel, d.channel) },
    {
      key: 'state',
      title: t.col.state,
      text: (d) => word(t.states, d.state),
      render: (d) => <StatusTag tone={tones[d.state] ?? 'plain'} word={word(t.states, d.state)} />,
    },
    { key: 'attempts', title: t.col.attempts, text: (d) => d.attempts, align: 'right' },
    { key: 'error', title: t.col.error, text: (d) => d.lastError },
  ]
  useKeys({ r: () => void list.refetch() })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={<ExportMenu name={t.title} columns={columns} all={(o) => collectAll(fetchPage, o)} />}
      >
        <Select
          allowClear
          placeholder={t.state}
          aria-label={t.state}
          style={{ width: 140 }}
          value={state}
          onChange={(v) => set({ state: v })}
          options={(['waiting', 'sent', 'failed', 'skipped'] as const).map((s) => ({ value: s, label: t.states[s] }))}
        />
      </PageHeader>
      <DataTable
        testid="deliveries"
        columns={columns}
        rows={list.data?.pages.flatMap((p) => p.items)}
        rowKey={(d) => d.id}
        error={list.error}
        retry={() => void list.refetch()}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
        empty={{ title: t.none }}
      />
    </>
  )
}
