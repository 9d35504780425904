import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSandbox } from '@jiuyi/sandbox'
import { createWechatPay, type WechatPayOptions } from './index.ts'

let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)
const sandbox = await startSandbox({ port: 0, stateDir: false, now })
after(() => sandbox.stop())
sandbox.control.signWith('certificate')
const { connection, control } = sandbox

let asked = 0
const counting: typeof fetch = (input, init) => {
  if (String(input).endsWith('/v3/certificates')) asked += 1
  return fetch(input, init)
}
const aPay = (more: Partial<WechatPayOptions> = {}) =>
  createWechatPay({
    ...connection.wechatPay,
    trust: { mode: 'platform-certificate' },
    notifyUrl: 'http://127.0.0.1:1/pay',
    now,
    fetch: counting,
    ...more,
  })
const order = {
  outTradeNo: 'CERT-000001',
  description: '挂号费',
  amountFen: 100,
  expiresAt: new Date(Date.now() + 9e6),
}
const pay = aPay()

test('certificates are fetched when first needed, once for all callers, and kept', async () => {
  await pay.prepayNative(order)
  assert.equal(asked, 1)
  await Promise.all(Array.from({ length: 5 }, () => pay.query(order.outTradeNo)))
  assert.equal(asked, 1)
  const fresh = aPay()
  await Promise.all(Array.from({ length: 5 }, () => fresh.query(order.outTradeNo)))
  assert.equal(asked, 2)
})

test('they are fetched again after half a day; while WeChat Pay cannot be asked the old ones serve', async () => {
  offsetMs += 13 * 3_600_000
  const before = asked
  control.faults.add({ target: 'pay.certificates', mode: 'error' })
  assert.equal((await pay.query(order.outTradeNo)).state, 'CLOSED')
  assert.equal(asked, before + 1)
  await pay.query(order.outTradeNo)
  assert.equal(asked, before + 1)
  offsetMs += 61_000
  await pay.query(order.outTradeNo)
  assert.equal(asked, before + 2)
})

test('a flood of unknown serials asks at most once a minute', async () => {
  const before = asked
  const headers = {
    'wechatpay-serial': 'FORGED',
    'wechatpay-timestamp': '1',
    'wechatpay-nonce': 'n',
    'wechatpay-signature': 'AAAA',
  }
  offsetMs += 61_000
  for (let i = 0; i < 20; i += 1)
    await assert.rejects(pay.readNotification(headers, Buffer.from('{}'), now()), { code: 'bad_signature' })
  assert.equal(asked, before + 1)
})

test('a list that its own key did not sign, or that our key does not open, is not believed', async () => {
  control.faults.add({ target: 'pay.certificates', mode: 'bad_signature' })
  await assert.rejects(aPay().query(order.outTradeNo), { code: 'unavailable', message: /certificate list/ })
  await assert.rejects(aPay({ apiV3Key: 'y'.repeat(32) }).query(order.outTradeNo))
})
