/** 所见: what this process saw of accounts, devices, networks and schedules in the last ten minutes. Bounded whatever arrives; no database. */
import { createDistinct, createRecent, type Distinct, quickHash } from './distinct.ts'

export const windowMs = 10 * 60_000
/** More than this in ten minutes, or more requests than this in one minute, is nothing a person can do: 429 for that one alone. */
export const keysBeyondAPerson = 400
export const requestsBeyondAPerson = 240
/** Four new wishes within a second: a double tap keeps its key, so a hand cannot. */
const burstOf = 4

export type Caller = { accountId: string; device?: string; network: string }
type Busy = {
  since: number
  minute: number
  inMinute: number
  keys: Distinct
  newKeys: Float64Array
  at: number
  lastKey: number
  early: number
}
/** `hash`: its name in tables, made when first needed. */
export type SeenDevice = Busy & {
  name: string
  hash?: string
  accounts: string[]
  patients: Set<number>
  changed: boolean
}

const aBusy = (since: number): Busy => ({
  since,
  minute: 0,
  inMinute: 0,
  keys: createDistinct(1024),
  newKeys: new Float64Array(burstOf).fill(Number.NEGATIVE_INFINITY),
  at: 0,
  lastKey: 0,
  early: 0,
})

/** Counts a request and says for how many seconds it must stay away, if it is beyond a person. */
function count(b: Busy, key: string, now: number): number {
  const minute = Math.floor(now / 60_000)
  if (b.minute !== minute) {
    b.minute = minute
    b.inMinute = 0
  }
  b.inMinute += 1
  const k = quickHash(key)
  if (k !== b.lastKey) {
    const before = b.keys.count()
    b.keys.add(key)
    // Only what was not there before is a new wish; a retry of an older one is not.
    if (b.keys.count() !== before) {
      b.newKeys[b.at] = now
      b.at = (b.at + 1) % burstOf
    }
    b.lastKey = k
  }
  if (b.inMinute > requestsBeyondAPerson) return Math.ceil(((minute + 1) * 60_000 - now) / 1000)
  return b.keys.count() > keysBeyondAPerson ? 60 : 0
}
/** The oldest of the last four new wishes is less than a second old. */
const isBurst = (b: Busy, now: number) => now - b.newKeys[b.at]! < 1_000

/**
 * Memory: at most 20,000 devices and 20,000 accounts of about 600 bytes, 4,000 networks of about 700, 5,000 schedules of about 300: 30 MB, reached only when
 * that many different ones came within ten minutes. Beyond, the one not seen for longest is forgotten: forgetting only forgives.
 */
export function createSightings({ devices = 20_000, accounts = 20_000, networks = 4_000, schedules = 5_000 } = {}) {
  const seenDevices = createRecent<SeenDevice>(devices, windowMs, (since, name) => ({
    ...aBusy(since),
    name,
    accounts: [],
    patients: new Set(),
    changed: false,
  }))
  const seenAccounts = createRecent<Busy>(accounts, windowMs, aBusy)
  const seenNetworks = createRecent(networks, windowMs, (since) => ({ since, accounts: createDistinct(4096) }))
  const wanted = createRecent(schedules, windowMs, (since) => ({ since, accounts: createDistinct(1024) }))

  const meet = (who: Caller, scheduleId: string, now: number) => {
    wanted.at(scheduleId, now).accounts.add(who.accountId)
    seenNetworks.at(who.network, now).accounts.add(who.accountId)
    if (!who.device) return undefined
    const d = seenDevices.at(who.device, now)
    if (d.accounts.length < 16 && !d.accounts.includes(who.accountId)) {
      d.accounts.push(who.accountId)
      d.changed = true
    }
    return d
  }
  return {
    /** Somebody looks at a schedule and will want a number of it. */
    interest: meet,
    /** Somebody asks for a number. `stayAway`: seconds, when it is beyond anything a person can do. */
    request(who: Caller, want: { scheduleId: string; patientId: string; key: string; early: boolean }, now: number) {
      const d = meet(who, want.scheduleId, now)
      const a = seenAccounts.at(who.accountId, now)
      let stayAway = count(a, want.key, now)
      if (want.early) a.early += 1
      if (d) {
        stayAway = Math.max(stayAway, count(d, want.key, now))
        if (d.patients.size < 32) d.patients.add(quickHash(want.patientId))
        if (want.early) d.early += 1
        d.changed = true
      }
      return stayAway
    },
    signs(who: Caller, now: number) {
      const a = seenAccounts.peek(who.accountId, now)
      const d = who.device ? seenDevices.peek(who.device, now) : undefined
      return {
        device: Boolean(who.device),
        deviceAccounts: d?.accounts.length ?? 0,
        devicePatients: d?.patients.size ?? 0,
        keys: Math.max(a?.keys.count() ?? 0, d?.keys.count() ?? 0),
        burst: (a !== undefined && isBurst(a, now)) || (d !== undefined && isBurst(d, now)),
        early: Math.max(a?.early ?? 0, d?.early ?? 0),
        networkAccounts: seenNetworks.peek(who.network, now)?.accounts.count() ?? 0,
      }
    },
    device: (name: string, now: number): SeenDevice | undefined => seenDevices.peek(name, now),
    /** How many accounts want this schedule. */
    wanting: (scheduleId: string, now: number): number => wanted.peek(scheduleId, now)?.accounts.count() ?? 0,
    /** Devices that other processes should hear of, once each. */
    *news(now: number): Iterable<SeenDevice> {
      for (const d of seenDevices.values()) {
        if (!d.changed || now - d.since > windowMs) continue
        d.changed = false
        if (d.accounts.length >= 2 || d.early > 0 || d.keys.count() >= 20) yield d
      }
    },
    sizes: () => ({
      devices: seenDevices.size(),
      accounts: seenAccounts.size(),
      networks: seenNetworks.size(),
      schedules: wanted.size(),
    }),
  }
}
export type Sightings = ReturnType<typeof createSightings>

/** A device names itself by a random id of 128 bits or so; anything else is as good as none. */
export const readDevice = (header: unknown): string | undefined =>
  typeof header === 'string' && /^[\w-]{16,64}$/.test(header) ? header : undefined

/** The network of an address: /24 of IPv4, /48 of IPv6. */
export function networkOf(ip: string): string {
  const v4 = /(?:^|:)(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(ip)
  if (v4) return `${v4[1]}.0/24`
  const [head = '', tail] = ip.split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail !== undefined) while (groups.length < 3) groups.push('0')
  return `${groups
    .slice(0, 3)
    .map((g) => g.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/48`
}
