/** The appointments' routes behind the real door, as `apps/server` builds it (guard, validation, audit, headers, metrics), with invented accounts. */
import { availabilityRoutes, createTaker, takeNumberRoute } from '@jiuyi/appointments/bench'
import { systemClock } from '@jiuyi/kernel'
import { buildHttp, openDb, openKeyRing, type Routes } from '@jiuyi/platform'

const [url = '', port = '0'] = process.argv.slice(2)
const db = openDb({ url, max: 8 })
const ctx = {
  db,
  clock: systemClock,
  keys: openKeyRing({ current: 'a', keys: { a: Buffer.alloc(32, 1) }, indexKey: Buffer.alloc(32, 2) }),
}
const yes = { mayBook: async () => ({ allowed: true, due: [], elder: false }) }
const empty: Routes = async (app) => {
  app.get('/empty', { config: { access: { who: 'anyone' } } }, async (_req, reply) => reply.send(''))
}
const app = await buildHttp({
  db,
  routes: [availabilityRoutes(ctx, 'Asia/Shanghai'), takeNumberRoute(createTaker(ctx), yes as never), empty],
  authenticate: async ({ token }) => ({ kind: 'account', accountId: token.slice(0, 36), groupId: '', sessionId: '' }),
  phrase: (code) => code,
  logLevel: 'error',
})
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.send?.({ port: (app.server.address() as { port: number }).port })
process.on('disconnect', () => process.exit(0))
