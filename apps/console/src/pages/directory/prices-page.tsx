import { common, prices } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { listAllPrices } from '../../api/directory.ts'
import type { FeeLevel } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { yuanOf } from '../../ui/money.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { MoneyText } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { PriceDrawer } from './price-drawer.tsx'
import { type PriceRow, priceRows } from './price-rows.ts'

/** 挂号费: campus × fee level, with what holds now, what is announced, and what was. */
export function Page() {
  const t = useText(prices)
  const c = useText(common)
  const ref = useReference()
  const { get, set } = useUrlState()
  const open = get('price')
  const list = useQuery({ queryKey: ['prices'], queryFn: listAllPrices })
  const campuses = ref.hospital?.campuses.map((x) => x.id)
  const rows =
    list.data && campuses && priceRows(list.data.items, campuses, Object.keys(c.feeLevel) as FeeLevel[], ref.today)
  const columns: Column<PriceRow>[] = [
    { key: 'campus', title: t.campus, text: (r) => ref.campusName(r.campusId) },
    {
      key: 'level',
      title: t.level,
      text: (r) => c.feeLevel[r.feeLevel],
      render: (r) => <strong>{c.feeLevel[r.feeLevel]}</strong>,
    },
    {
      key: 'now',
      title: t.current,
      text: (r) => r.now && yuanOf(r.now.amountFen),
      render: (r) => (r.now ? <MoneyText fen={r.now.amountFen} strong /> : <span className="faint">{t.none}</span>),
      align: 'right',
    },
    { key: 'since', title: t.validFrom, text: (r) => r.now?.validFrom },
    {
      key: 'next',
      title: t.next,
      text: (r) => (r.next ? `${yuanOf(r.next.amountFen)} ${t.from(r.next.validFrom)}` : ''),
      render: (r) =>
        r.next && (
          <>
            <MoneyText fen={r.next.amountFen} /> <span className="faint">{t.from(r.next.validFrom)}</span>
          </>
        ),
    },
    {
      key: 'set',
      title: c.actions,
      text: () => '',
      render: (r) => (
        <Button
          size="small"
          onClick={() => set({ price: r.key }, { push: true })}
          data-testid={`set-price-${r.feeLevel}`}
        >
          {t.set}
        </Button>
      ),
    },
  ]
  useKeys({ r: () => void list.refetch() })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <ExportMenu name={t.title} columns={columns.filter((x) => x.key !== 'set')} all={async () => rows ?? []} />
        }
      />
      <DataTable
        testid="prices"
        columns={columns}
        rows={rows}
        rowKey={(r) => r.key}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(r) => set({ price: r.key }, { push: true })}
        openKey={open}
      />
      <PriceDrawer row={rows?.find((r) => r.key === open)} onClose={() => set({ price: undefined })} />
    </>
  )
}
