import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createWechatPay } from '@jiuyi/partner-wechat-pay'
import { startSandbox } from './index.ts'

const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'))
after(() => rmSync(stateDir, { recursive: true }))

/** A merchant that counts and answers as told. */
async function aMerchant(status: () => number) {
  let told = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      told += 1
      response.writeHead(status()).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`
  return { url, told: () => told, stop: () => new Promise((done) => server.close(done)) }
}

async function eventually(check: () => boolean): Promise<void> {
  for (let i = 0; !check(); i += 1) {
    assert.ok(i < 1_000, 'it never came true')
    await sleep(5)
  }
}

test('after a restart the keys, the orders, the users and the unsaid notifications are still there', async () => {
  let open = false
  const merchant = await aMerchant(() => (open ? 204 : 503))
  const first = await startSandbox({ port: 0, stateDir, notifyRetryMs: [60_000], refundDelayMs: 60_000 })
  const pay = createWechatPay({ ...first.connection.wechatPay, notifyUrl: merchant.url })
  const order = {
    outTradeNo: 'KEPT-000001',
    description: '挂号费',
    amountFen: 100,
    expiresAt: new Date(Date.now() + 600_000),
  }
  await pay.prepayNative(order)
  first.control.pay({ outTradeNo: order.outTradeNo })
  await pay.refund({
    outTradeNo: order.outTradeNo,
    outRefundNo: 'KEPT-R1',
    refundFen: 40,
    totalFen: 100,
    reason: '退号',
  })
  const { code } = first.control.loginCode('o-a-stranger')
  await eventually(() => merchant.told() === 1)
  await first.stop()

  open = true
  const second = await startSandbox({ port: 0, stateDir, refundDelayMs: 5 })
  assert.deepEqual(second.keys, first.keys)
  const after = createWechatPay({ ...second.connection.wechatPay, notifyUrl: merchant.url })
  assert.equal((await after.query(order.outTradeNo)).state, 'REFUND')
  await eventually(() => merchant.told() === 3)
  assert.equal((await after.queryRefund('KEPT-R1')).state, 'SUCCESS')
  const { appId, secret } = second.keys.miniProgram
  const login = await fetch(
    `${second.url}/sns/jscode2session?appid=${appId}&secret=${secret}&js_code=${code}&grant_type=authorization_code`,
  )
  assert.equal(((await login.json()) as { openid: string }).openid, 'o-a-stranger')
  await second.stop()
  await merchant.stop()
})

test('sandbox.json says how to connect, and only its owner may read it', async () => {
  const sandbox = await startSandbox({ port: 0, stateDir })
  const file = join(stateDir, 'sandbox.json')
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), sandbox.connection)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(statSync(join(stateDir, 'keys.json')).mode & 0o777, 0o600)
  await sandbox.stop()
})

const sandbox = await startSandbox({ port: 0, stateDir: false })
after(() => sandbox.stop())
const { control, url } = sandbox
const [person] = control.users()
const openid = person!.miniOpenid

const call = (path: string, body?: unknown, more: RequestInit = {}) =>
  fetch(url + path, {
    ...(body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...more,
  })
const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>

let serial = 0
async function anOrder(more = {}) {
  serial += 1
  const pay = createWechatPay({ ...sandbox.connection.wechatPay, notifyUrl: 'http://127.0.0.1:1/nobody' })
  const order = {
    outTradeNo: `SANDBOX-${String(serial).padStart(4, '0')}`,
    description: '挂号费 <b>',
    amountFen: 1250,
    ...more,
  }
  const params = await pay.prepayJsapi({
    ...order,
    expiresAt: new Date(Date.now() + 600_000),
    app: 'mini-program',
    openid,
  })
  return { ...order, params }
}

test('a person at the other end of HTTP: codes, consent, payment', async () => {
  const code = await json(await call('/control/login-code', {}))
  assert.equal(code['openid'], openid)
  assert.match(String((await json(await call('/control/phone-code', { phone: '13900000000' })))['code']), /^2/)
  assert.deepEqual(await json(await call('/control/consent', { openid, templateId: 't', count: 2 })), { open: 2 })
  const { outTradeNo, params } = await anOrder()
  assert.deepEqual(await json(await call('/control/request-payment', { params, action: 'cancel' })), {
    result: 'cancel',
  })
  assert.deepEqual(await json(await call('/control/pay', { outTradeNo, action: 'pay' })), { result: 'ok' })
  const again = await call('/control/pay', { outTradeNo })
  assert.equal(again.status, 409)
  assert.equal((await json(again))['message'], '该订单已支付，无需重复支付')
  assert.equal((await json(await call(`/control/orders/${outTradeNo}`)))['trade_state'], 'SUCCESS')
  assert.equal((await call('/control/pay', { outTradeNo: 'NOT-THERE' })).status, 404)
})

test('paying twice pays once and tells twice', async () => {
  const before = control.notifications().length
  const { outTradeNo } = await anOrder()
  assert.equal(control.pay({ outTradeNo, action: 'twice' }), 'ok')
  assert.equal(control.notifications().length - before, 2)
})

test('the payment sheet checks the signature, shows what it is for, and can be used once', async () => {
  const { params, description } = await anOrder()
  assert.equal((await call('/sandbox/pay-sheet', { ...params, paySign: 'AAAA' })).status, 409)
  const sheet = await json(await call('/sandbox/pay-sheet', params))
  assert.equal(sheet['payee'], '市一医院')
  assert.equal(sheet['description'], description)
  assert.equal(sheet['amountFen'], 1250)
  const act = (action: string) => call(`/sandbox/pay-sheet/${sheet['sheetId']}`, { action })
  assert.equal((await act('steal')).status, 400)
  assert.deepEqual(await json(await act('pay')), { err_msg: 'get_brand_wcpay_request:ok' })
  assert.equal((await act('pay')).status, 409)
  assert.equal((await call('/sandbox/pay-sheet/unknown', { action: 'pay' })).status, 404)
})

test('faults are set, seen and cleared; nonsense is refused', async () => {
  assert.equal((await call('/control/faults', { target: 'sms', mode: 'down', times: 3 })).status, 201)
  assert.deepEqual((await json(await call('/control/faults')))['items'], [{ target: 'sms', mode: 'down', times: 3 }])
  assert.equal((await call('/control/faults', { target: 'sms', mode: 'explode' })).status, 400)
  assert.equal((await call('/control/faults', undefined, { method: 'DELETE' })).status, 204)
  assert.deepEqual(control.faults.list(), [])
})

test('pages of this machine may call the control from a browser, others may not', async () => {
  const preflight = (origin: string) => fetch(`${url}/control/faults`, { method: 'OPTIONS', headers: { origin } })
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:80']) {
    const answer = await preflight(origin)
    assert.equal(answer.status, 204)
    assert.equal(answer.headers.get('access-control-allow-origin'), origin)
  }
  for (const origin of ['https://evil.example', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example']) {
    assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null)
  }
})

test('the phone shows what came in, escaped, and is told when something changes', async () => {
  const { outTradeNo } = await anOrder()
  const page = await call(`/phone/${openid}`)
  assert.match(page.headers.get('set-cookie') ?? '', new RegExp(`sandbox_openid=${openid}`))
  const text = await page.text()
  assert.match(text, new RegExp(outTradeNo))
  assert.match(text, /挂号费 &lt;b&gt;/)
  assert.doesNotMatch(text, /挂号费 <b>/)
  const events = await call('/phone/events')
  const reader = events.body!.getReader()
  await reader.read()
  control.pay({ outTradeNo })
  const { value } = await reader.read()
  assert.match(new TextDecoder().decode(value), /event: changed/)
  await reader.cancel()
  assert.match(await (await call(`/phone/${openid}/feed`)).text(), /付过的款/)
})

test('the consent page sends back a code, or nothing when refused, and never elsewhere than to a page', async () => {
  const allow = (query: string) => call(`/sandbox/oauth?${query}`, undefined, { redirect: 'manual' })
  const redirect = 'redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fh5&state=s'
  const yes = new URL((await allow(`${redirect}&openid=${openid}&answer=allow`)).headers.get('location')!)
  assert.match(yes.searchParams.get('code')!, /^1/)
  const no = new URL((await allow(`${redirect}&answer=deny`)).headers.get('location')!)
  assert.equal(no.searchParams.get('code'), null)
  assert.equal((await allow('redirect_uri=javascript%3Aalert(1)&answer=allow')).status, 400)
  const appid = sandbox.keys.officialAccount.appId
  assert.equal(
    (await call(`/connect/oauth2/authorize?appid=wrong&${redirect}&response_type=code&scope=snsapi_base`)).status,
    400,
  )
  assert.equal(
    (await call(`/connect/oauth2/authorize?appid=${appid}&${redirect}&response_type=code&scope=none`)).status,
    400,
  )
})
