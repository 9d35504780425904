import type { Clock } from '@jiuyi/kernel'

type Fetch<K, V> = (keys: K[]) => Promise<(V | undefined)[]>
type Options<V> = {
  /** How long what was found may be used again in this process; nothing that was *not* found is ever kept. */
  keepMs?: number
  maxKept?: number
  maxBatch?: number
  /** What an entry is about (an account, a member of staff), so that it can be forgotten by that. */
  about?: (value: V) => string
  /** Leaves out what should be asked again, such as a no. */
  worthKeeping?: (value: V) => boolean
  clock?: Clock
}
type Asked<K, V> = { key: K; answers: { done: (v: V | undefined) => void; fail: (e: unknown) => void }[] }

/**
 * Reads rows by key for many requests at once. While a query is in flight, whoever comes waits and shares the next one: a lone request goes at
 * once, a rush pays one query for hundreds. What was found may be kept for a few seconds; `forget` drops it in this process at once, and a query
 * that was under way at that moment is not kept either. Other processes notice when their time is over.
 */
export function createLoader<K, V>(idOf: (key: K) => string, fetch: Fetch<K, V>, options: Options<V> = {}) {
  const { keepMs = 0, maxKept = 50_000, maxBatch = 256, about, clock, worthKeeping = () => true } = options
  const kept = new Map<string, { value: V; until: number; at: number }>()
  const abouts = new Map<string, Set<string>>()
  let waiting = new Map<string, Asked<K, V>>()
  let flights = 0
  let generation = 0

  const drop = (id: string) => {
    const entry = kept.get(id)
    if (!entry) return
    kept.delete(id)
    if (!about) return
    const tag = about(entry.value)
    const ids = abouts.get(tag)
    ids?.delete(id)
    if (!ids?.size) abouts.delete(tag)
  }
  const keep = (id: string, value: V) => {
    drop(id)
    if (kept.size >= maxKept) drop(kept.keys().next().value as string)
    kept.set(id, { value, until: performance.now() + keepMs, at: clock ? clock().getTime() : 0 })
    if (!about) return
    const tag = about(value)
    const ids = abouts.get(tag)
    if (ids) ids.add(id)
    else abouts.set(tag, new Set([id]))
  }

  const fly = async () => {
    flights++
    const batch: [string, Asked<K, V>][] = []
    if (waiting.size <= maxBatch) {
      batch.push(...waiting)
      waiting = new Map()
    } else
      for (const entry of waiting) {
        batch.push(entry)
        waiting.delete(entry[0])
        if (batch.length === maxBatch) break
      }
    const began = generation
    try {
      const found = await fetch(batch.map(([, a]) => a.key))
      for (const [i, [id, asked]] of batch.entries()) {
        const value = found[i]
        if (value !== undefined && keepMs && began === generation && worthKeeping(value)) keep(id, value)
        for (const a of asked.answers) a.done(value)
      }
    } catch (e) {
      for (const [, asked] of batch) for (const a of asked.answers) a.fail(e)
    }
    flights--
    if (waiting.size) void fly()
  }

  return {
    load(key: K): V | Promise<V | undefined> {
      const id = idOf(key)
      const hit = kept.get(id)
      if (hit) {
        // Both clocks must agree: the process's own cannot be set back, the hospital's may be a test's.
        if (hit.until > performance.now() && (!clock || Math.abs(clock().getTime() - hit.at) < keepMs)) return hit.value
        drop(id)
      }
      return new Promise((done, fail) => {
        const asked = waiting.get(id)
        if (asked) asked.answers.push({ done, fail })
        else waiting.set(id, { key, answers: [{ done, fail }] })
        if (flights < 2) void fly()
      })
    },
    /** Forgets what is kept about one, or all of it. Call it after the change is committed. */
    forget(tag?: string) {
      generation++
      if (tag === undefined) {
        kept.clear()
        abouts.clear()
      } else for (const id of abouts.get(tag) ?? []) drop(id)
    },
    size: () => kept.size,
  }
}
export type Loader<K, V> = ReturnType<typeof createLoader<K, V>>

/**
 * Writes rows for many requests with shared commits: while one is in flight, whoever comes waits for the next. `write` resolves when the row is
 * durable and rejects when it is not.
 */
export function createGroupWriter<R>(insert: (rows: R[]) => Promise<unknown>, maxBatch = 500) {
  const waiting: { row: R; done: (e?: unknown) => void }[] = []
  let busy = false

  const fly = async () => {
    busy = true
    while (waiting.length) {
      const batch = waiting.splice(0, maxBatch)
      const failure = await insert(batch.map((w) => w.row)).then(
        () => undefined,
        (e: unknown) => e ?? new Error('not written'),
      )
      for (const w of batch) w.done(failure)
    }
    busy = false
  }
  /** Calls `done` when the row is durable, or with what went wrong. */
  return (row: R, done: (e?: unknown) => void): void => {
    waiting.push({ row, done })
    if (!busy) void fly()
  }
}
