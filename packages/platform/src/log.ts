import type { FastifyServerOptions } from 'fastify'

/**
 * One JSON line an event, without patient data: the route's pattern instead of the URL, never a query, header or body.
 * `requestId` ties a line to the `instance` of a problem and to the audit log.
 */
export const logOptions = (level: string): NonNullable<FastifyServerOptions['logger']> => ({
  level,
  base: null,
  serializers: {
    req: (req) => ({
      method: req.method,
      route: (req as { routeOptions?: { url?: string } }).routeOptions?.url ?? '(none)',
    }),
    res: (res) => ({ status: res.statusCode }),
    err: (e) => ({ type: e.name, message: '', stack: '', kind: e.name, code: (e as { code?: string }).code }),
  },
})
