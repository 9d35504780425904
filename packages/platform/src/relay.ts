import type pg from 'pg'
import type { Db, Tx } from './db.ts'
import { sql } from './sql.ts'

/** A flow reacts by calling facades. It holds no transaction, so those commands must bear being asked twice. */
export type Flow = { name: string; on: string; react: (data: never) => Promise<void> }
/** A reader keeps its own tables. Its work and its inbox row commit together, so it sees each event once. */
export type Reader = { name: string; on: string; project: (tx: Tx, data: never) => Promise<void> }
export type Subscriber = Flow | Reader

type Waiting = { id: string; name: string; key: string; data: never; attempts: number }

const maxAttempts = 12
/** 0.2 s, 0.4 s … at most 5 minutes. */
const backoffSeconds = (attempts: number) => Math.min(0.2 * 2 ** attempts, 300)

async function deliver(db: Db, subscribers: Subscriber[], e: Waiting) {
  for (const s of subscribers) {
    if (s.on !== e.name) continue
    if ('react' in s) await s.react(e.data)
    else
      await db.tx(async (tx) => {
        const fresh = await tx.maybeOne(sql`
          insert into platform.inbox (subscriber, event_id) values (${s.name}, ${e.id}) on conflict do nothing returning 1 as one`)
        if (fresh) await s.project(tx, e.data)
      })
  }
}

/**
 * Delivers committed events: in order within a key, different keys side by side; one relay works at a time.
 * A failing event holds back only its own key. It is tried again after a growing pause and parked after 12 tries, for a person to look at.
 * Returns how many were delivered.
 */
export async function relayOnce(db: Db, subscribers: Subscriber[], batch = 200): Promise<number> {
  const delivered = await db.exclusively('platform.relay', async () => {
    const events = await db.rows<Waiting>(sql`
      select e.id, e.name, e.key, e.data, e.attempts
        from platform.outbox e
       where e.delivered_at is null
         and not exists (select 1 from platform.outbox earlier
                          where earlier.delivered_at is null and earlier.key = e.key and earlier.seq <= e.seq
                            and (earlier.parked_at is not null or earlier.next_try_at > now()))
       order by e.seq
       limit ${batch}`)
    const lines = Map.groupBy(events, (e) => e.key)
    let count = 0
    const queue = [...lines.values()]
    const worker = async () => {
      for (let line = queue.shift(); line; line = queue.shift()) {
        for (const e of line) {
          try {
            await deliver(db, subscribers, e)
          } catch (error) {
            await held(db, e, error)
            break
          }
          await db.rows(sql`update platform.outbox set delivered_at = now() where id = ${e.id}`)
          count++
        }
      }
    }
    await Promise.all(Array.from({ length: 4 }, worker))
    return count
  })
  return delivered ?? 0
}

async function held(db: Db, e: Waiting, error: unknown) {
  const attempts = e.attempts + 1
  // Only the kind of failure is kept: a message may quote a patient's data.
  const kind = `${(error as Error).name}: ${(error as { code?: string }).code ?? (error as Error).message.slice(0, 120)}`
  await db.rows(sql`
    update platform.outbox
       set attempts = ${attempts}, last_error = ${kind},
           next_try_at = now() + make_interval(secs => ${backoffSeconds(attempts)}),
           parked_at = case when ${attempts}::int >= ${maxAttempts}::int then now() end
     where id = ${e.id}`)
}

/** Delivers everything there is, now. For tests, seeds and the command line. */
export async function relayAll(db: Db, subscribers: Subscriber[], rounds = 200): Promise<void> {
  while (rounds-- > 0) if (!(await relayOnce(db, subscribers))) return
}

/** Keeps delivering until stopped: woken by NOTIFY from any process, and once a second in case a notice was lost. */
export function startRelay(db: Db, subscribers: Subscriber[], onError: (e: unknown) => void) {
  let stopped = false
  let wake: (() => void) | undefined
  let again = false
  const poke = () => {
    again = true
    wake?.()
  }
  let ear: pg.PoolClient | undefined
  const listen = async () => {
    if (ear || stopped) return
    const c = await db.pool.connect()
    c.on('notification', poke)
    c.on('error', () => {
      ear = undefined
      c.release(true)
    })
    await c.query('listen jiuyi_outbox')
    ear = c
  }
  const announcing = announceEvents(db)
  const loop = (async () => {
    while (!stopped) {
      again = false
      try {
        await listen()
        while (!stopped && (await relayOnce(db, subscribers)) > 0);
      } catch (e) {
        if (!stopped) onError(e)
      }
      if (again || stopped) continue
      await new Promise<void>((r) => {
        const t = setTimeout(r, 1_000)
        wake = () => {
          clearTimeout(t)
          r()
        }
      })
      wake = undefined
    }
  })()
  return {
    stop: async () => {
      stopped = true
      announcing.stop()
      wake?.()
      await loop
      ear?.release(true)
    },
  }
}

/**
 * Tells every relay that events were committed here: one notice for a burst of commits, outside their transactions, because NOTIFY takes
 * a lock of the whole cluster at commit.
 */
export function announceEvents(db: Db) {
  let notice: NodeJS.Timeout | undefined
  let stopped = false
  db.onEmitted(() => {
    if (stopped) return
    notice ??= setTimeout(() => {
      notice = undefined
      db.rows(sql`select pg_notify('jiuyi_outbox', '')`).catch(() => {})
    }, 10)
  })
  return {
    stop: () => {
      stopped = true
      clearTimeout(notice)
    },
  }
}
