import { common } from '@jiuyi/phrases/console'
import { Button, Table, type TableColumnType } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '../language.tsx'
import type { Cell } from './csv.ts'
import { ErrorNote } from './error-note.tsx'
import { EmptyState, LoadingState } from './states.tsx'
import { useKeys } from './use-keys.ts'

export type Column<Row> = {
  key: string
  title: string
  /** The plain value: what is exported, and what is shown unless `render` says otherwise. */
  text: (row: Row) => Cell
  render?: (row: Row) => ReactNode
  width?: number
  align?: 'left' | 'right' | 'center'
  ellipsis?: boolean
  /** Only in exports. */
  exportOnly?: boolean
}

type Props<Row> = {
  testid: string
  columns: Column<Row>[]
  rows: Row[] | undefined
  rowKey: (row: Row) => string
  error?: unknown
  retry?: () => void
  onOpen?: (row: Row) => void
  openKey?: string
  rowClassName?: (row: Row) => string
  more?: { has: boolean; loading: boolean; load: () => void }
  empty?: { title?: string; hint?: string; action?: ReactNode }
  /** Rows with rows under them. */
  childrenOf?: string
  footer?: ReactNode
  /** Arrow keys are this table's: false while something lies over it. */
  keys?: boolean
}

/** Dense table with the keys of the house: ↑ ↓ choose, Enter opens. */
export function DataTable<Row extends object>(p: Props<Row>) {
  const t = useText(common)
  const [active, setActive] = useState<string>()
  const shown = p.rows ?? []
  const below = (row: Row): Row[] =>
    p.childrenOf ? (((row as Record<string, unknown>)[p.childrenOf] as Row[] | undefined) ?? []) : []
  const rows = p.childrenOf ? shown.flatMap((row) => [row, ...below(row)]) : shown
  const at = rows.findIndex((r) => p.rowKey(r) === active)
  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (row) setActive(p.rowKey(row))
  }
  useKeys(
    {
      down: () => go(at + 1),
      up: () => go(at < 0 ? 0 : at - 1),
      home: () => go(0),
      end: () => go(rows.length - 1),
      enter: (e) => {
        if (e.target instanceof HTMLElement && e.target.closest('button, a, [role="button"], [role="tab"]'))
          return false
        const row = rows[at]
        return row && p.onOpen ? p.onOpen(row) : false
      },
    },
    p.keys !== false,
  )
  useEffect(() => {
    if (active) document.querySelector(`[data-row-key="${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  if (p.error && !p.rows) return <ErrorNote error={p.error} {...(p.retry && { retry: p.retry })} />
  if (!p.rows) return <LoadingState />
  const columns: TableColumnType<Row>[] = p.columns
    .filter((c) => !c.exportOnly)
    .map((c) => ({
      key: c.key,
      title: c.title,
      width: c.width,
      align: c.align,
      ellipsis: c.ellipsis,
      render: (_, row) => (c.render ? c.render(row) : c.text(row)),
    }))
  return (
    <div data-testid={p.testid} className="data-table">
      {!!p.error && <ErrorNote error={p.error} {...(p.retry && { retry: p.retry })} />}
      <Table<Row>
        size="small"
        columns={columns}
        dataSource={shown}
        rowKey={p.rowKey}
        pagination={false}
        sticky
        scroll={{ x: 'max-content' }}
        {...(p.childrenOf && { expandable: { childrenColumnName: p.childrenOf, defaultExpandAllRows: true } })}
        locale={{ emptyText: <EmptyState {...p.empty} /> }}
        rowClassName={(row) => {
          const key = p.rowKey(row)
          return [
            key === active ? 'row-active' : '',
            key === p.openKey ? 'row-open' : '',
            p.onOpen ? 'row-click' : '',
            p.rowClassName?.(row) ?? '',
          ].join(' ')
        }}
        onRow={(row) => ({
          'aria-selected': p.rowKey(row) === active,
          onClick: (e) => {
            if ((e.target as HTMLElement).closest('button, a, input, label, .ant-select')) return
            setActive(p.rowKey(row))
            p.onOpen?.(row)
          },
        })}
      />
      <div className="table-foot">
        <span className="faint num">{p.more?.has ? t.shown(rows.length) : t.shownAll(rows.length)}</span>
        {p.more?.has && (
          <Button size="small" loading={p.more.loading} onClick={p.more.load} data-testid="load-more">
            {t.more}
          </Button>
        )}
        {p.footer}
      </div>
    </div>
  )
}
