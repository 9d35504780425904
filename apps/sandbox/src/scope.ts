import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from './faults.ts'
import type { World } from './world.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The misbehaviour that struck this request. */
    fault: Fault | undefined
  }
  interface FastifyContextConfig {
    /** The name by which faults find this route, e.g. `pay.query`. */
    target?: string | ((request: FastifyRequest) => string)
  }
}

/** Longer than the patience of our own clients (5 s). */
const SLOW_MS = 6_000
const DELAY_MS = 3_000

export const rawBody = (request: FastifyRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)

/** The body as JSON, or an empty object: what is missing is then complained of field by field. */
export function jsonBody(request: FastifyRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(rawBody(request).toString('utf8') || '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Bodies stay bytes (signatures are made over bytes), and faults strike. `broken` answers in the protocol's own way. */
export function speakRaw(
  app: FastifyInstance,
  world: World,
  broken: (fault: Fault, reply: FastifyReply, request: FastifyRequest) => unknown,
): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.decorateRequest('fault', undefined)

  // After the body was read: a client that is still sending would see a broken pipe instead of the fault.
  app.addHook('preValidation', async (request, reply) => {
    const { target } = request.routeOptions.config
    const name = typeof target === 'function' ? target(request) : target
    const fault = name ? world.faults.take(name) : undefined
    request.fault = fault
    if (fault?.mode === 'down') {
      reply.hijack()
      request.raw.socket.destroy()
      return reply
    }
    if (fault?.mode === 'delay') await sleep(fault.delayMs ?? DELAY_MS)
    if (fault?.mode === 'error') return reply.send(broken(fault, reply, request))
  })

  // The work is done, the answer comes late or never: the worst kind, since the caller cannot know.
  app.addHook('onSend', async (request) => {
    if (request.fault?.mode === 'slow') await sleep(request.fault.delayMs ?? SLOW_MS)
    if (request.fault?.mode === 'drop') request.raw.socket.destroy()
  })
}
