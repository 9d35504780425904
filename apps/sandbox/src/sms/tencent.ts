import { createHash, createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { jsonBody, rawBody } from '../scope.ts'
import { token, type World } from '../world.ts'
import { deliverSms, isMobile } from './phone-book.ts'

const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** sms.tencentcloudapi.com: SendSms with a TC3-HMAC-SHA256 signature. Errors come in a 200. */
export function tencentSms(world: World, request: FastifyRequest, reply: FastifyReply) {
  const answer = (response: Record<string, unknown>) => reply.send({ Response: { ...response, RequestId: token(8) } })
  const error = (code: string) => answer({ Error: { Code: code, Message: code } })
  const refused = checkSignature(world, request)
  if (refused) return error(refused)
  const body = jsonBody(request)
  const [number] = (body['PhoneNumberSet'] ?? []) as string[]
  const phone = (number ?? '').replace(/^\+86/, '')
  if (body['SmsSdkAppId'] !== world.keys.tencent.sdkAppId) return error('InvalidParameterValue.SdkAppIdNotExist')
  if (!body['TemplateId']) return error('MissingParameter')
  const status = { PhoneNumber: number, Fee: 1, SessionContext: body['SessionContext'] ?? '', IsoCode: 'CN' }
  if (!isMobile(phone)) {
    const code = 'InvalidParameterValue.IncorrectPhoneNumber'
    return answer({ SendStatusSet: [{ ...status, SerialNo: '', Fee: 0, Code: code, Message: code }] })
  }
  const params = Object.fromEntries(
    ((body['TemplateParamSet'] ?? []) as string[]).map((value, i) => [String(i + 1), value]),
  )
  const sms = {
    provider: 'tencent' as const,
    phone,
    signName: String(body['SignName'] ?? ''),
    template: String(body['TemplateId']),
    params,
  }
  const sent = deliverSms(world, sms, request.fault?.mode === 'duplicate')
  return answer({ SendStatusSet: [{ ...status, SerialNo: sent.id, Code: 'Ok', Message: 'send success' }] })
}

function checkSignature(world: World, request: FastifyRequest): string | undefined {
  const { secretId, secretKey } = world.keys.tencent
  const shape = /^TC3-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/
  const [, credential, scope = '', signed = '', signature] = shape.exec(request.headers.authorization ?? '') ?? []
  if (!credential) return 'AuthFailure.InvalidAuthorization'
  if (credential !== secretId) return 'AuthFailure.SecretIdNotFound'
  const timestamp = String(request.headers['x-tc-timestamp'] ?? '')
  if (!(Math.abs(world.now().getTime() / 1000 - Number(timestamp)) <= 300)) return 'AuthFailure.SignatureExpire'
  const names = signed.split(';')
  if (!['content-type', 'host'].every((name) => names.includes(name))) return 'AuthFailure.SignatureFailure'
  const headers = names
    .map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .toLowerCase()}\n`,
    )
    .join('')
  const canonical = [request.method, '/', '', headers, signed, hash(rawBody(request))].join('\n')
  const [day = '', service = ''] = scope.split('/')
  const signing = mac(mac(mac(`TC3${secretKey}`, day), service), 'tc3_request')
  const expected = mac(signing, ['TC3-HMAC-SHA256', timestamp, scope, hash(canonical)].join('\n')).toString('hex')
  return expected === signature ? undefined : 'AuthFailure.SignatureFailure'
}
