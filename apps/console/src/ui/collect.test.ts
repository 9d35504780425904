import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectAll, TooMany } from './collect.ts'

const pages = (n: number, size: number) => async (cursor: string | undefined) => {
  const from = Number(cursor ?? 0)
  const items = Array.from({ length: Math.min(size, n - from) }, (_, i) => from + i)
  return { items, ...(from + size < n && { next: String(from + size) }) }
}

test('an export takes every row behind the filters, not the page on the screen', async () => {
  const seen: number[] = []
  const rows = await collectAll(pages(1203, 500), { onProgress: (n) => seen.push(n) })
  assert.equal(rows.length, 1203)
  assert.deepEqual(seen, [500, 1000, 1203])
})
test('an export can be stopped, and stops by itself when there is too much', async () => {
  const stop = new AbortController()
  await assert.rejects(
    collectAll(pages(5000, 500), { signal: stop.signal, onProgress: (n) => n >= 1000 && stop.abort() }),
    { name: 'AbortError' },
  )
  await assert.rejects(collectAll(pages(5000, 500), { limit: 1000 }), TooMany)
})
test('a cursor that stands still does not go round for ever', async () => {
  assert.deepEqual(await collectAll(async () => ({ items: [1], next: 'same' })), [1, 1])
})
