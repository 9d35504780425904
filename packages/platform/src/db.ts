import type { DomainEvent } from '@jiuyi/kernel'
import pg from 'pg'
import { type Pulse, silent, startPulse } from './pulse.ts'
import { type Fragment, prepared, sql } from './sql.ts'

export interface Queryable {
  rows<T>(q: Fragment): Promise<T[]>
  maybeOne<T>(q: Fragment): Promise<T | undefined>
  /** Exactly one row; anything else is a bug in the statement. */
  one<T>(q: Fragment): Promise<T>
  /** Runs `work` once what was written here is committed: at once outside a transaction, and never when it rolls back. */
  afterCommit(work: () => void): void
}
export interface Tx extends Queryable {
  /** Writes the event beside the rows it speaks of; the relay delivers it after commit. */
  emit(...events: DomainEvent[]): Promise<void>
  /** Queues a job that exists only if this transaction commits. Same `key`: the later one replaces the earlier. */
  addJob(
    name: string,
    payload: Record<string, unknown>,
    options?: { key?: string; runAt?: Date; maxAttempts?: number },
  ): Promise<void>
}

export type DbOptions = {
  url: string
  /** Most connections of this pool. */
  max?: number
  /** Postgres role to act as; in tests each module has one that sees only its own schema and `platform`. */
  role?: string
  /** How long a caller waits for a connection before it is told that the database is away; 3 s in service. Tests on a busy machine wait longer. */
  connectMs?: number
  /** Shown in pg_stat_activity. */
  name?: string
}

// int8 counts and sums come as numbers: nothing here passes 2^53.
pg.types.setTypeParser(20, Number)
// A date is a calendar day, not an instant.
pg.types.setTypeParser(1082, (v: string) => v)
pg.types.setTypeParser(1182 as 1082, (v: string) => (v === '{}' ? [] : v.slice(1, -1).split(',')))
// A time of day is HH:MM.
pg.types.setTypeParser(1083, (v: string) => v.slice(0, 5))

const on = (c: pg.ClientBase | pg.Pool, afterCommit: Queryable['afterCommit'] = (work) => work()): Queryable => {
  const rows = async <T>(q: Fragment) => (await c.query(prepared(q))).rows as T[]
  return {
    rows,
    afterCommit,
    maybeOne: async <T>(q: Fragment) => (await rows<T>(q))[0],
    one: async <T>(q: Fragment) => {
      const all = await rows<T>(q)
      if (all.length !== 1) throw new Error(`expected one row, got ${all.length}`)
      return all[0]!
    },
  }
}

/**
 * Limits that keep one cut-off process from freezing the others: an open transaction whose process vanished holds row locks until the server
 * notices, which with Postgres' own defaults takes hours. Measured: the healthy node is back after 2 s with these. The keepalives are for sessions
 * that hold an advisory lock and do nothing (`exclusively`): their process is missed after some ten seconds, and another takes the work over.
 */
const guards = [
  ['statement_timeout', '15s'],
  ['lock_timeout', '5s'],
  ['idle_in_transaction_session_timeout', '2s'],
  ['tcp_user_timeout', '3s'],
  ['client_connection_check_interval', '2s'],
  ['tcp_keepalives_idle', '4'],
  ['tcp_keepalives_interval', '2'],
  ['tcp_keepalives_count', '3'],
  ['timezone', 'UTC'],
]

export function openDb(options: DbOptions) {
  const settings = [...guards, ...(options.role ? [['role', options.role]] : [])]
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.name ?? 'jiuyi',
    connectionTimeoutMillis: options.connectMs ?? 3_000,
    query_timeout: 20_000,
    keepAlive: true,
    options: settings.map(([k, v]) => `-c ${k}=${v}`).join(' '),
  })
  pool.on('error', () => {}) // an idle connection died; the pool replaces it
  const committed = new Set<() => void>()
  const connections = new Set<pg.ClientBase>()
  pool.on('connect', (c) => void connections.add(c))
  pool.on('remove', (c) => void connections.delete(c))
  let pulse: Pulse | undefined
  const mayAsk = () => {
    if (pulse?.away()) throw silent()
  }
  const straight = on(pool)

  return {
    ...straight,
    rows: async <T>(q: Fragment) => {
      mayAsk()
      return straight.rows<T>(q)
    },
    maybeOne: async <T>(q: Fragment) => {
      mayAsk()
      return straight.maybeOne<T>(q)
    },
    one: async <T>(q: Fragment) => {
      mayAsk()
      return straight.one<T>(q)
    },
    /** For processes that serve: notices within seconds that the database has gone silent (see pulse.ts). */
    watch: () => {
      pulse ??= startPulse(options.url, () => connections)
    },
    url: options.url,
    pool,
    /** Called after every commit that emitted an event; the relay wakes on it. */
    onEmitted: (wake: () => void) => void committed.add(wake),
    /** For statements that write the outbox themselves, outside `tx`: call it after they committed. */
    announce: () => {
      for (const wake of committed) wake()
    },
    async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      mayAsk()
      const c = await pool.connect()
      let broken: Error | undefined
      let emitted = false
      const afterwards: (() => void)[] = []
      const onError = (e: Error) => {
        broken = e
      }
      c.on('error', onError)
      try {
        await c.query('begin')
        const tx: Tx = {
          ...on(c, (after) => void afterwards.push(after)),
          emit: async (...events) => {
            emitted ||= events.length > 0
            for (const e of events) {
              await c.query(
                prepared(
                  sql`insert into platform.outbox (id, name, key, data) values (${e.id}, ${e.name}, ${e.key}, ${JSON.stringify(e.data)})`,
                ),
              )
            }
          },
          addJob: async (name, payload, job = {}) => {
            await c.query(
              prepared(sql`
              select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json, run_at => ${job.runAt ?? null}::timestamptz,
                                             max_attempts => ${job.maxAttempts ?? null}::int, job_key => ${job.key ?? null})`),
            )
          },
        }
        const result = await work(tx)
        await c.query('commit')
        for (const after of afterwards) after()
        if (emitted) for (const wake of committed) wake()
        return result
      } catch (e) {
        await c.query('rollback').catch((r: Error) => {
          broken ??= r
        })
        throw e
      } finally {
        c.off('error', onError)
        c.release(broken)
      }
    },
    /** Runs `work` if no other process is running the same; holds a session lock, never a transaction. */
    async exclusively<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
      mayAsk()
      const c = await pool.connect()
      let held = false
      let broken = false
      const onError = () => {
        broken = true
      }
      c.on('error', onError)
      try {
        held = (await c.query('select pg_try_advisory_lock(hashtextextended($1, 7)) as ok', [name])).rows[0].ok
        return held ? await work() : undefined
      } finally {
        if (held && !broken) {
          // Unlock and keep the connection; if that fails, closing it frees the lock.
          broken = await c.query('select pg_advisory_unlock(hashtextextended($1, 7))', [name]).then(
            () => false,
            () => true,
          )
        }
        c.off('error', onError)
        c.release(broken)
      }
    },
    close: () => {
      pulse?.stop()
      return pool.end()
    },
  }
}
export type Db = ReturnType<typeof openDb>

/** The name of the constraint an error speaks of, if it is one. */
export const violated = (e: unknown): string | undefined => (e as { constraint?: string } | undefined)?.constraint
