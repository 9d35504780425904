import type { Problem } from '@jiuyi/api-client'

export interface Wish {
  scheduleId: string
  periodNo: number
  patientId: string
  feeFen: number
}
/** Somebody in the waiting room. Instants by this phone's clock, made from the server's seconds when they came. */
export interface Waiting {
  wish: Wish
  key: string
  why: 'busy' | 'checking' | 'offline'
  /** The next try; the server said when, plus a little by chance, so that not all come back at once. */
  retryAt: number
  from: number
  to: number
  since: number
  place?: string
  checkCode?: string
}

/** After this long the place is void, and it is honest to say so. */
export const longestMs = 10 * 60_000

const seconds = (v: unknown, fallback: number): number => (typeof v === 'number' && v > 0 && v <= 600 ? v : fallback)

const sendsToWait = ['appointments.waiting', 'request.unavailable', 'request.too_many', 'client.offline']

/** What an answer means for somebody who waits or begins to; undefined: the waiting is over. `before`: already waiting. */
export function nextWaiting(
  problem: Problem,
  wish: Wish,
  key: string,
  before: Waiting | undefined,
  now: number,
): Waiting | undefined {
  if (sendsToWait.indexOf(problem.code) < 0) return undefined
  // A lost network or a rest that was asked for is told as it is, unless one stands in the queue already.
  if (!before && (problem.code === 'client.offline' || problem.code === 'request.too_many')) return undefined
  const since = before?.since ?? now
  if (now - since > longestMs) return undefined
  const range = problem['seconds'] as { from?: unknown; to?: unknown } | undefined
  const after = seconds(problem['retryAfter'], 3)
  const from = seconds(range?.from, after)
  const place = typeof problem['place'] === 'string' ? problem['place'] : before?.place
  const checkCode = typeof problem['checkCode'] === 'string' ? problem['checkCode'] : before?.checkCode
  return {
    wish,
    key,
    why: problem.code === 'client.offline' ? 'offline' : problem['why'] === 'checking' ? 'checking' : 'busy',
    retryAt: now + (after + Math.random() * Math.min(2, after / 4)) * 1000,
    from: now + from * 1000,
    to: now + Math.max(from, seconds(range?.to, from * 2)) * 1000,
    since,
    ...(place ? { place } : {}),
    ...(checkCode ? { checkCode } : {}),
  }
}

/** Seconds still to wait, in steps that change seldom enough to be read out: 1–5, 5–10, 10–20, 20–40, 40–60 … */
export function roughly(w: Pick<Waiting, 'from' | 'to'>, now: number): { from: number; to: number } {
  const step = (s: number): number =>
    s > 60 ? Math.ceil(s / 30) * 30 : s > 20 ? Math.ceil(s / 10) * 10 : Math.ceil(s / 5) * 5
  const from = Math.max(0, (w.from - now) / 1000)
  const to = Math.max(0, (w.to - now) / 1000)
  return { from: step(from), to: Math.max(step(to), step(from) + 5) }
}
