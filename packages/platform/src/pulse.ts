import pg from 'pg'

/** What a request gets at once while the database is silent: `problem.ts` knows the code and answers 503. */
export const silent = () => Object.assign(new Error('the database does not answer'), { code: '08006' })

const tickMs = 500
/** So many ticks without an answer to `select 1`: about three seconds. */
const patience = 6

/**
 * Feels whether the database answers. A pulled cable tells nobody: a query on a dead connection waits until TCP gives up, which takes minutes, and
 * a server that is cut off would hold its callers that long. One connection asks `select 1` all the time; when it hears nothing, every connection of
 * the pool is closed, whoever waits on one is told to try again, and newcomers are told at once, until an answer comes. A database that refuses or
 * restarts is not silent: that is heard, and each request sees for itself.
 *
 * Ticks are counted, not milliseconds: a process that was busy itself must not take that for the other's silence.
 */
export function startPulse(url: string, connections: () => Iterable<pg.ClientBase>) {
  let away = false
  let asking = 0
  let ear: pg.Client | undefined
  let generation = 0

  const drop = () => {
    const old = ear
    ear = undefined
    generation++
    asking = 0
    if (old) destroy(old)
  }
  const ask = async () => {
    const mine = generation
    asking = 1
    try {
      if (!ear) {
        ear = new pg.Client({ connectionString: url, application_name: 'jiuyi-pulse', keepAlive: true })
        ear.on('error', () => {})
        await ear.connect()
      }
      await ear.query('select 1')
      if (mine !== generation) return
      asking = 0
      away = false
    } catch {
      // Refused, restarting, reset: it was heard. Only silence counts.
      if (mine !== generation) return
      drop()
      away = false
    }
  }
  const timer = setInterval(() => {
    if (!asking) void ask()
    else if (++asking > patience) {
      away = true
      drop()
      for (const c of connections()) destroy(c)
    }
  }, tickMs)
  timer.unref()

  return {
    away: () => away,
    stop: () => {
      clearInterval(timer)
      drop()
    },
  }
}
export type Pulse = ReturnType<typeof startPulse>

/** Closes a connection without asking the other side. */
function destroy(c: pg.ClientBase) {
  const { stream } = (c as unknown as { connection: { stream: { destroy: (e?: Error) => void } } }).connection
  stream.destroy(silent())
}
