import { newId } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'
import { testClock, testKeys } from '@jiuyi/testkit'
import billing, { auditMoney } from '../module.ts'
import type { OpenOrder } from '../open-order.ts'
import type { Billing } from '../order.ts'
import { fakePayments } from './fake-payments.ts'

/** A billing module on a test database and a channel that can misbehave; the clock stands at 10:00 on 2 March 2026. */
export async function house(db: Db) {
  const clock = testClock('2026-03-02T10:00:00+08:00')
  const channel = fakePayments(clock)
  const needs = { payments: channel.port, timeZone: 'Asia/Shanghai' }
  const ctx = { db, clock, keys: testKeys() }
  const b: Billing = { ...ctx, ...needs }
  const wired = billing.create(ctx, needs)
  const hospitalId = newId()
  const { facade } = wired

  const events = async (orderId: string) =>
    (
      await db.rows<{ name: string }>(
        sql`select name from platform.outbox where data->>'orderId' = ${orderId} order by seq`,
      )
    ).map((e) => e.name.split('.')[1])
  const payments = (orderId: string) =>
    db.rows<{ outTradeNo: string; state: string; receivedFen: number; channel: string }>(sql`
      select out_trade_no as "outTradeNo", state, received_fen as "receivedFen", channel from billing.payment where order_id = ${orderId} order by id`)
  const refunds = (orderId: string) =>
    db.rows<{ id: string; state: string; amountFen: number; reason: string; outRefundNo: string }>(sql`
      select id, state, amount_fen as "amountFen", reason, out_refund_no as "outRefundNo" from billing.refund where order_id = ${orderId} order by id`)
  const ledger = async (orderId: string) =>
    (
      await db.rows<{ amountFen: number }>(
        sql`select amount_fen as "amountFen" from billing.money_entry where order_id = ${orderId} order by seq`,
      )
    ).map((e) => e.amountFen)
  const attention = async (orderId: string) =>
    (await db.one<{ attention: string | null }>(sql`select attention from billing.charge_order where id = ${orderId}`))
      .attention

  /** Works the queue once, as the worker would, but for checks that are meant for later. A job that throws stays. */
  const runJobs = async () => {
    const jobs = await db.rows<{ id: string; name: string; payload: never }>(sql`
      select j.id, t.identifier as name, j.payload
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier <> 'billing.check_refund' order by j.id`)
    for (const job of jobs) {
      await wired.tasks![job.name]!(job.payload)
      await db.rows(sql`delete from graphile_worker._private_jobs where id = ${job.id}`)
    }
  }
  const open = async (over: Partial<OpenOrder> = {}) =>
    (
      await facade.openOrder({
        source: `appointment:${newId()}`,
        hospitalId,
        patientId: newId(),
        title: '挂号费 心血管内科',
        amountFen: 2500,
        expiresAt: new Date(clock().getTime() + 15 * 60_000).toISOString(),
        ...over,
      })
    ).order
  const start = (orderId: string, openid = 'openid-1') => {
    clock.forward(1) // ids of one millisecond have no order
    return facade.startPayment({ orderId, channel: 'wechat_jsapi', app: 'mini-program', openid })
  }
  /** An order with a prepared payment; `no` is the trade's number. */
  const prepared = async (over: Partial<OpenOrder> = {}) => {
    const order = await open(over)
    await start(order.id)
    return { order, no: (await payments(order.id))[0]!.outTradeNo }
  }
  /** An order somebody has paid with WeChat, confirmed by a query. */
  const paid = async (over: Partial<OpenOrder> = {}) => {
    const { order, no } = await prepared(over)
    channel.pay(no)
    return { order: (await facade.checkPayment({ orderId: order.id })).order, no }
  }
  return {
    b,
    clock,
    channel,
    wired,
    facade,
    hospitalId,
    events,
    payments,
    refunds,
    ledger,
    attention,
    runJobs,
    open,
    start,
    prepared,
    paid,
    audit: () => auditMoney(db),
  }
}
