import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Price } from '../../api/shapes.ts'
import { priceRows } from './price-rows.ts'

const price = (id: string, validFrom: string, validTo?: string): Price => ({
  id,
  campusId: 'east',
  feeLevel: 'ordinary',
  amountFen: 1000,
  validFrom,
  ...(validTo && { validTo }),
})

test('the price of today is the one whose days hold it, the next one the first that is announced', () => {
  const all = [
    price('old', '2025-01-01', '2025-12-31'),
    price('now', '2026-01-01', '2026-12-31'),
    price('next', '2027-01-01', '2027-06-30'),
    price('later', '2027-07-01'),
  ]
  const [row] = priceRows(all, ['east'], ['ordinary'], '2026-12-31')
  assert.equal(row?.now?.id, 'now')
  assert.equal(row?.next?.id, 'next')
  assert.deepEqual(
    row?.history.map((p) => p.id),
    ['later', 'next', 'now', 'old'],
  )
})
test('every campus has every level, priced or not', () => {
  const rows = priceRows([price('now', '2026-01-01')], ['east', 'west'], ['ordinary', 'chief'], '2026-11-22')
  assert.equal(rows.length, 4)
  assert.equal(rows.filter((r) => r.now).length, 1)
})
