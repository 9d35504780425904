import { createHash, createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { rawBody } from '../scope.ts'
import { token, type World } from '../world.ts'
import { deliverSms, isMobile } from './phone-book.ts'

const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')

/** dysmsapi.aliyuncs.com: SendSms with an ACS3-HMAC-SHA256 signature. */
export function aliyunSms(world: World, request: FastifyRequest, reply: FastifyReply) {
  const refused = checkSignature(world, request)
  if (refused) return reply.code(400).send({ RequestId: token(8), Code: refused, Message: refused })
  const query = new URL(request.url, 'http://sandbox').searchParams
  const form = new URLSearchParams(rawBody(request).toString())
  const field = (name: string) => query.get(name) ?? form.get(name) ?? ''
  const answer = (code: string, extra = {}) => reply.send({ RequestId: token(8), Code: code, Message: code, ...extra })
  const phone = field('PhoneNumbers')
  if (!isMobile(phone)) return answer('isv.MOBILE_NUMBER_ILLEGAL')
  if (!field('SignName')) return answer('isv.SMS_SIGNATURE_ILLEGAL')
  if (!field('TemplateCode')) return answer('isv.SMS_TEMPLATE_ILLEGAL')
  const params = readParams(field('TemplateParam'))
  if (!params) return answer('isv.INVALID_JSON_PARAM')
  const sms = {
    provider: 'aliyun' as const,
    phone,
    signName: field('SignName'),
    template: field('TemplateCode'),
    params,
  }
  return answer('OK', { BizId: deliverSms(world, sms, request.fault?.mode === 'duplicate').id })
}

function checkSignature(world: World, request: FastifyRequest): string | undefined {
  const { accessKeyId, accessKeySecret } = world.keys.aliyun
  const shape = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/
  const [, credential, signed = '', signature] = shape.exec(request.headers.authorization ?? '') ?? []
  if (!credential) return 'MissingAuthorization'
  if (credential !== accessKeyId) return 'InvalidAccessKeyId.NotFound'
  const date = Date.parse(String(request.headers['x-acs-date']))
  if (!(Math.abs(world.now().getTime() - date) <= 900_000)) return 'InvalidTimeStamp.Expired'
  const names = signed.split(';')
  const needed = Object.keys(request.headers).filter((name) => name === 'host' || name.startsWith('x-acs-'))
  if (!needed.every((name) => names.includes(name))) return 'SignatureDoesNotMatch'
  const bodyHash = hash(rawBody(request))
  if (request.headers['x-acs-content-sha256'] !== bodyHash) return 'SignatureDoesNotMatch'
  const [path = '/', query = ''] = request.url.split('?')
  const sorted = query.split('&').sort().join('&')
  const headers = names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('')
  const canonical = [request.method, path, sorted, headers, signed, bodyHash].join('\n')
  const expected = createHmac('sha256', accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${hash(canonical)}`)
    .digest('hex')
  return expected === signature ? undefined : 'SignatureDoesNotMatch'
}

function readParams(json: string): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(json || '{}') as object).map(([k, v]) => [k, String(v)]))
  } catch {
    return undefined
  }
}
