import { createVerify } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { rawBody } from '../scope.ts'
import type { World } from '../world.ts'
import { complain } from './complaint.ts'

/**
 * Is this request really the merchant's? Written apart from our own client, from WeChat Pay's documentation, so that
 * one mistake cannot sit on both sides. 401 SIGN_ERROR otherwise.
 */
export function checkMerchant(world: World, request: FastifyRequest): void {
  const [, list = ''] = /^WECHATPAY2-SHA256-RSA2048 (.+)$/.exec(request.headers.authorization ?? '') ?? []
  const given = Object.fromEntries([...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value ?? '']))
  const { merchant } = world.keys
  if (given['mchid'] !== merchant.mchId || given['serial_no'] !== merchant.certificateSerial) {
    complain(401, 'SIGN_ERROR', '商户号或证书序列号不正确')
  }
  if (Math.abs(world.now().getTime() / 1000 - Number(given['timestamp'])) > 300)
    complain(401, 'SIGN_ERROR', 'Http头Authorization值中的timestamp与发起请求的时间不得超过5分钟')
  const verifier = createVerify('RSA-SHA256')
  verifier.update(`${request.method}\n${request.raw.url}\n${given['timestamp']}\n${given['nonce_str']}\n`)
  verifier.update(rawBody(request)).update('\n')
  if (!verifier.verify(merchant.publicKey, given['signature'] ?? '', 'base64'))
    complain(401, 'SIGN_ERROR', '签名错误，请检查后再试')
}
