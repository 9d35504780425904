import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './db.ts'
import { type Fragment, sql } from './sql.ts'

/** `/healthz` (am I alive), `/readyz` (can I serve: the database answers) and `/metrics` for Prometheus. */
export function observe(
  app: FastifyInstance,
  db: Db,
  allowMetrics: (req: { ip: string; headers: Record<string, unknown> }) => boolean,
) {
  const figures = new Registry()
  collectDefaultMetrics({ register: figures })
  const seconds = new Histogram({
    name: 'jiuyi_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [figures],
  })
  /** A figure that is counted in the database when it is asked for; without the database it is left out, the others stay. */
  const counted = (name: string, help: string, count: Fragment) =>
    new Gauge({
      name,
      help,
      registers: [figures],
      async collect() {
        this.reset()
        await db.one<{ n: number }>(count).then(
          ({ n }) => this.set(n),
          () => {},
        )
      },
    })
  counted(
    'jiuyi_outbox_waiting',
    'Events committed but not delivered',
    sql`select count(*) as n from platform.outbox where delivered_at is null`,
  )
  counted(
    'jiuyi_outbox_parked',
    'Events that failed too often: a person must look',
    sql`select count(*) as n from platform.outbox where delivered_at is null and parked_at is not null`,
  )
  counted(
    'jiuyi_jobs_failed',
    'Jobs that used up their tries',
    sql`select count(*) as n from graphile_worker.jobs where attempts >= max_attempts`,
  )
  new Gauge({
    name: 'jiuyi_db_connections_waiting',
    help: 'Requests waiting for a database connection',
    registers: [figures],
    collect() {
      this.set(db.pool.waitingCount)
    },
  })
  /** Looking a series up by its labels costs more than counting: each is looked up once. */
  const series = new Map<string, ReturnType<typeof seconds.labels>>()
  app.addHook('onResponse', (req, reply, done) => {
    const route = req.routeOptions.url ?? '(none)'
    const name = `${req.method} ${route} ${reply.statusCode}`
    let one = series.get(name)
    if (!one) {
      one = seconds.labels({ method: req.method, route, status: reply.statusCode })
      series.set(name, one)
    }
    one.observe(reply.elapsedTime / 1000)
    done()
  })
  const open = { config: { access: { who: 'anyone' as const } }, logLevel: 'warn' as const, schema: { hide: true } }
  app.get('/healthz', open, async () => ({ ok: true }))
  app.get('/readyz', open, async (_req, reply) => {
    const ok = await db.rows(sql`select 1 as one`).then(
      () => true,
      () => false,
    )
    return reply.code(ok ? 200 : 503).send({ ok })
  })
  app.get('/metrics', open, async (req, reply) =>
    allowMetrics(req) ? reply.type(figures.contentType).send(await figures.metrics()) : reply.code(404).send(),
  )
}
