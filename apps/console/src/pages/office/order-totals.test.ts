import assert from 'node:assert/strict'
import { test } from 'node:test'
import { totalsOf } from './order-totals.ts'

test('what was taken less what went back is what is left of the day', () => {
  const o = (
    status: 'open' | 'paid' | 'closed' | 'refunding' | 'refunded',
    amountFen: number,
    refundedFen = 0,
    attention?: string,
  ) => ({ status, amountFen, refundedFen, ...(attention && { attention }) })
  assert.deepEqual(
    totalsOf([
      o('paid', 5000),
      o('open', 1000),
      o('closed', 3000),
      o('refunding', 2000),
      o('refunded', 1000, 1000),
      o('paid', 10, 0, 'late'),
    ]),
    {
      count: 6,
      open: 1,
      attention: 1,
      paidFen: 8010,
      refundedFen: 1000,
      netFen: 7010,
    },
  )
  assert.deepEqual(totalsOf([]), { count: 0, open: 0, attention: 0, paidFen: 0, refundedFen: 0, netFen: 0 })
})
