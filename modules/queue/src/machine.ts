/** What can happen in a queue, as functions of its state: no clock, no table. `ledger.ts` loads, runs one of them under the queue's lock, and writes. */
import { refuse } from './contract.ts'
import { type Lane, orderOf } from './order.ts'

export type Entry = {
  id: string
  queueId: string
  roomId: string
  appointmentId: string
  patientId: string
  scheduleId: string
  practitionerId: string | null
  nameMasked: string
  half: number
  serial: number
  startsAt: Date
  endsAt: Date
  arrivedAt: Date
  how: 'desk' | 'door' | 'location' | 'kiosk'
  status: 'waiting' | 'called' | 'in_room' | 'away' | 'done' | 'void' | 'left'
  lane: Lane
  laneAt: Date
  priorityGroup: string | null
  why: string
  position: number | null
  placedSeq: number
  missed: number
  missedAt: Date | null
  behind: string[]
  rounds: number
  servedBy: string | null
  calledAt: Date | null
  calledTimes: number
  startedAt: Date | null
  finishedAt: Date | null
  reminded: boolean
}
export type Rule = {
  priorityGroups: string[]
  returnEvery: number
  missBack: number[]
  lateAfterMinutes: number
  remindAhead: number
}
export type Station = {
  serverId: string
  roomId: string
  openedAt: Date
  pausedAt: Date | null
  pauseReason: string | null
}
export type QueueEvent = {
  seq: number
  kind: string
  entryId: string | null
  status: string | null
  reason: string
  who: string
  roomId: string | null
  position: number | null
  passed: number
  note: string | null
}
export type Consultation = {
  entryId: string
  round: number
  serverId: string
  lane: Lane
  calledAt: Date
  startedAt: Date
  finishedAt: Date
}
export type QueueState = {
  hospitalId: string
  id: string
  departmentId: string
  campusId: string
  seq: number
  sinceReturn: number
  rule: Rule
  now: Date
  entries: Map<string, Entry>
  stations: Map<string, Station>
  events: QueueEvent[]
  consultations: Consultation[]
  /** Who has few ahead now and had more before. */
  near: { entry: Entry; ahead: number }[]
}

export const waitingOf = (s: QueueState): Entry[] =>
  [...s.entries.values()].filter((e) => e.status === 'waiting').sort((a, b) => a.position! - b.position!)
/** May this doctor call this patient: the own ones, and those who wait for any. */
export const suits = (e: Entry, serverId: string): boolean => e.practitionerId === null || e.practitionerId === serverId
/** Who is called before `e`, of those who wait for the same doctor or for any. */
export const aheadOf = (e: Entry, waiting: readonly Entry[]): Entry[] =>
  waiting.filter(
    (x) =>
      x.position! < e.position! &&
      (x.practitionerId === null || e.practitionerId === null || x.practitionerId === e.practitionerId),
  )

type Said = { reason: string; who: string; note?: string | undefined }

function record(s: QueueState, kind: string, e: Entry | null, said: Said, roomId: string | null = null): QueueEvent {
  const event: QueueEvent = {
    seq: ++s.seq,
    kind,
    entryId: e?.id ?? null,
    status: e?.status ?? null,
    reason: said.reason,
    who: said.who,
    roomId: roomId ?? e?.roomId ?? null,
    position: null,
    passed: 0,
    note: said.note ?? null,
  }
  s.events.push(event)
  return event
}

/** Gives everybody who waits the place that the order says, and the event of whoever moved the place it led to. */
function settle(s: QueueState, mover?: { entry: Entry; event: QueueEvent }): void {
  const waiting = [...s.entries.values()].filter((e) => e.status === 'waiting')
  const order = orderOf(
    waiting.map((e) => ({
      id: e.id,
      lane: e.lane,
      group: e.priorityGroup ? s.rule.priorityGroups.indexOf(e.priorityGroup) : 0,
      half: e.half,
      serial: e.serial,
      at: e.laneAt.getTime(),
      missedAt: e.missedAt?.getTime() ?? null,
      behind: e.behind,
    })),
    { returnEvery: s.rule.returnEvery, sinceReturn: s.sinceReturn },
  )
  order.forEach((id, i) => {
    s.entries.get(id)!.position = i + 1
  })
  const now = waiting.toSorted((a, b) => a.position! - b.position!)
  if (mover && mover.entry.status === 'waiting') {
    mover.entry.placedSeq = mover.event.seq
    mover.event.position = mover.entry.position
    mover.event.passed = now.filter((e) => e.position! > mover.entry.position! && e.placedSeq < mover.event.seq).length
  }
  for (const e of now) {
    if (e.reminded) continue
    const ahead = aheadOf(e, now).length
    if (ahead > s.rule.remindAhead) continue
    e.reminded = true
    // Who has just come or been moved sees the place on the page that did it.
    if (e !== mover?.entry) s.near.push({ entry: e, ahead })
  }
}

/** Out of the line: nobody waits behind them any more. */
function leaveLine(s: QueueState, e: Entry, status: Exclude<Entry['status'], 'waiting'>): void {
  e.status = status
  e.position = null
  e.behind = []
  for (const x of s.entries.values()) if (x.behind.includes(e.id)) x.behind = x.behind.filter((id) => id !== e.id)
}
function enterLine(s: QueueState, e: Entry, lane: Lane, why: string): void {
  Object.assign(e, {
    status: 'waiting',
    lane,
    laneAt: s.now,
    why,
    missed: 0,
    missedAt: null,
    behind: [],
    servedBy: null,
    reminded: false,
    ...(lane !== 'priority' && { priorityGroup: null }),
  })
}

export const find = (s: QueueState, entryId: string): Entry => {
  const e = s.entries.get(entryId)
  if (!e) throw refuse.not_found()
  return e
}
const need = (e: Entry, ...statuses: Entry['status'][]): void => {
  if (!statuses.includes(e.status)) throw refuse.wrong_state({ status: e.status })
}

/** 签到进队: on time, or late when the own period was over. */
export function join(s: QueueState, e: Entry, who: string): void {
  s.entries.set(e.id, e)
  e.queueId = s.id
  const late = s.now.getTime() > e.endsAt.getTime() + s.rule.lateAfterMinutes * 60_000
  enterLine(s, e, late ? 'late' : 'on_time', late ? 'late' : 'on_time')
  e.laneAt = e.arrivedAt
  settle(s, { entry: e, event: record(s, 'joined', e, { reason: e.why, who }) })
}

/** The visit is off: check-in taken back, cancelled, clinic suspended, gone home. A patient who is in the room stays there. */
export function leave(s: QueueState, e: Entry, said: Said): boolean {
  if (!['waiting', 'called', 'away', 'void'].includes(e.status)) return false
  const waited = e.status === 'waiting'
  leaveLine(s, e, 'left')
  e.servedBy = null
  record(s, 'left', e, said)
  if (waited) settle(s)
  return true
}

export type Call = { serverId: string; roomId: string; who: string; entryId?: string; reason?: string }
/** 叫号: the first in order whom this doctor may call, or a named one with a reason. */
export function call(s: QueueState, c: Call): Entry {
  const busy = [...s.entries.values()].find(
    (e) => e.servedBy === c.serverId && ['called', 'in_room'].includes(e.status),
  )
  if (busy) throw refuse.still_with_patient({ entryId: busy.id, status: busy.status })
  const station = s.stations.get(c.serverId)
  if (station?.pausedAt) throw refuse.paused({ reason: station.pauseReason })
  const waiting = waitingOf(s)
  const e = c.entryId ? find(s, c.entryId) : waiting.find((x) => suits(x, c.serverId))
  if (!e) throw refuse.nobody_waits()
  need(e, 'waiting')
  if (!suits(e, c.serverId)) throw refuse.waits_for_another()
  const passed = aheadOf(e, waiting).filter((x) => suits(x, c.serverId)).length
  if (passed && !c.reason) throw refuse.reason_needed()
  s.stations.set(c.serverId, {
    ...(station ?? { openedAt: s.now, pausedAt: null, pauseReason: null }),
    serverId: c.serverId,
    roomId: c.roomId,
  })
  if (e.lane === 'return') s.sinceReturn = 0
  else if (e.lane === 'on_time' || e.lane === 'late') s.sinceReturn++
  leaveLine(s, e, 'called')
  Object.assign(e, {
    servedBy: c.serverId,
    calledAt: s.now,
    calledTimes: 1,
    startedAt: null,
    finishedAt: null,
    roomId: c.roomId,
  })
  record(s, 'called', e, { reason: passed ? c.reason! : e.why, who: c.who }, c.roomId).passed = passed
  settle(s)
  return e
}

const mine = (e: Entry, serverId: string | null) => {
  if (serverId !== null && e.servedBy !== serverId) throw refuse.with_another()
}
export function recall(s: QueueState, e: Entry, serverId: string | null, who: string): void {
  need(e, 'called')
  mine(e, serverId)
  e.calledTimes++
  record(s, 'recalled', e, { reason: 'called_again', who })
}

/** 过号: back 3, then 5, then to the end, then void (policy). */
export function miss(s: QueueState, e: Entry, serverId: string | null, who: string): void {
  need(e, 'called')
  mine(e, serverId)
  e.missed++
  e.servedBy = null
  if (e.missed > s.rule.missBack.length + 1) {
    leaveLine(s, e, 'void')
    e.why = 'missed_too_often'
    record(s, 'voided', e, { reason: e.why, who })
    return
  }
  const places = s.rule.missBack[e.missed - 1]
  const others = waitingOf(s).filter(
    (x) => x.practitionerId === null || e.practitionerId === null || x.practitionerId === e.practitionerId,
  )
  e.status = 'waiting'
  e.missedAt = s.now
  e.behind = others.slice(0, places ?? others.length).map((x) => x.id)
  e.why = places === undefined ? 'missed_end' : 'missed_back'
  e.reminded = true
  settle(s, { entry: e, event: record(s, 'missed', e, { reason: e.why, who }) })
}

export function start(s: QueueState, e: Entry, serverId: string | null, who: string): void {
  need(e, 'called')
  mine(e, serverId)
  e.status = 'in_room'
  e.startedAt = s.now
  record(s, 'started', e, { reason: 'came_in', who })
}

/** done: the visit is over. away: tests first, the patient comes back today (回诊). */
export function finish(s: QueueState, e: Entry, outcome: 'done' | 'away', serverId: string | null, who: string): void {
  need(e, 'in_room', 'called')
  mine(e, serverId)
  e.rounds++
  e.startedAt ??= e.calledAt
  e.finishedAt = s.now
  s.consultations.push({
    entryId: e.id,
    round: e.rounds,
    serverId: e.servedBy!,
    lane: e.lane,
    calledAt: e.calledAt!,
    startedAt: e.startedAt!,
    finishedAt: s.now,
  })
  // A patient who has to come back comes back to the same doctor.
  if (outcome === 'away') e.practitionerId = e.servedBy
  e.servedBy = null
  leaveLine(s, e, outcome)
  record(s, outcome === 'done' ? 'finished' : 'away', e, { reason: outcome === 'done' ? 'seen' : 'tests_first', who })
}

/** 回诊: back from the tests; or somebody whose number was void comes to the desk and waits as a late one. */
export function comeBack(s: QueueState, e: Entry, who: string): void {
  if (e.status === 'waiting') return
  need(e, 'away', 'void')
  const again = e.status === 'void'
  enterLine(s, e, again ? 'late' : 'return', again ? 'readmitted' : 'return')
  settle(s, { entry: e, event: record(s, 'returned', e, { reason: e.why, who }) })
}

export function prioritise(
  s: QueueState,
  e: Entry,
  to: { lane: 'emergency' | 'priority'; group?: string | undefined },
  said: Omit<Said, 'reason'>,
): void {
  need(e, 'waiting', 'away', 'void')
  if (to.lane === 'priority' && !s.rule.priorityGroups.includes(to.group ?? '')) throw refuse.group_unknown()
  e.priorityGroup = to.lane === 'priority' ? to.group! : null
  enterLine(s, e, to.lane, to.lane === 'emergency' ? 'emergency' : `priority_${to.group}`)
  settle(s, { entry: e, event: record(s, 'prioritised', e, { ...said, reason: e.why }) })
}

/** 转诊室: to another doctor, perhaps in another queue (`to`), keeping the lane and the serial. */
export function transfer(
  from: QueueState,
  to: QueueState,
  e: Entry,
  target: { practitionerId: string | null; roomId: string },
  serverId: string | null,
  said: Said,
): void {
  need(e, 'waiting', 'called', 'in_room')
  if (e.status !== 'waiting') mine(e, serverId)
  const waited = e.status === 'waiting'
  leaveLine(from, e, 'left')
  if (from !== to) {
    record(from, 'transferred_away', e, said)
    from.entries.delete(e.id)
    if (waited) settle(from)
    to.entries.set(e.id, e)
  }
  Object.assign(e, {
    queueId: to.id,
    status: 'waiting',
    practitionerId: target.practitionerId,
    roomId: target.roomId,
    servedBy: null,
    startedAt: null,
    missedAt: null,
    missed: 0,
    why: 'transferred',
    reminded: true,
  })
  settle(to, { entry: e, event: record(to, 'transferred', e, said) })
}

export function pause(s: QueueState, serverId: string, roomId: string, said: Said): void {
  const station = s.stations.get(serverId)
  if (station?.pausedAt) return
  s.stations.set(serverId, {
    serverId,
    openedAt: station?.openedAt ?? s.now,
    roomId: station?.roomId ?? roomId,
    pausedAt: s.now,
    pauseReason: said.reason,
  })
  record(s, 'paused', null, said, station?.roomId ?? roomId)
}
export function resume(s: QueueState, serverId: string, who: string): void {
  const station = s.stations.get(serverId)
  if (!station?.pausedAt) return
  s.stations.set(serverId, { ...station, pausedAt: null, pauseReason: null })
  record(s, 'resumed', null, { reason: 'goes_on', who }, station.roomId)
}
