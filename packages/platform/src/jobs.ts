import { run, type TaskList } from 'graphile-worker'
import type { Db } from './db.ts'
import { quietLogger } from './migrate.ts'

/** What a job does. It may run more than once: each task must bear that. Throwing means "try again later". */
export type Task = (payload: never) => Promise<void>
export type Tasks = Record<string, Task>

/** Works the queue that `tx.addJob` fills. Jobs are taken as soon as they are committed (LISTEN/NOTIFY), several at a time. */
export async function startJobs(db: Db, tasks: Tasks, onError: (task: string, e: unknown) => void) {
  const taskList: TaskList = {}
  for (const [name, task] of Object.entries(tasks)) {
    taskList[name] = async (payload) => {
      try {
        await task(payload as never)
      } catch (e) {
        onError(name, e)
        // The queue keeps the message: give it the kind of failure only, never data.
        throw new Error(`${(e as Error).name}: ${(e as { code?: string }).code ?? 'failed'}`)
      }
    }
  }
  const runner = await run({
    connectionString: db.url,
    taskList,
    concurrency: 5,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: quietLogger,
    maxPoolSize: 6,
  })
  return { stop: () => runner.stop().catch(() => {}) }
}

/** Something to be done every so often by one process of all, whichever gets there first. */
export type Timer = { name: string; everySeconds: number; run: () => Promise<unknown> }

export function startTimers(db: Db, timers: Timer[], onError: (timer: string, e: unknown) => void) {
  let stopped = false
  const sleeping = new Set<() => void>()
  /** Pauses; `stop` ends it early. */
  const sleep = (ms: number) =>
    new Promise<void>((r) => {
      const wake = () => {
        clearTimeout(pause)
        sleeping.delete(wake)
        r()
      }
      const pause = setTimeout(wake, ms)
      sleeping.add(wake)
    })
  const loops = timers.map(async (t, i) => {
    // One after the other at the start: each holds a connection for its lock while its work takes others, and all together would hold the pool.
    if (i) await sleep(i * 150)
    while (!stopped) {
      try {
        await db.exclusively(`timer.${t.name}`, t.run)
      } catch (e) {
        if (!stopped) onError(t.name, e)
      }
      if (stopped) return
      await sleep(t.everySeconds * 1000)
    }
  })
  return {
    stop: async () => {
      stopped = true
      for (const wake of sleeping) wake()
      await Promise.all(loops)
    },
  }
}
