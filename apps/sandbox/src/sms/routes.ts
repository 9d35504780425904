import type { FastifyInstance, FastifyRequest } from 'fastify'
import { speakRaw } from '../scope.ts'
import type { World } from '../world.ts'
import { aliyunSms } from './aliyun.ts'
import { tencentSms } from './tencent.ts'

/** Both providers listen at `POST /`; their headers tell them apart. */
export function smsRoutes(world: World) {
  return async (app: FastifyInstance): Promise<void> => {
    speakRaw(app, world, (fault, reply, request) => {
      const code = fault.code
      if (isTencent(request))
        return { Response: { Error: { Code: code ?? 'InternalError', Message: 'error' }, RequestId: 'sandbox' } }
      reply.code(code ? 200 : 500)
      return { RequestId: 'sandbox', Code: code ?? 'isp.SYSTEM_ERROR', Message: 'error' }
    })
    const target = (request: FastifyRequest) => (isTencent(request) ? 'sms.tencent' : 'sms.aliyun')
    app.post('/', { config: { target } }, (request, reply) => {
      if (isTencent(request)) return tencentSms(world, request, reply)
      if (request.headers['x-acs-action'] === 'SendSms') return aliyunSms(world, request, reply)
      return reply.code(404).send({ Code: 'InvalidAction.NotFound', Message: 'the sandbox knows SendSms only' })
    })
  }
}

const isTencent = (request: FastifyRequest): boolean => request.headers['x-tc-action'] === 'SendSms'
