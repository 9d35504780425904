import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'

/** Every answer a test provokes must match the schema its route declares: a query with the wrong shape fails here. */
export function checkResponses(app: FastifyInstance): void {
  app.addHook('preSerialization', async (req, reply, payload) => {
    const declared = (req.routeOptions.schema?.response as Record<string, TSchema> | undefined)?.[reply.statusCode]
    if (!declared || !req.routeOptions.url?.startsWith('/api')) return payload
    const plain = JSON.parse(JSON.stringify(payload))
    if (!Value.Check(declared, plain)) {
      const first = [...Value.Errors(declared, plain)][0]
      throw new Error(
        `${req.method} ${req.routeOptions.url} ${reply.statusCode} answers what its schema does not allow: ${JSON.stringify(first)}`,
      )
    }
    return payload
  })
}
