import { refuseRequest } from '@jiuyi/platform'

export type Answer = { outcome: string; appointmentId: string | null }
/** Decides a batch with one statement and one commit; answers stand in the order of the requests. */
export type Decide<R> = (batch: R[]) => Promise<Answer[]>

type Waiting<R> = { request: R; turns: number; answer: (a: Answer) => void; fail: (e: unknown) => void }

/** How often a request may be told to ask again before it is called busy. Each turn it stands at the front of a batch. */
const maxTurns = 8
/** Data and constraint errors: one request of the batch is at fault. Anything else (the database is away) is nobody's fault. */
const isDataError = (e: unknown) => /^2[23]/.test((e as { code?: string }).code ?? '')

/**
 * Group commit for numbers. While a batch is in flight, whatever arrives waits and becomes the next one: a lone request goes at once and pays no
 * delay, a rush pays one commit for hundreds. Order of arrival is kept.
 *
 * A request that breaks the statement must not spoil the others: the batch is halved until it stands alone. When the database is away all of
 * the batch fail and may be asked again with their keys; nothing is guessed. The queue is bounded: past `maxWaiting` a request is refused with
 * 503 and Retry-After before the process suffers. Memory: at most `maxWaiting + maxBatch` requests of a few hundred bytes.
 */
export function createBatcher<R>(decide: Decide<R>, { maxBatch = 256, maxWaiting = 4_000 } = {}) {
  let queue: Waiting<R>[] = []
  let busy = false

  const settle = async (batch: Waiting<R>[]): Promise<Waiting<R>[]> => {
    try {
      const answers = await decide(batch.map((w) => w.request))
      return batch.filter((w, i) => {
        const a = answers[i]!
        if (a.outcome === 'again' && ++w.turns < maxTurns) return true
        if (a.outcome === 'again') w.fail(refuseRequest.unavailable({ retryAfter: 1 }))
        else w.answer(a)
        return false
      })
    } catch (e) {
      if (batch.length === 1 || !isDataError(e)) {
        for (const w of batch) w.fail(e)
        return []
      }
      const middle = batch.length >> 1
      return [...(await settle(batch.slice(0, middle))), ...(await settle(batch.slice(middle)))]
    }
  }

  const run = async () => {
    busy = true
    while (queue.length) {
      const batch = queue.slice(0, maxBatch)
      queue = queue.slice(maxBatch)
      const again = await settle(batch)
      if (again.length) queue = [...again, ...queue]
    }
    busy = false
  }

  return {
    /** Asks for one number; the answer is durable when it comes. */
    ask: (request: R): Promise<Answer> =>
      new Promise((answer, fail) => {
        if (queue.length >= maxWaiting) return fail(refuseRequest.unavailable({ retryAfter: 1 }))
        queue.push({ request, turns: 0, answer, fail })
        if (!busy) void run()
      }),
    waiting: () => queue.length,
  }
}
export type Batcher<R> = ReturnType<typeof createBatcher<R>>
