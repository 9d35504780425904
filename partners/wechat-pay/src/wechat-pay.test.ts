import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSandbox } from '@jiuyi/sandbox'
import { createWechatPay, type WechatPayOptions } from './index.ts'
import { eventually, listen } from './listener.test-helper.ts'
import { wireTime } from './wire-time.ts'

let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)
const merchant = await listen()
const sandbox = await startSandbox({ port: 0, stateDir: false, now, refundDelayMs: 20, notifyRetryMs: [30, 30, 30] })
after(async () => {
  await sandbox.stop()
  await merchant.stop()
})
const { control, connection } = sandbox
const aPay = (more: Partial<WechatPayOptions> = {}) =>
  createWechatPay({ ...connection.wechatPay, notifyUrl: merchant.url, now, ...more })
const pay = aPay()
const openid = control.users()[0]!.miniOpenid

let serial = 0
const anOrder = (more = {}) => {
  serial += 1
  const expiresAt = new Date(now().getTime() + 900_000)
  return {
    outTradeNo: `ORDER${String(serial).padStart(6, '0')}`,
    description: '挂号费 · 心血管内科',
    amountFen: 2500,
    expiresAt,
    ...more,
  }
}
const prepay = (order: ReturnType<typeof anOrder>) => pay.prepayJsapi({ ...order, app: 'mini-program', openid })
/** What came after `count`, read by the client. */
async function nextNotification(count: number) {
  await merchant.until(count + 1)
  const { headers, body } = merchant.received[count]!
  return pay.readNotification(headers, body, now())
}

test('a trade from order to notification', async () => {
  const order = anOrder()
  const params = await prepay(order)
  assert.equal(params.appId, sandbox.keys.miniProgram.appId)
  assert.equal(params.signType, 'RSA')
  assert.equal((await pay.query(order.outTradeNo)).state, 'NOTPAY')
  const count = merchant.received.length
  assert.deepEqual(control.requestPayment(params), { result: 'ok' })
  const told = await nextNotification(count)
  assert.equal(told.kind, 'payment')
  const trade = await pay.query(order.outTradeNo)
  assert.deepEqual(told.kind === 'payment' && told.trade, trade)
  assert.equal(trade.state, 'SUCCESS')
  assert.equal(trade.amountFen, 2500)
  assert.match(trade.transactionId ?? '', /^\d{28}$/)
  assert.ok(trade.paidAt && Math.abs(trade.paidAt.getTime() - now().getTime()) < 5_000)
})

test('the page that hears nothing, and the one that changed its mind', async () => {
  const [lost, cancelled] = [anOrder(), anOrder()]
  assert.deepEqual(control.requestPayment(await prepay(lost), 'lose'), { result: 'fail' })
  assert.equal((await pay.query(lost.outTradeNo)).state, 'SUCCESS')
  assert.deepEqual(control.requestPayment(await prepay(cancelled), 'cancel'), { result: 'cancel' })
  assert.equal((await pay.query(cancelled.outTradeNo)).state, 'NOTPAY')
})

test('pay parameters that somebody changed open no sheet', async () => {
  const order = anOrder()
  const params = await prepay(order)
  assert.deepEqual(control.requestPayment({ ...params, nonceStr: 'other' }), {
    result: 'fail',
    reason: '支付验证签名失败',
  })
  const foreign = await prepay(anOrder())
  assert.equal(control.requestPayment({ ...params, package: foreign.package }).result, 'fail')
  assert.equal(control.requestPayment({ ...params, appId: sandbox.keys.officialAccount.appId }).result, 'fail')
  assert.equal((await pay.query(order.outTradeNo)).state, 'NOTPAY')
})

test('a QR code at the desk is paid by whoever scans it', async () => {
  const order = anOrder()
  const { codeUrl } = await pay.prepayNative(order)
  assert.match(codeUrl, /^weixin:\/\/wxpay\/bizpayurl\?pr=/)
  assert.equal(control.pay({ codeUrl, openid }), 'ok')
  assert.equal((await pay.query(order.outTradeNo)).state, 'SUCCESS')
})

test('asking again is safe: same order, same payment; other content is refused', async () => {
  const order = anOrder()
  const [first, second] = [await prepay(order), await prepay(order)]
  assert.equal(first.package, second.package)
  await assert.rejects(prepay({ ...order, amountFen: 1 }), { code: 'out_trade_no_used', retryable: false })
  control.pay({ outTradeNo: order.outTradeNo })
  await assert.rejects(prepay(order), { code: 'order_paid' })
  assert.equal(control.requestPayment(first).reason, '该订单已支付，无需重复支付')
})

test('an openid of the other app, an unknown trade, a tiny amount', async () => {
  const official = control.users()[0]!.officialOpenid
  await assert.rejects(pay.prepayJsapi({ ...anOrder(), app: 'mini-program', openid: official }), { code: 'refused' })
  await assert.rejects(pay.query('NEVER-MADE'), { code: 'not_found', retryable: false })
  await assert.rejects(pay.queryRefund('NEVER-MADE'), { code: 'not_found' })
  await assert.rejects(prepay(anOrder({ amountFen: 0 })), { code: 'refused' })
})

test('a closed trade cannot be paid, a paid one cannot be closed', async () => {
  const [order, paid] = [anOrder(), anOrder()]
  const params = await prepay(order)
  await pay.close(order.outTradeNo)
  await pay.close(order.outTradeNo)
  assert.equal((await pay.query(order.outTradeNo)).state, 'CLOSED')
  assert.equal(control.requestPayment(params).result, 'fail')
  await assert.rejects(prepay(order), { code: 'order_closed' })
  await prepay(paid)
  control.pay({ outTradeNo: paid.outTradeNo })
  await assert.rejects(pay.close(paid.outTradeNo), { code: 'order_paid' })
})

test('a trade runs out at its own time', async () => {
  const order = anOrder()
  const params = await prepay(order)
  offsetMs += 901_000
  assert.equal(control.requestPayment(params).result, 'fail')
  assert.equal((await pay.query(order.outTradeNo)).state, 'CLOSED')
})

test('refunds: part by part, each number once, never more than was paid', async () => {
  const order = anOrder()
  await prepay(order)
  let count = merchant.received.length
  control.pay({ outTradeNo: order.outTradeNo })
  await nextNotification(count)
  const want = {
    outTradeNo: order.outTradeNo,
    outRefundNo: `${order.outTradeNo}-R1`,
    refundFen: 1000,
    totalFen: 2500,
    reason: '退号',
  }
  count = merchant.received.length
  const begun = await pay.refund(want)
  assert.equal(begun.state, 'PROCESSING')
  const told = await nextNotification(count)
  assert.ok(told.kind === 'refund')
  assert.deepEqual(told.refund, await pay.queryRefund(want.outRefundNo))
  assert.equal(told.refund.state, 'SUCCESS')
  assert.ok(told.refund.at)
  assert.equal((await pay.refund(want)).refundId, begun.refundId)
  assert.equal((await pay.query(order.outTradeNo)).state, 'REFUND')
  await assert.rejects(pay.refund({ ...want, refundFen: 900 }), { code: 'refused' })
  await assert.rejects(pay.refund({ ...want, outRefundNo: 'R2', refundFen: 1501 }), {
    code: 'not_enough',
    retryable: false,
  })
  await assert.rejects(pay.refund({ ...want, outTradeNo: 'NEVER-MADE', outRefundNo: 'R3' }), { code: 'not_found' })
  assert.equal((await pay.refund({ ...want, outRefundNo: 'R4', refundFen: 1500 })).refundFen, 1500)
})

test('an abnormal refund is not the end', async () => {
  const order = anOrder()
  await prepay(order)
  control.pay({ outTradeNo: order.outTradeNo })
  control.faults.add({ target: 'pay.refund', mode: 'abnormal' })
  const want = {
    outTradeNo: order.outTradeNo,
    outRefundNo: `${order.outTradeNo}-R`,
    refundFen: 2500,
    totalFen: 2500,
    reason: '停诊',
  }
  await pay.refund(want)
  await eventually(async () => (await pay.queryRefund(want.outRefundNo)).state === 'ABNORMAL')
  control.repairRefund(want.outRefundNo)
  assert.equal((await pay.queryRefund(want.outRefundNo)).state, 'SUCCESS')
})

test('the request of a forger, or of a wrong clock, is refused', async () => {
  const forged = aPay({ privateKey: sandbox.keys.platform.certificatePrivate })
  await assert.rejects(forged.query('ORDER000001'), { code: 'refused', message: /SIGN_ERROR/ })
  await assert.rejects(aPay({ now: () => new Date(now().getTime() + 400_000) }).query('ORDER000001'), {
    code: 'refused',
  })
})

test('an answer that WeChat Pay did not sign, or signed long ago, is no answer', async () => {
  for (const mode of ['bad_signature', 'stale'] as const) {
    control.faults.add({ target: 'pay.query', mode })
    await assert.rejects(pay.query('ORDER000001'), { code: 'unavailable', retryable: true, message: /not signed/ })
  }
  const swapped = aPay({
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const answer = await fetch(input, init)
      return new Response((await answer.text()).replace('"total":2500', '"total":1'), {
        status: answer.status,
        headers: answer.headers,
      })
    },
  })
  await assert.rejects(swapped.query('ORDER000001'), { code: 'unavailable', message: /not signed/ })
  assert.equal((await pay.query('ORDER000001')).amountFen, 2500)
})

test('errors, silence and a lost answer are worth another try', async () => {
  const impatient = aPay({ timeoutMs: 150 })
  control.faults.add({ target: 'pay.query', mode: 'error' })
  await assert.rejects(pay.query('ORDER000001'), { code: 'unavailable', retryable: true })
  control.faults.add({ target: 'pay.query', mode: 'error', code: 'FREQUENCY_LIMITED' })
  await assert.rejects(pay.query('ORDER000001'), { code: 'rate_limited', retryable: true })
  control.faults.add({ target: 'pay', mode: 'down' })
  await assert.rejects(pay.query('ORDER000001'), { code: 'unavailable', retryable: true })
  control.faults.add({ target: 'pay', mode: 'slow', delayMs: 300 })
  await assert.rejects(impatient.query('ORDER000001'), { code: 'unavailable', retryable: true })
  // The order was made although nobody heard: asking again with the same number finds it.
  const order = anOrder()
  control.faults.add({ target: 'pay.prepay', mode: 'drop' })
  await assert.rejects(prepay(order), { code: 'unavailable', retryable: true })
  assert.equal((await pay.query(order.outTradeNo)).state, 'NOTPAY')
  assert.equal(control.requestPayment(await prepay(order)).result, 'ok')
})

test('the bill of the day counts what was traded, and a changed file is not believed', async () => {
  const day = wireTime(now()).slice(0, 10)
  const bill = await pay.tradeBill(day)
  const paid = bill.lines.filter((line) => line.state === 'SUCCESS')
  const refunds = bill.lines.filter((line) => line.state === 'REFUND')
  assert.ok(paid.length >= 5 && refunds.length === 3)
  assert.equal(
    bill.sums.orderFen,
    paid.reduce((sum, line) => sum + line.orderFen, 0),
  )
  assert.equal(bill.sums.refundFen, 1000 + 1500 + 2500)
  assert.equal(paid.find((line) => line.outTradeNo === 'ORDER000001')?.orderFen, 2500)
  control.faults.add({ target: 'pay.bill_file', mode: 'wrong_amount' })
  await assert.rejects(pay.tradeBill(day), { code: 'unavailable', message: /differs from its hash/ })
  await assert.rejects(pay.tradeBill('2020-01-01'), { code: 'not_found' })
})

test('wrong options are found at the start', () => {
  assert.throws(() => aPay({ apiV3Key: 'short' }), /32 bytes/)
  assert.throws(() => aPay({ privateKey: 'no key' }))
  assert.throws(() => aPay({ trust: { mode: 'public-key', keys: {} } }), /at least one key/)
})
