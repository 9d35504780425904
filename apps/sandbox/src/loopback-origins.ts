import type { FastifyInstance } from 'fastify'

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Lets pages from this machine, and only those, call the control and the payment sheet from a browser. */
export function allowLoopbackOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (!origin || !loopback.test(origin)) return
    reply.header('access-control-allow-origin', origin).header('vary', 'origin')
  })
  for (const path of ['/control/*', '/sandbox/*']) {
    app.options(path, async (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'GET, POST, PUT, DELETE')
        .header('access-control-allow-headers', 'content-type')
        .header('access-control-max-age', '600')
        .code(204)
        .send(),
    )
  }
}
