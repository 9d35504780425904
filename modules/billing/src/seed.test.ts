import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { auditMoney, type PaidOrder, seedPaidOrders } from './module.ts'

const db = await testDb({ as: 'billing' })
const hospitalId = newId()
const rows: PaidOrder[] = Array.from({ length: 4_500 }, (_, i) => ({
  source: `appointment:${newId()}`,
  hospitalId,
  patientId: newId(),
  title: '挂号费',
  amountFen: i % 50 === 0 ? 0 : 1000 + i,
  channel: i % 3 ? 'wechat_jsapi' : 'cash',
  paidAt: '2026-02-01T01:00:00Z',
  ...(i % 10 === 1 ? { refundedAt: '2026-02-01T02:00:00Z' } : {}),
}))

test('a seeded past ties out to the last fen, and seeding again adds nothing', async () => {
  assert.equal(await seedPaidOrders({ db }, rows), 4_500)
  assert.equal(await seedPaidOrders({ db }, rows), 0)
  const expected = rows.filter((r) => !r.refundedAt).reduce((a, r) => a + r.amountFen, 0)
  assert.equal(
    (await db.one<{ fen: number }>(sql`select sum(amount_fen) as fen from billing.money_entry`)).fen,
    expected,
  )
  assert.equal(
    (await db.one<{ n: number }>(sql`select count(distinct number) as n from billing.charge_order`)).n,
    4_500,
  )
  assert.deepEqual(await auditMoney(db), [])
})

test('the audit of money finds every kind of lie that is planted', async () => {
  const [paid, refunded] = [rows[2]!, rows[1]!]
  const lies = [
    sql`update billing.charge_order set amount_fen = amount_fen + 1 where source = ${paid.source}`,
    sql`update billing.charge_order set status = 'refunded' where source = ${paid.source}`,
    sql`update billing.charge_order set refunded_fen = 1 where source = ${paid.source}`,
    sql`update billing.charge_order set status = 'paid' where source = ${refunded.source}`,
    sql`update billing.charge_order set status = 'open', paid_at = null where source = ${paid.source}`,
    sql`update billing.payment set received_fen = received_fen + 1 where order_id = (select id from billing.charge_order where source = ${paid.source})`,
    sql`update billing.payment set refund_asked_fen = 1 where order_id = (select id from billing.charge_order where source = ${paid.source})`,
    sql`update billing.payment set state = 'returned' where order_id = (select id from billing.charge_order where source = ${paid.source})`,
    sql`update billing.refund set amount_fen = 1 where order_id = (select id from billing.charge_order where source = ${refunded.source})`,
    sql`update billing.refund set state = 'processing', done_at = null where order_id = (select id from billing.charge_order where source = ${refunded.source})`,
  ]
  for (const [i, lie] of lies.entries()) {
    const found = await db
      .tx(async (tx) => {
        await tx.rows(lie)
        throw Object.assign(new Error('undo'), { found: await auditMoney(tx) })
      })
      .catch((e: { found?: unknown[] }) => e.found ?? assert.fail(String(e)))
    assert.ok((found as unknown[]).length > 0, `lie ${i} was not found`)
  }
  assert.deepEqual(await auditMoney(db), [])
})
