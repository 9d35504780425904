import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSandbox } from '@jiuyi/sandbox'
import { Wechatpay } from 'wechatpay-axios-plugin'
import { createWechatPay } from './index.ts'

/** A client that others wrote must get along with the sandbox too: otherwise ours and the sandbox may share a mistake. */
const sandbox = await startSandbox({ port: 0, stateDir: false, refundDelayMs: 10 })
after(() => sandbox.stop())
const { connection, control, keys } = sandbox
const { mchId, privateKey, certificateSerial } = connection.wechatPay
const notify_url = 'http://127.0.0.1:1/pay'

const theirs = (certs: Record<string, string>) =>
  new Wechatpay({ mchid: mchId, serial: certificateSerial, privateKey, certs, baseURL: `${sandbox.url}/` })
const client = theirs({ [keys.platform.publicKeyId]: keys.platform.publicKey })
const ours = createWechatPay({ ...connection.wechatPay, notifyUrl: notify_url })

type Answer = { status: number; data: Record<string, string> }
const post = (path: string, body: unknown, more = {}, by = client) => by.chain(path).post<unknown, Answer>(body, more)
const get = (path: string, more: Record<string, unknown>, by = client) => by.chain(path).get<unknown, Answer>(more)

test('create, query, refund and close through wechatpay-axios-plugin', async () => {
  const order = {
    appid: keys.miniProgram.appId,
    mchid: mchId,
    description: '挂号费，含逗号',
    out_trade_no: 'SECOND-0001',
    notify_url,
    amount: { total: 2500, currency: 'CNY' },
    payer: { openid: control.users()[0]!.miniOpenid },
  }
  const { data: made } = await post('v3/pay/transactions/jsapi', order)
  assert.match(made['prepay_id'] ?? '', /^wx/)
  const changed = { ...order, amount: { total: 1, currency: 'CNY' } }
  await assert.rejects(post('v3/pay/transactions/jsapi', changed), (error: { response?: { status: number } }) => {
    assert.equal(error.response?.status, 403)
    return true
  })
  control.pay({ outTradeNo: order.out_trade_no })
  const { data: trade } = await get('v3/pay/transactions/out-trade-no/{no}', {
    params: { mchid: mchId },
    no: 'SECOND-0001',
  })
  assert.equal(trade['trade_state'], 'SUCCESS')
  assert.equal((await ours.query('SECOND-0001')).transactionId, trade['transaction_id'])

  const refund = {
    out_trade_no: 'SECOND-0001',
    out_refund_no: 'SECOND-R1',
    amount: { refund: 500, total: 2500, currency: 'CNY' },
  }
  const { data: refunded } = await post('v3/refund/domestic/refunds', refund)
  assert.equal(refunded['status'], 'PROCESSING')
  assert.equal((await ours.queryRefund('SECOND-R1')).refundId, refunded['refund_id'])

  await post('v3/pay/transactions/native', { ...order, out_trade_no: 'SECOND-0002', payer: undefined })
  const closed = await post('v3/pay/transactions/out-trade-no/{no}/close', { mchid: mchId }, { no: 'SECOND-0002' })
  assert.equal(closed.status, 204)
  assert.equal((await ours.query('SECOND-0002')).state, 'CLOSED')
})

test('their client, too, refuses answers that another key signed', async () => {
  const misled = theirs({ [keys.platform.publicKeyId]: keys.merchant.publicKey })
  const asking = get('v3/pay/transactions/out-trade-no/{no}', { params: { mchid: mchId }, no: 'SECOND-0001' }, misled)
  await assert.rejects(asking, { code: 'EV3_RES_HEADER_SIGNATURE_DIGEST' })
})
