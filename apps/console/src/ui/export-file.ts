import { type Cell, toCsv } from './csv.ts'

export type Sheet = { name: string; head: string[]; rows: Cell[][] }

function download(blob: Blob, fileName: string) {
  const url = URL.createObjectURL(blob)
  const a = document.createElement('a')
  a.href = url
  a.download = fileName
  a.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export const downloadCsv = ({ name, head, rows }: Sheet) =>
  download(new Blob([toCsv(head, rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)

/** The writer comes only when somebody wants a workbook. Text cells are text: nothing in them is run. */
export async function downloadXlsx({ name, head, rows }: Sheet): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser')
  const wide = (i: number) =>
    Math.min(
      40,
      Math.max(
        8,
        ...[head[i] ?? '', ...rows.slice(0, 200).map((r) => String(r[i] ?? ''))].map((t) =>
          [...t].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 2),
        ),
      ),
    )
  const data = [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#E6F4F4' })),
    ...rows.map((r) =>
      r.map((value) =>
        value === undefined || value === ''
          ? null
          : typeof value === 'number'
            ? { value, type: Number }
            : { value, type: String },
      ),
    ),
  ]
  const file = writeXlsxFile(data, {
    columns: head.map((_, i) => ({ width: wide(i) })),
    stickyRowsCount: 1,
    sheet: name.slice(0, 31).replace(/[\\/?*[\]:]/g, ' '),
  })
  download(await file.toBlob(), `${name}.xlsx`)
}
