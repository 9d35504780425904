import { refuseRequest } from '@jiuyi/platform'
import { createArrivals } from './arrivals.ts'

export type Answer = { outcome: string; appointmentId: string | null }
/** Decides a batch with one statement and one commit; answers stand in the order of the requests. */
export type Decide<R, A extends Answer = Answer> = (batch: R[]) => Promise<A[]>
/** `slow`: steps back for those who came at the same time. A slow lane rather than a ban: nobody in it is refused or forgotten. */
export type Lane = 'normal' | 'slow'

type Waiting<R, A> = {
  request: R
  group: string
  lane: Lane
  at: number
  turns: number
  answer: (a: A) => void
  fail: (e: unknown) => void
}

/** How often a request may be told to ask again before it is called busy. Each turn it stands at the front of a batch. */
const maxTurns = 8
const sqlState = (e: unknown): string => (e as { code?: string }).code ?? ''
/** Deadlock and serialization: nothing was done, and doing it once more helps. */
const isPassing = (e: unknown) => ['40001', '40P01'].includes(sqlState(e))
/** The database is away, full, too slow or locked: nobody's fault, so there is no sense in asking one by one. Anything else with an SQLSTATE is one request's. */
const isSomeonesFault = (e: unknown) =>
  /^[0-9A-Z]{5}$/.test(sqlState(e)) && !/^(08|25|40|53|55|57|58)/.test(sqlState(e))

const defaults = {
  maxBatch: 256,
  maxWaiting: 4_000,
  /** Batches under way at once. They never share a schedule, so a rush for one does not delay another. */
  inFlight: 2,
  /** A slow request lets others pass at least so long, */
  slowStepsBackMs: 300,
  /** and after so long it goes before later ones, up to a quarter of each batch. */
  slowWaitsMs: 3_000,
  now: Date.now,
}

/**
 * Group commit for numbers. While a batch is in flight, whatever arrives for its schedules waits and becomes the next one: a lone request goes at
 * once and pays no delay, a rush pays one commit for hundreds. Within a lane, earlier arrivals are decided before later ones.
 *
 * A request that breaks the statement must not spoil the others: the batch is halved until it stands alone. When the database is away all of
 * the batch fail and may be asked again with their keys; nothing is guessed. The queue is bounded, and one schedule may fill three quarters of
 * it: past that a request is refused with 503 and the time the queue needs at the rate that was measured. Memory: at most `maxWaiting` and the
 * batches in flight, a few hundred bytes a request.
 */
export function createBatcher<R, A extends Answer = Answer>(
  decide: Decide<R, A>,
  options: Partial<typeof defaults> & { groupOf?: (request: R) => string } = {},
) {
  const o = { ...defaults, ...options }
  const groupOf = options.groupOf ?? (() => '')
  const lanes = { normal: createArrivals<Waiting<R, A>>(), slow: createArrivals<Waiting<R, A>>() }
  /** Waiting requests by group, and the groups that a batch in flight holds. */
  const counts = new Map<string, number>()
  const held = new Set<string>()
  let flights = 0
  let stamp = 0
  let wakeAt: ReturnType<typeof setTimeout> | undefined
  const speed = { decided: 0, seconds: 0, since: 0 }

  const waiting = () => lanes.normal.length() + lanes.slow.length()
  /** Decisions a second while there was work, over the last batches. */
  const ratePerSecond = () => (speed.seconds > 0 ? speed.decided / speed.seconds : 2_000)
  const measured = (n: number) => {
    const now = performance.now()
    speed.decided = speed.decided * 0.9 + n
    speed.seconds = speed.seconds * 0.9 + (now - speed.since) / 1000
    speed.since = now
  }
  const retryAfter = () => Math.min(60, Math.max(1, Math.ceil(waiting() / ratePerSecond())))

  const settle = async (batch: Waiting<R, A>[], tries = 0): Promise<Waiting<R, A>[]> => {
    let answers: A[]
    try {
      answers = await decide(batch.map((w) => w.request))
    } catch (e) {
      if (isPassing(e) && tries < 3) return settle(batch, tries + 1)
      if (batch.length === 1 || !isSomeonesFault(e)) {
        for (const w of batch) w.fail(e)
        return []
      }
      const middle = batch.length >> 1
      return [...(await settle(batch.slice(0, middle))), ...(await settle(batch.slice(middle)))]
    }
    return batch.filter((w, i) => {
      const a = answers[i]!
      if (a.outcome === 'again' && ++w.turns < maxTurns) return true
      if (a.outcome === 'again') w.fail(refuseRequest.unavailable({ retryAfter: 1 }))
      else w.answer(a)
      return false
    })
  }

  /** The next batch: who waited too long in the slow lane, then the normal lane, then the slow one if room is left. */
  const nextBatch = (): Waiting<R, A>[] => {
    const now = o.now()
    const free = (w: Waiting<R, A>) => !held.has(w.group)
    const overdue = lanes.slow.length()
      ? lanes.slow.take(Math.max(1, o.maxBatch >> 2), (w) => free(w) && w.at + o.slowWaitsMs <= now)
      : []
    const normal = lanes.normal.take(o.maxBatch - overdue.length, free)
    const room = o.maxBatch - overdue.length - normal.length
    const slow =
      room && lanes.slow.length() ? lanes.slow.take(room, (w) => free(w) && w.at + o.slowStepsBackMs <= now) : []
    return overdue.length || slow.length ? [...overdue, ...normal, ...slow] : normal
  }

  const add = (w: Waiting<R, A>) => {
    lanes[w.lane].add(w)
    counts.set(w.group, (counts.get(w.group) ?? 0) + 1)
  }

  const fly = async (batch: Waiting<R, A>[]) => {
    const groups = new Set(batch.map((w) => w.group))
    for (const w of batch) {
      const left = counts.get(w.group)! - 1
      if (left) counts.set(w.group, left)
      else counts.delete(w.group)
    }
    for (const g of groups) held.add(g)
    if (++flights === 1) speed.since = performance.now()
    const again = await settle(batch)
    measured(batch.length)
    for (const g of groups) held.delete(g)
    flights--
    for (const w of again) add(w)
    start()
  }

  const start = () => {
    while (flights < o.inFlight && waiting()) {
      const batch = nextBatch()
      if (!batch.length) break
      void fly(batch)
    }
    // Only slow requests that still step back are left: nobody else will wake us for them.
    if (!wakeAt && !flights && lanes.slow.length())
      wakeAt = setTimeout(
        () => {
          wakeAt = undefined
          start()
        },
        Math.max(1, lanes.slow.first()!.at + o.slowStepsBackMs - o.now()),
      )
  }

  return {
    /**
     * Asks for one number; the answer is durable when it comes. `arrivedAt`: when the server first saw who was sent to the waiting room
     * (milliseconds, checked by the caller); they keep the place they had.
     */
    ask: (request: R, how: { lane?: Lane; arrivedAt?: number } = {}): Promise<A> =>
      new Promise((answer, fail) => {
        const group = groupOf(request)
        if (waiting() >= o.maxWaiting || (options.groupOf && (counts.get(group) ?? 0) >= o.maxWaiting * 0.75))
          return fail(refuseRequest.unavailable({ retryAfter: retryAfter() }))
        // A clock that is set back must not put later arrivals first.
        stamp = Math.max(stamp, o.now())
        const at = Math.min(how.arrivedAt ?? stamp, stamp)
        add({ request, group, lane: how.lane ?? 'normal', at, turns: 0, answer, fail })
        start()
      }),
    waiting,
    ratePerSecond,
    /** Seconds until the queue of now is through. */
    retryAfter,
  }
}
export type Batcher<R, A extends Answer = Answer> = ReturnType<typeof createBatcher<R, A>>
