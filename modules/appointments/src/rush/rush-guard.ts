/** 公平护栏: decides in which lane a patient's own request for a number stands. It never refuses a number; the desk never comes here. */
import type { UserRiskPort } from '@jiuyi/identity'
import { type Ctx, refuseRequest } from '@jiuyi/platform'
import type { Lane } from '../batcher.ts'
import { refuse } from '../contract.ts'
import { createRecent } from './distinct.ts'
import { createExempt } from './exempt.ts'
import { createPermits } from './permit.ts'
import { createPlaces, type Place, placeLivesMs } from './place-ticket.ts'
import { createRiskRanks } from './risk-rank.ts'
import { rushNow } from './rush-clock.ts'
import { createRushFacts, type RushFacts } from './rush-facts.ts'
import { fromBits, score, toBits } from './score.ts'
import { createSharedSightings } from './shared-sightings.ts'
import { type Caller, createSightings } from './sightings.ts'
import { createSlowedLog, type SlowedWho } from './slowed-log.ts'
import { checkCodeOf, createSubjects, rushKey } from './subject.ts'
import { createTurnedAway } from './turned-away.ts'

/** The queue before the numbers, as far as the guard looks at it. */
export type Queue = { waiting: () => number; retryAfter?: () => number }
export type GuardNeeds = {
  queue: Queue
  /** The clock of the queue; arrivals are compared by it. */
  now?: () => number
  risk?: UserRiskPort
  openidOf?: (accountId: string) => Promise<string | undefined>
  /** Tests set the time themselves. */
  flushEveryMs?: number
}
/** `unsolved`: a way in that has no computation (moving an appointment); all other signs count. */
export type Knock = Caller & {
  scheduleId: string
  patientId: string
  key: string
  permit?: string
  place?: string
  unsolved?: boolean
}
/** `lane`, `arrivedAt`: for the queue. `busy`: the queue was full, here is what to answer. `took`: a number was taken. */
export type Admission = { lane: Lane; arrivedAt: number; busy: () => Error; took: () => void }

/** So many waiting make any schedule hot. */
const busyQueue = 500
/** A request so long before the release is early; less is a clock. */
const earlyMs = 2_000

export function createRushGuard(ctx: Ctx, needs: GuardNeeds) {
  const now = needs.now ?? rushNow(ctx.db, ctx.clock)
  const permits = createPermits(rushKey(ctx.keys, 'permit'))
  const places = createPlaces(rushKey(ctx.keys, 'place'))
  const subject = createSubjects(rushKey(ctx.keys, 'subject'))
  const facts = createRushFacts(ctx, now)
  const sightings = createSightings()
  const shared = createSharedSightings(ctx.db, sightings, subject)
  const exempt = createExempt(ctx.db)
  const log = createSlowedLog(ctx.db)
  const risks = createRiskRanks(needs.risk, needs.openidOf ?? (async () => undefined))
  const turned = createTurnedAway()
  /** Whoever was slowed and comes back without the ticket keeps the place all the same. */
  const slowed = createRecent<{ since: number; place?: Place }>(20_000, placeLivesMs, (since) => ({ since }))

  let flushing: NodeJS.Timeout | undefined
  /** Nothing runs while nothing happens; after the first request of a while, once. */
  const flushSoon = () => {
    flushing ??= setTimeout(() => void flush(), needs.flushEveryMs ?? 3_000).unref()
  }
  const flush = async () => {
    clearTimeout(flushing)
    flushing = undefined
    // What could not be written is written next time; a lost count hurts nobody.
    await Promise.all([log.flush().catch(flushSoon), shared.exchange(now()).catch(() => {})])
  }

  /** Hashes are made only for those who are slowed, and once. */
  const whoOf = (c: Caller): (() => SlowedWho) => {
    let who: SlowedWho | undefined
    return () => {
      who ??= {
        account: subject('account', c.accountId),
        device: subject('device', c.device ?? ''),
        network: subject('network', c.network),
      }
      return who
    }
  }
  const isHot = (f: RushFacts, scheduleId: string, at: number) =>
    f.guard &&
    (needs.queue.waiting() >= busyQueue ||
      (at < f.releaseAt + f.hotMinutes * 60_000 && sightings.wanting(scheduleId, at) >= f.hotPeople))
  const signsOf = (c: Caller, at: number) => {
    const risk = risks.of(c.accountId, at)
    return { ...shared.add(sightings.signs(c, at), c.device, at), ...(risk !== undefined && { risk }) }
  }

  const toWaitingRoom = (
    c: Caller & { scheduleId: string },
    place: Place,
    why: 'checking' | 'busy',
    seconds: [number, number],
  ) =>
    refuse.waiting({
      why,
      retryAfter: seconds[0],
      seconds: { from: seconds[0], to: seconds[1] },
      place: places.issue(c, place),
      checkCode: checkCodeOf(subject('account', c.accountId)),
    })
  const busy = (k: Knock, place: Place) => () => {
    const from = Math.min(10, needs.queue.retryAfter?.() ?? 1)
    return toWaitingRoom(k, place, 'busy', [from, from * 3 + 2])
  }
  const checking = (k: Knock, place: Place, at: number) => {
    const from = Math.max(1, Math.ceil((place.notBefore - at) / 1000))
    return toWaitingRoom(k, place, 'checking', [from, from + 5])
  }

  return {
    /** Throws `waiting` (503 with a place) or, for what no person can do, 429; otherwise says where to stand. */
    async admit(k: Knock): Promise<Admission> {
      const at = now()
      const f = await facts(k.scheduleId)
      const plain: Place = { arrivedAt: at, notBefore: at, lane: 'normal', reasons: 0 }
      if (!f) return { lane: 'normal', arrivedAt: at, busy: busy(k, plain), took: () => {} }
      const who = whoOf(k)
      const stayAway = sightings.request(k, { ...k, early: at < f.releaseAt - earlyMs }, at)
      flushSoon()
      if (f.guard && stayAway && !(await exempt.is(f.hospitalId, who(), at))) {
        log.slowed(f, who(), ['flood'], at)
        turned.until(k.accountId, at + stayAway * 1000)
        throw refuseRequest.too_many({ retryAfter: stayAway })
      }
      const ticket = places.open(k.place, k, at, f.releaseAt)
      const through = (place: Place): Admission => ({
        lane: place.lane,
        arrivedAt: place.arrivedAt,
        busy: busy(k, place),
        took: () => place.reasons && log.gotOne(f, who(), fromBits(place.reasons), now()),
      })
      // Before the release the database says so itself; what comes in the last moments is looked at like the rest.
      if (at < f.releaseAt - earlyMs || !isHot(f, k.scheduleId, at))
        return through(ticket?.lane === 'normal' ? ticket : { ...plain, reasons: ticket?.reasons ?? 0 })

      const name = `${k.accountId} ${k.scheduleId}`
      const before = ticket?.lane === 'slow' ? ticket : slowed.peek(name, at)?.place
      if (before) {
        if (at < before.notBefore) {
          turned.early(k.accountId, before.notBefore)
          throw checking(k, before, at)
        }
        return through({ ...before, arrivedAt: before.notBefore })
      }
      const sum = score({ ...signsOf(k, at), permit: k.unsolved ? 'good' : permits.check(k.permit, k, k.key, at) }, f)
      if (sum.score < f.slowFromScore || (await exempt.is(f.hospitalId, who(), at))) return through(ticket ?? plain)
      // A little by chance, so that nobody can come back to the millisecond.
      const notBefore = Math.max(at, f.releaseAt) + f.slowSeconds * (1 + Math.random() / 2) * 1000
      const place: Place = { arrivedAt: at, notBefore, lane: 'slow', reasons: toBits(sum.reasons) }
      slowed.at(name, at).place = place
      log.slowed(f, who(), sum.reasons, at)
      throw checking(k, place, at)
    },
    /** Throws 429 for those who were told to stay away and have not yet: before their body is read, and without an entry each in the audit. */
    turnAway(accountId: string): void {
      const retryAfter = turned.secondsFor(accountId, now())
      if (retryAfter) throw refuseRequest.too_many({ retryAfter })
    },
    /** Somebody opened the page of a schedule: a challenge, harder for those who already look like a script. */
    async challenge(c: Caller & { scheduleId: string; ip: string }) {
      const at = now()
      const f = await facts(c.scheduleId)
      if (!f) throw refuse.schedule_not_found()
      sightings.interest(c, c.scheduleId, at)
      risks.prepare(c.accountId, c.ip, at)
      flushSoon()
      const { score: suspicion } = score({ ...signsOf(c, at), permit: 'good' }, f)
      const bits = f.guard ? Math.min(20, f.permitBits && f.permitBits + 2 * Math.min(3, Math.floor(suspicion / 2))) : 0
      const { challenge, expiresAt } = permits.issue(c, bits, at)
      return { challenge, bits, expiresAt, at, releaseAt: f.releaseAt }
    },
    subject,
    exemptionChanged: exempt.changed,
    /** Writes what is waiting; tests and the end of a process call it, otherwise it happens by itself. */
    flush,
    sizes: () => ({ ...sightings.sizes(), slowed: slowed.size(), unwritten: log.waiting() }),
  }
}
export type RushGuard = ReturnType<typeof createRushGuard>
