import type { FastifyInstance } from 'fastify'
import { jsonBody, speakRaw } from '../scope.ts'
import type { World } from '../world.ts'
import { tradeBill } from './bill.ts'
import { complain, PayComplaint } from './complaint.ts'
import { checkMerchant } from './merchant-signature.ts'
import { wrongAmount } from './notifications.ts'
import { closeOrder, createOrder, describeOrder, orderOf } from './orders.ts'
import { platformHeaders } from './platform-signature.ts'
import { createRefund, describeRefund, refundOf } from './refunds.ts'
import { seal } from './seal.ts'
import { chinaDay, chinaInstant } from './times.ts'

type Params = { Params: { no: string }; Querystring: Record<string, string | undefined> }
const transactions = '/v3/pay/transactions'

/** api.mch.weixin.qq.com: every request is verified, every answer signed. */
export function payRoutes(world: World) {
  return async (app: FastifyInstance): Promise<void> => {
    speakRaw(app, world, (fault, reply) => {
      const code = fault.code ?? 'SYSTEM_ERROR'
      reply.code(code === 'FREQUENCY_LIMITED' ? 429 : code === 'SYSTEM_ERROR' ? 500 : 400)
      return { code, message: '系统异常，请稍后重试' }
    })
    app.addHook('preHandler', async (request) => checkMerchant(world, request))
    app.addHook('onSend', async (request, reply, payload) => {
      // Downloads are the exception: their hash was in a signed answer.
      if (request.routeOptions.config.target === 'pay.bill_file') return
      const asked = request.headers['wechatpay-serial']
      reply.headers(
        platformHeaders(world, typeof payload === 'string' ? payload : '', request.fault, asked?.toString()),
      )
    })
    app.setErrorHandler((error, _request, reply) => {
      if (error instanceof PayComplaint)
        return reply.code(error.status).send({ code: error.code, message: error.message })
      throw error
    })

    app.post(`${transactions}/jsapi`, { config: { target: 'pay.prepay' } }, async (request) => ({
      prepay_id: createOrder(world, 'JSAPI', jsonBody(request)).prepayId,
    }))
    app.post(`${transactions}/native`, { config: { target: 'pay.prepay' } }, async (request) => ({
      code_url: createOrder(world, 'NATIVE', jsonBody(request)).codeUrl,
    }))

    app.get<Params>(`${transactions}/out-trade-no/:no`, { config: { target: 'pay.query' } }, async (request) => {
      checkMchid(world, request.query['mchid'])
      const order = describeOrder(world, orderOf(world, request.params.no))
      return request.fault?.mode === 'wrong_amount' ? wrongAmount(order) : order
    })
    app.post<Params>(
      `${transactions}/out-trade-no/:no/close`,
      { config: { target: 'pay.close' } },
      async (request, reply) => {
        checkMchid(world, jsonBody(request)['mchid'])
        closeOrder(world, orderOf(world, request.params.no))
        return reply.code(204).send()
      },
    )

    app.post('/v3/refund/domestic/refunds', { config: { target: 'pay.refund' } }, async (request) => {
      const refund = createRefund(world, jsonBody(request), request.fault?.mode === 'abnormal')
      return describeRefund(world, refund)
    })
    app.get<Params>('/v3/refund/domestic/refunds/:no', { config: { target: 'pay.query_refund' } }, async (request) => {
      const refund = describeRefund(world, refundOf(world, request.params.no))
      return request.fault?.mode === 'wrong_amount' ? wrongAmount(refund) : refund
    })

    app.get('/v3/certificates', { config: { target: 'pay.certificates' } }, async () => {
      const { platform, merchant } = world.keys
      const day = world.now().getTime()
      const item = {
        serial_no: platform.certificateSerial,
        effective_time: chinaInstant(new Date(day - 86_400_000)),
        expire_time: chinaInstant(new Date(day + 365 * 86_400_000)),
        encrypt_certificate: seal(merchant.apiV3Key, platform.certificate, 'certificate'),
      }
      return { data: [item] }
    })

    app.get<Params>('/v3/bill/tradebill', { config: { target: 'pay.bill' } }, async (request) => {
      const day = request.query['bill_date'] ?? ''
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day > chinaDay(world.now()))
        return complain(400, 'PARAM_ERROR', '账单日期格式不正确')
      const bill = tradeBill(world, day) ?? complain(400, 'NO_STATEMENT_EXIST', '请求的账单文件不存在')
      const url = new URL(`${request.protocol}://${request.host}/v3/billdownload/file?token=${day}`)
      return { hash_type: 'SHA1', hash_value: bill.sha1, download_url: url.href }
    })
    app.get<Params>('/v3/billdownload/file', { config: { target: 'pay.bill_file' } }, async (request, reply) => {
      const bill = tradeBill(world, request.query['token'] ?? '') ?? complain(404, 'RESOURCE_NOT_EXISTS', '文件不存在')
      const csv = request.fault?.mode === 'wrong_amount' ? bill.csv.replace(/`(\d+)\.(\d)0/, '`$1.$21') : bill.csv
      return reply.type('application/octet-stream').send(csv)
    })
  }
}

function checkMchid(world: World, mchid: unknown): void {
  if (mchid !== world.keys.merchant.mchId) complain(400, 'PARAM_ERROR', '输入源“mchid”不符合规则')
}
