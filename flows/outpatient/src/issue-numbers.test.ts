import assert from 'node:assert/strict'
import { test } from 'node:test'
import { poolCounts } from './issue-numbers.ts'

test('shares become whole numbers that add up to what is issued', () => {
  const shares = { online: 55, referral: 20, desk: 15, revisit: 10 }
  for (let issued = 0; issued <= 200; issued++) {
    const counts = poolCounts(shares, issued)
    assert.equal(counts.online + counts.referral + counts.desk + counts.revisit, issued)
    for (const [pool, n] of Object.entries(counts))
      assert.ok(Math.abs(n - (shares[pool as keyof typeof shares] * issued) / 100) < 1)
  }
  assert.deepEqual(poolCounts(shares, 20), { online: 11, referral: 4, desk: 3, revisit: 2 })
})

test('a single number of mixed shares goes online', () =>
  assert.deepEqual(poolCounts({ online: 55, referral: 20, desk: 15, revisit: 10 }, 1), {
    online: 1,
    referral: 0,
    desk: 0,
    revisit: 0,
  }))
