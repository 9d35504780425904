import type { Page } from '../api/shapes.ts'

export class TooMany extends Error {
  readonly limit: number
  constructor(limit: number) {
    super('too many rows')
    this.limit = limit
  }
}

/** Every row behind the filters, page by page along the cursor. Stops when asked to, and before it fills the browser's memory. */
export async function collectAll<Row>(
  fetchPage: (cursor: string | undefined) => Promise<Page<Row>>,
  o: { signal?: AbortSignal; onProgress?: (rows: number) => void; limit?: number } = {},
): Promise<Row[]> {
  const rows: Row[] = []
  const limit = o.limit ?? 50_000
  let cursor: string | undefined
  do {
    const page = await fetchPage(cursor)
    o.signal?.throwIfAborted()
    rows.push(...page.items)
    if (rows.length > limit) throw new TooMany(limit)
    o.onProgress?.(rows.length)
    // A cursor that stands still would never end.
    if (page.next !== undefined && page.next === cursor) break
    cursor = page.next
  } while (cursor !== undefined)
  return rows
}
