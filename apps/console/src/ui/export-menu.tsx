import { DownloadOutlined } from '@ant-design/icons'
import { common } from '@jiuyi/phrases/console'
import { App, Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import { useText } from '../language.tsx'
import { TooMany } from './collect.ts'
import type { Column } from './data-table.tsx'
import { useProblemText } from './error-note.tsx'
import { downloadCsv, downloadXlsx } from './export-file.ts'

type Props<Row> = {
  /** Name of the file, without its ending. */
  name: string
  columns: Column<Row>[]
  /** Every row behind the filters. */
  all: (o: { signal: AbortSignal; onProgress: (n: number) => void }) => Promise<Row[]>
}

/** Exports all rows that match, with progress, and can be stopped. */
export function ExportMenu<Row>({ name, columns, all }: Props<Row>) {
  const t = useText(common)
  const say = useProblemText()
  const { message } = App.useApp()
  const [progress, setProgress] = useState<number>()
  const stop = useRef<AbortController>(undefined)

  const run = async (kind: 'csv' | 'xlsx') => {
    stop.current = new AbortController()
    const { signal } = stop.current
    setProgress(0)
    try {
      const rows = await all({ signal, onProgress: setProgress })
      const sheet = { name, head: columns.map((c) => c.title), rows: rows.map((r) => columns.map((c) => c.text(r))) }
      if (kind === 'csv') downloadCsv(sheet)
      else await downloadXlsx(sheet)
      message.success(t.exported(rows.length))
    } catch (e) {
      if (signal.aborted) message.info(t.exportStopped)
      else message.error(e instanceof TooMany ? t.exportTooMany(e.limit) : say(e))
    } finally {
      setProgress(undefined)
    }
  }

  if (progress !== undefined)
    return (
      <Button loading={{ delay: 200 }} onClick={() => stop.current?.abort()} data-testid="export-stop">
        {t.exporting(progress)} {t.cancel}
      </Button>
    )
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'csv', label: <span data-testid="export-csv">{t.exportCsv}</span> },
          { key: 'xlsx', label: <span data-testid="export-xlsx">{t.exportXlsx}</span> },
        ],
        onClick: ({ key }) => void run(key as 'csv' | 'xlsx'),
      }}
    >
      <Button icon={<DownloadOutlined />} data-testid="export">
        {t.export}
      </Button>
    </Dropdown>
  )
}
