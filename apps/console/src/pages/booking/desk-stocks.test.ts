import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Stock } from '../../api/shapes.ts'
import { atDesk, dayAtDesk, freeInPeriod } from './desk-stocks.ts'

const stock = (o: Partial<Stock>): Stock => ({
  scheduleId: 's',
  issued: 10,
  live: 0,
  onlineLeft: 0,
  deskLeft: 0,
  periods: [
    { periodNo: 0, issued: 5, free: 0 },
    { periodNo: 1, issued: 5, free: 4 },
  ],
  ...o,
})

test('a clinic full online is open at the desk as long as the desk has numbers', () => {
  assert.deepEqual(atDesk({ state: 'full', left: 0 }, 3), { state: 'available', left: 3, open: true })
  assert.deepEqual(atDesk({ state: 'full', left: 0 }, 0), { state: 'full', left: 0, open: false })
})
test('a clinic that is stopped, closed or not released is not open at the desk, whatever is left', () => {
  for (const state of ['stopped', 'closed', 'not_released'] as const)
    assert.deepEqual(atDesk({ state, left: 0 }, 5), { state, left: 0, open: false })
})
test('while the desk’s share is unknown, what is full online can be tried', () => {
  assert.deepEqual(atDesk({ state: 'full', left: 0 }, undefined), { state: 'full', left: 0, open: true })
})
test('a period shows its free numbers, and never more than the desk can take', () => {
  assert.equal(freeInPeriod(stock({ deskLeft: 3 }), 1), 3)
  assert.equal(freeInPeriod(stock({ deskLeft: 9 }), 1), 4)
  assert.equal(freeInPeriod(stock({ deskLeft: 9 }), 0), 0)
  assert.equal(freeInPeriod(stock({ deskLeft: 0 }), 1), 0)
  assert.equal(freeInPeriod(undefined, 1), undefined)
})
test('a day shows what the desk can take of its clinics', () => {
  const day = { state: 'full', left: 0 } as const
  const [open, full] = [atDesk(day, 2), atDesk(day, 0)]
  assert.deepEqual(dayAtDesk(day, [open, full, open]), { state: 'available', left: 4, open: true })
  assert.deepEqual(dayAtDesk({ state: 'available', left: 1 }, [full]), { state: 'full', left: 0, open: false })
  const stopped = atDesk({ state: 'stopped', left: 0 }, 2)
  assert.deepEqual(dayAtDesk({ state: 'stopped', left: 0 }, [stopped]), { state: 'stopped', left: 0, open: false })
})
