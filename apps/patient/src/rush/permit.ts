import { quietApi } from '../api/client.ts'
import { serverNow } from '../app-state/app.ts'
import { storage } from '../device/storage.ts'
import { solve } from './solve.ts'

const name = 'jiuyi.device'

/** A random name this installation keeps: not the phone's, not the person's, gone when the app is removed. */
export function deviceId(): string {
  const kept = storage.get<string>(name)
  if (kept && /^[\w-]{16,64}$/.test(kept)) return kept
  let made = ''
  while (made.length < 32) made += Math.random().toString(36).slice(2)
  const id = made.slice(0, 32)
  storage.set(name, id)
  return id
}

/** Fetched anew when less than this is left. */
const enoughMs = 30_000

type Challenge = { challenge: string; bits: number; ends: number }
/** The last one fetched: the grid asks ahead, the confirm page uses it. */
let last: { scheduleId: string; ends: number; got: Promise<Challenge | undefined> } | undefined

function fetchChallenge(scheduleId: string): Promise<Challenge | undefined> {
  if (last && last.scheduleId === scheduleId && last.ends - serverNow() > enoughMs) return last.got
  const got = quietApi
    .GET('/api/schedules/{id}/challenge', {
      params: { path: { id: scheduleId }, header: { 'jiuyi-device': deviceId() } },
    })
    .then(({ data }) => {
      const ends = data ? Date.parse(data.expiresAt) : 0
      // A failure is not kept: the next one asks again.
      if (last && last.got === got) last.ends = ends
      return data && { challenge: data.challenge, bits: data.bits, ends }
    })
  last = { scheduleId, ends: Number.POSITIVE_INFINITY, got }
  return got
}

/** Before the release people wait on the grid. Asked from there, the server knows how many want the schedule, and the tap afterwards is quick. */
export const askAhead = (scheduleId: string): void => void fetchChallenge(scheduleId)

/**
 * The permit of one schedule: a challenge from the server, solved for each key while the person still reads. Nobody waits for it unless they are
 * quicker than the phone, and when there is none the request goes without: then it may have to queue for some seconds.
 */
export function createPermit(scheduleId: string) {
  let stopped = false
  const solved: Record<string, Promise<string | undefined>> = {}
  const forKey = async (key: string): Promise<string | undefined> => {
    const c = await fetchChallenge(scheduleId)
    if (!c || c.bits === 0) return undefined
    const name = `${c.challenge} ${key}`
    solved[name] ??= solve(c.challenge, key, () => stopped)
    return solved[name]
  }
  return {
    /** Begins to solve for a key that will probably be used. */
    prepare: (key: string): void => void forKey(key),
    forKey,
    /** The page is gone. */
    stop: (): void => {
      stopped = true
    },
  }
}
export type Permit = ReturnType<typeof createPermit>
