import assert from 'node:assert/strict'
import { createSign } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox } from '@jiuyi/sandbox'
import { createWechatPay } from './index.ts'
import { eventually, listen, type Received } from './listener.test-helper.ts'

const merchant = await listen()
const sandbox = await startSandbox({ port: 0, stateDir: false, refundDelayMs: 10, notifyRetryMs: [20, 20, 20] })
after(async () => {
  await sandbox.stop()
  await merchant.stop()
})
const { control, connection, keys } = sandbox
const pay = createWechatPay({ ...connection.wechatPay, notifyUrl: merchant.url })
const openid = control.users()[0]!.miniOpenid
const read = ({ headers, body }: Received, at = new Date()) => pay.readNotification(headers, body, at)

let serial = 0
async function anOpenOrder(): Promise<string> {
  serial += 1
  const outTradeNo = `NOTIFY${String(serial).padStart(6, '0')}`
  const expiresAt = new Date(Date.now() + 900_000)
  await pay.prepayJsapi({ outTradeNo, description: '挂号费', amountFen: 2500, expiresAt, app: 'mini-program', openid })
  return outTradeNo
}
/** Pays one order and gives back what came of it. */
async function paid(count = 1): Promise<Received[]> {
  const before = merchant.received.length
  control.pay({ outTradeNo: await anOpenOrder() })
  await merchant.until(before + count)
  return merchant.received.slice(before)
}

test('a merchant that says no is told again, with the same event', async () => {
  merchant.statuses.push(500, 503)
  const got = await paid(3)
  const ids = await Promise.all(got.map(async (one) => (await read(one)).id))
  assert.equal(new Set(ids).size, 1)
  await eventually(() => control.notifications()[0]?.state === 'delivered')
  assert.equal(control.notifications()[0]?.attempts, 3)
})

test('a duplicate is the same event twice', async () => {
  control.faults.add({ target: 'notify.payment', mode: 'duplicate' })
  const [one, two] = await paid(2)
  assert.equal((await read(one!)).id, (await read(two!)).id)
})

test('events may come out of order', async () => {
  control.faults.add({ target: 'notify', mode: 'reorder' })
  const before = merchant.received.length
  const first = await anOpenOrder()
  control.pay({ outTradeNo: first })
  await sleep(20)
  assert.equal(merchant.received.length, before)
  const second = await anOpenOrder()
  control.pay({ outTradeNo: second })
  await merchant.until(before + 2)
  const trades = await Promise.all(merchant.received.slice(before).map(read0))
  assert.deepEqual(trades, [second, first])
})
const read0 = async (one: Received) => {
  const told = await read(one)
  return told.kind === 'payment' ? told.trade.outTradeNo : ''
}

test('a wrong signature, an old timestamp and a tampered body are refused, each by its name', async () => {
  control.faults.add({ target: 'notify', mode: 'bad_signature' })
  await assert.rejects(read((await paid())[0]!), { code: 'bad_signature' })
  control.faults.add({ target: 'notify', mode: 'stale' })
  await assert.rejects(read((await paid())[0]!), { code: 'stale' })
  const [good] = await paid()
  assert.equal((await read(good!)).kind, 'payment')
  await assert.rejects(read(good!, new Date(Date.now() + 301_000)), { code: 'stale' })
  await assert.rejects(read(good!, new Date(Date.now() - 303_000)), { code: 'stale' })
  const body = Buffer.from(good!.body.toString().replace('支付成功', '支付失败'))
  await assert.rejects(read({ ...good!, body }), { code: 'bad_signature' })
  // JSON written again says the same with other bytes.
  await assert.rejects(
    read({ ...good!, body: Buffer.from(JSON.stringify(JSON.parse(good!.body.toString()), null, 1)) }),
    { code: 'bad_signature' },
  )
})

test("WeChat Pay's probe must fail, and so must missing headers and unknown serials", async () => {
  const [good] = await paid()
  const signature = good!.headers['wechatpay-signature']
  await assert.rejects(
    read({ ...good!, headers: { ...good!.headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${signature}` } }),
    { code: 'bad_signature' },
  )
  await assert.rejects(read({ ...good!, headers: {} }), { code: 'bad_signature' })
  await assert.rejects(read({ ...good!, headers: { ...good!.headers, 'wechatpay-serial': 'PUB_KEY_ID_0' } }), {
    code: 'bad_signature',
  })
})

test('signed but sealed with another key, or about another merchant: not opened', async () => {
  const [good] = await paid()
  const other = createWechatPay({ ...connection.wechatPay, apiV3Key: 'x'.repeat(32), notifyUrl: merchant.url })
  await assert.rejects(other.readNotification(good!.headers, good!.body, new Date()), { code: 'undecryptable' })
  const stranger = createWechatPay({ ...connection.wechatPay, mchId: '1600000000', notifyUrl: merchant.url })
  await assert.rejects(stranger.readNotification(good!.headers, good!.body, new Date()), { code: 'undecryptable' })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const body = Buffer.from('not json')
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\nn\nnot json\n`)
    .sign(keys.platform.publicKeyPrivate, 'base64')
  const headers = {
    'wechatpay-serial': keys.platform.publicKeyId,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': 'n',
    'wechatpay-signature': signature,
  }
  await assert.rejects(read({ headers, body }), { code: 'undecryptable' })
})

test('a wrong amount is truly signed: only our own books can tell', async () => {
  control.faults.add({ target: 'notify', mode: 'wrong_amount' })
  const told = await read((await paid())[0]!)
  assert.equal(told.kind === 'payment' && told.trade.amountFen, 2501)
})

test('a notification that never comes leaves the query', async () => {
  control.faults.add({ target: 'notify', mode: 'drop', times: 4 })
  const outTradeNo = await anOpenOrder()
  const before = merchant.received.length
  control.pay({ outTradeNo })
  await eventually(() => control.notifications()[0]?.state === 'given_up')
  assert.equal(merchant.received.length, before)
  assert.equal((await pay.query(outTradeNo)).state, 'SUCCESS')
  assert.equal(await control.resend(control.notifications()[0]!.id), 200)
})

test('while keys change over, certificates and public keys both verify', async () => {
  const both = createWechatPay({
    ...connection.wechatPay,
    notifyUrl: merchant.url,
    trust: { mode: 'platform-certificate', keys: { [keys.platform.publicKeyId]: keys.platform.publicKey } },
  })
  const [withKey] = await paid()
  control.signWith('certificate')
  const [withCertificate] = await paid()
  control.signWith('public-key')
  assert.equal(withCertificate?.headers['wechatpay-serial'], keys.platform.certificateSerial)
  for (const one of [withKey!, withCertificate!])
    assert.equal((await both.readNotification(one.headers, one.body, new Date())).kind, 'payment')
})
