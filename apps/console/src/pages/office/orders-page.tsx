import { common, orders } from '@jiuyi/phrases/console'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { listOrders } from '../../api/appointments.ts'
import type { Order, OrderStatus } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { collectAll } from '../../ui/collect.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField } from '../../ui/fields.tsx'
import { yuanOf } from '../../ui/money.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { MoneyText, OrderTag, StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { totalsOf } from './order-totals.ts'
import './orders.css'

/** 订单: the money of a day, and what a person must look at. */
export function Page() {
  const t = useText(orders)
  const c = useText(common)
  const ref = useReference()
  const { get, set } = useUrlState()
  const [open, setOpen] = useState<Order>()
  const on = get('on') ?? ref.today
  const attention = get('attention') === 'true'
  const filter = {
    on,
    status: get('status') as OrderStatus | undefined,
    q: get('q'),
    ...(attention && { attention: true }),
  }
  const fetchPage = (cursor: string | undefined) => listOrders({ ...filter, ...(cursor && { cursor }) })
  const list = useInfiniteQuery({
    queryKey: ['orders', filter],
    queryFn: ({ pageParam }) => fetchPage(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (p) => p.next,
  })
  const totals = useQuery({
    queryKey: ['orders', 'totals', filter],
    queryFn: async () => totalsOf(await collectAll(fetchPage)),
    staleTime: 30_000,
  }).data
  const rows = list.data?.pages.flatMap((p) => p.items)
  const columns: Column<Order>[] = [
    { key: 'number', title: t.col.number, text: (o) => o.number },
    { key: 'title', title: t.col.title, text: (o) => o.title },
    {
      key: 'status',
      title: t.col.status,
      text: (o) => c.orderStatus[o.status],
      render: (o) => (
        <>
          <OrderTag status={o.status} /> {o.attention && <StatusTag tone="bad" word={t.col.attention} />}
        </>
      ),
    },
    {
      key: 'amount',
      title: t.col.amount,
      text: (o) => yuanOf(o.amountFen),
      render: (o) => <MoneyText fen={o.amountFen} />,
      align: 'right',
    },
    {
      key: 'refunded',
      title: t.col.refunded,
      text: (o) => yuanOf(o.refundedFen),
      render: (o) => (o.refundedFen ? <MoneyText fen={o.refundedFen} /> : ''),
      align: 'right',
    },
    { key: 'channel', title: t.col.channel, text: (o) => o.channel && c.payChannel[o.channel] },
    { key: 'createdAt', title: t.col.createdAt, text: (o) => showInstant(o.createdAt, ref.timeZone) },
    { key: 'paidAt', title: t.col.paidAt, text: (o) => o.paidAt && showInstant(o.paidAt, ref.timeZone) },
    { key: 'attention', title: t.col.attention, text: (o) => o.attention, exportOnly: true },
  ]
  useKeys({ r: () => void list.refetch() })
  const sum = (label: string, value: React.ReactNode) => (
    <div>
      <span className="faint">{label}</span>
      <strong className="num">{value}</strong>
    </div>
  )
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <SavedFilters page="orders" />
            <ExportMenu
              name={`${t.title} ${on}`}
              columns={columns.map((x) =>
                x.key === 'amount'
                  ? { ...x, title: t.col.amountYuan }
                  : x.key === 'refunded'
                    ? { ...x, title: t.col.refundedYuan }
                    : x,
              )}
              all={(o) => collectAll(fetchPage, o)}
            />
          </>
        }
      >
        <DayField value={on} clear={false} label={t.on} onChange={(d) => set({ on: d })} testid="orders-on" />
        <Select
          allowClear
          placeholder={t.status}
          aria-label={t.status}
          style={{ width: 120 }}
          value={get('status')}
          onChange={(v) => set({ status: v })}
          options={Object.entries(c.orderStatus).map(([value, label]) => ({ value, label }))}
        />
        <SearchBox value={get('q')} onSearch={(v) => set({ q: v })} label={t.search} width={200} />
        <Checkbox checked={attention} onChange={(e) => set({ attention: e.target.checked ? 'true' : undefined })}>
          {t.attention}
        </Checkbox>
      </PageHeader>
      <div className="totals card" data-testid="order-totals" role="status">
        {totals ? (
          <>
            {sum(t.totals.count, totals.count)}
            {sum(t.totals.paid, <MoneyText fen={totals.paidFen} />)}
            {sum(t.totals.refunded, <MoneyText fen={totals.refundedFen} />)}
            {sum(t.totals.net, <MoneyText fen={totals.netFen} />)}
            {sum(t.totals.open, totals.open)}
            {sum(t.totals.attention, totals.attention)}
          </>
        ) : (
          <span className="faint">{t.counting}</span>
        )}
      </div>
      <DataTable
        testid="orders"
        columns={columns}
        rows={rows}
        rowKey={(o) => o.id}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={setOpen}
        openKey={open?.id}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
        empty={{ title: t.none }}
      />
      <DetailDrawer open={!!open} onClose={() => setOpen(undefined)} title={t.drawer} size={460} testid="order-drawer">
        {open && (
          <div className="stack">
            {open.attention && <Alert type="warning" showIcon title={t.col.attention} description={open.attention} />}
            <dl className="facts">
              {columns
                .filter((x) => x.key !== 'attention')
                .flatMap((x) => [
                  <dt key={`${x.key}-t`}>{x.title}</dt>,
                  <dd key={x.key}>{x.render ? x.render(open) : x.text(open) || c.none}</dd>,
                ])}
              <dt>{t.booking}</dt>
              <dd className="num">{open.source}</dd>
              {open.expiresAt && open.status === 'open' && (
                <>
                  <dt>{t.validUntil}</dt>
                  <dd className="num">{showInstant(open.expiresAt, ref.timeZone)}</dd>
                </>
              )}
            </dl>
          </div>
        )}
      </DetailDrawer>
    </>
  )
}
