import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'

/** Every answer a test provokes must match the schema its route declares: a query with the wrong shape fails here. */
export function checkResponses(app: FastifyInstance): void {
  const check = (req: FastifyRequest, reply: FastifyReply, plain: () => unknown) => {
    const declared = (req.routeOptions.schema?.response as Record<string, TSchema> | undefined)?.[reply.statusCode]
    if (!declared || !req.routeOptions.url?.startsWith('/api')) return
    const answer = plain()
    if (Value.Check(declared, answer)) return
    const first = [...Value.Errors(declared, answer)][0]
    throw new Error(
      `${req.method} ${req.routeOptions.url} ${reply.statusCode} answers what its schema does not allow: ${JSON.stringify(first)}`,
    )
  }
  app.addHook('preSerialization', async (req, reply, payload) => {
    check(req, reply, () => JSON.parse(JSON.stringify(payload)))
    return payload
  })
  // Bytes that were ready pass no serializer.
  app.addHook('onSend', async (req, reply, payload) => {
    if (Buffer.isBuffer(payload) && !reply.hasHeader('content-encoding'))
      check(req, reply, () => JSON.parse(payload.toString()))
    return payload
  })
}
