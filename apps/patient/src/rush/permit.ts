import { api } from '../api/client.ts'
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

/**
 * The permit of one schedule: a challenge from the server, solved for each key while the person still reads. Nobody waits for it unless they are
 * quicker than the phone, and when there is none the request goes without: then it may have to queue for some seconds.
 */
export function createPermit(scheduleId: string) {
  let got: Promise<{ challenge: string; bits: number; ends: number } | undefined> | undefined
  let ends = 0
  let stopped = false
  const solved: Record<string, Promise<string | undefined>> = {}

  const challenge = () => {
    if (!got || (ends > 0 && ends - serverNow() < enoughMs)) {
      for (const key of Object.keys(solved)) delete solved[key]
      ends = 0
      got = api
        .GET('/api/schedules/{id}/challenge', {
          params: { path: { id: scheduleId }, header: { 'jiuyi-device': deviceId() } },
        })
        .then(({ data }) => {
          if (!data) {
            got = undefined
            return undefined
          }
          ends = Date.parse(data.expiresAt)
          return { challenge: data.challenge, bits: data.bits, ends }
        })
    }
    return got
  }
  const forKey = async (key: string): Promise<string | undefined> => {
    const c = await challenge()
    if (!c || c.bits === 0) return undefined
    solved[key] ??= solve(c.challenge, key, () => stopped)
    return solved[key]
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
