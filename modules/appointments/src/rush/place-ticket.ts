/** 候诊位: what someone gets who is sent to the waiting room, so that earlier arrivals stand before later ones when they come back. */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Lane } from '../batcher.ts'

/** `reasons`: a bit for each reason code, so that the report can say what became of those who were slowed. */
export type Place = { arrivedAt: number; notBefore: number; lane: Lane; reasons: number }
type Bound = { accountId: string; scheduleId: string }

export const placeLivesMs = 10 * 60_000
const n36 = (n: number) => Math.max(0, Math.round(n)).toString(36)

/** `p1.<arrived>.<not before>.<lane and reasons>.<mac>`, bound to account and schedule; times by the server's clock. */
export function createPlaces(macKey: Buffer) {
  const secret = createSecretKey(macKey)
  const mac = (b: Bound, body: string) =>
    createHmac('sha256', secret).update(`${b.accountId}|${b.scheduleId}|${body}`).digest().subarray(0, 16)
  return {
    issue(b: Bound, p: Place): string {
      const body = `${n36(p.arrivedAt)}.${n36(p.notBefore)}.${p.lane === 'slow' ? 's' : 'f'}${n36(p.reasons)}`
      return `p1.${body}.${mac(b, body).toString('base64url')}`
    },
    /**
     * The place, or nothing when it is forged, somebody else's, or old. An arrival in the future was written by a node whose clock was wrong: it
     * counts from now. One before `notEarlierThan` (the release) counts from there: nobody was early by more than the rest.
     */
    open(text: string | undefined, b: Bound, now: number, notEarlierThan: number): Place | undefined {
      const found =
        text &&
        text.length <= 100 &&
        /^p1\.(([0-9a-z]{1,9})\.([0-9a-z]{1,9})\.([sf])([0-9a-z]{1,6}))\.([\w-]{22})$/.exec(text)
      if (!found) return undefined
      const [, body, arrived, notBefore, lane, reasons, proof] = found
      if (!timingSafeEqual(mac(b, body!), Buffer.from(proof!, 'base64url'))) return undefined
      const at = Number.parseInt(arrived!, 36)
      if (now - at > placeLivesMs) return undefined
      const arrivedAt = Math.min(now, Math.max(at, notEarlierThan))
      return {
        arrivedAt,
        // Nobody waits longer than a minute, whatever a wrong clock wrote.
        notBefore: Math.min(Number.parseInt(notBefore!, 36), now + 60_000),
        lane: lane === 's' ? 'slow' : 'normal',
        reasons: Number.parseInt(reasons!, 36),
      }
    },
  }
}
export type Places = ReturnType<typeof createPlaces>
