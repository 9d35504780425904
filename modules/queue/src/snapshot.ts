/** One day of a queue as rows say it, and what each audience sees of it: staff, the waiting-room screen, the patient. */

import { Count, Day, Instant, Uuid } from '@jiuyi/kernel'
import { type Queryable, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { CheckInWay, EntryStatus } from './contract.ts'
import type { Wait } from './estimate.ts'
import { entryColumns } from './ledger.ts'
import { aheadOf, type Entry, type Station } from './machine.ts'

export type Room = { id: string; name: string }
export type Snapshot = {
  hospitalId: string
  id: string
  campusId: string
  departmentId: string
  name: string
  on: string
  seq: number
  at: Date
  priorityGroups: string[]
  rooms: Map<string, Room>
  entries: Entry[]
  waiting: Entry[]
  stations: Station[]
  /** How long each may have to wait, where it was asked for. */
  waits?: Map<string, Wait>
}

export async function readSnapshot(db: Queryable, queueId: string): Promise<Snapshot | undefined> {
  // One statement, so that entries and seq are of the same instant.
  const row = await db.maybeOne<
    Omit<Snapshot, 'rooms' | 'entries' | 'waiting' | 'stations'> & {
      rooms: Room[]
      entries: Entry[]
      stations: Station[]
    }
  >(sql`
    select q.hospital_id as "hospitalId", q.id, q.campus_id as "campusId", q.department_id as "departmentId", q.name, q.on_date as "on", q.seq, clock_timestamp() as at,
           p.priority_groups as "priorityGroups",
           coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name) from queue.room r
                      where r.hospital_id = q.hospital_id and r.campus_id = q.campus_id and r.department_id = q.department_id and r.queue_name = q.name), '[]') as rooms,
           coalesce((select jsonb_agg(to_jsonb(x)) from (select ${entryColumns} from queue.queue_entry e
                      where e.hospital_id = q.hospital_id and e.queue_id = q.id) x), '[]') as entries,
           coalesce((select jsonb_agg(jsonb_build_object('serverId', s.server_id, 'roomId', s.room_id, 'openedAt', s.opened_at, 'pausedAt', s.paused_at, 'pauseReason', s.pause_reason))
                       from queue.station s where s.hospital_id = q.hospital_id and s.queue_id = q.id), '[]') as stations
      from queue.queue q
      join lateral (select p.priority_groups from queue.policy p where p.hospital_id = q.hospital_id and p.valid_from <= now()
                     order by p.valid_from desc limit 1) p on true
     where q.id = ${queueId}`)
  if (!row) return undefined
  const entries = row.entries.map(revive)
  return {
    ...row,
    rooms: new Map(row.rooms.map((r) => [r.id, r])),
    entries,
    waiting: entries.filter((e) => e.status === 'waiting').sort((a, b) => a.position! - b.position!),
  }
}
const dates = ['startsAt', 'endsAt', 'arrivedAt', 'laneAt', 'missedAt', 'calledAt', 'startedAt', 'finishedAt'] as const
/** JSON has no dates. */
const revive = (e: Entry): Entry => {
  for (const k of dates) if (e[k]) (e as Record<string, unknown>)[k] = new Date(e[k]!)
  return e
}

const Serving = Type.Object(
  {
    entryId: Uuid,
    serial: Count,
    nameMasked: Type.String(),
    room: Type.String(),
    status: Type.Enum(['called', 'in_room']),
    calledTimes: Count,
  },
  { additionalProperties: false, title: 'ServedNow' },
)
const Next = Type.Object(
  { entryId: Uuid, serial: Count, nameMasked: Type.String() },
  { additionalProperties: false, title: 'NextInQueue' },
)
/** 候诊屏: who is called where, and who is next; names masked. */
export const ScreenView = Type.Object(
  {
    seq: Count,
    at: Instant,
    queue: Type.String(),
    on: Day,
    rooms: Type.Array(
      Type.Object(
        { name: Type.String(), paused: Type.Boolean() },
        { additionalProperties: false, title: 'ScreenRoom' },
      ),
    ),
    now: Type.Array(Serving),
    next: Type.Array(Next, { maxItems: 8 }),
    waiting: Count,
    missed: Type.Array(Next, { description: 'Called and not there; they may still come', maxItems: 8 }),
  },
  { additionalProperties: false, title: 'ScreenView' },
)
export type ScreenView = Static<typeof ScreenView>

const brief = (e: Entry) => ({ entryId: e.id, serial: e.serial, nameMasked: e.nameMasked })
const roomName = (s: Snapshot, id: string) => s.rooms.get(id)?.name ?? ''

export const screenView = (s: Snapshot): ScreenView => ({
  seq: s.seq,
  at: s.at.toISOString(),
  queue: s.name,
  on: s.on,
  rooms: [...s.rooms.values()].map((r) => ({
    name: r.name,
    paused: s.stations.some((x) => x.roomId === r.id && x.pausedAt !== null),
  })),
  now: s.entries
    .filter((e) => e.status === 'called' || e.status === 'in_room')
    .sort((a, b) => b.calledAt!.getTime() - a.calledAt!.getTime())
    .map((e) => ({
      ...brief(e),
      room: roomName(s, e.roomId),
      status: e.status as 'called' | 'in_room',
      calledTimes: e.calledTimes,
    })),
  next: s.waiting.slice(0, 8).map(brief),
  waiting: s.waiting.length,
  missed: s.waiting
    .filter((e) => e.missed > 0)
    .slice(0, 8)
    .map(brief),
})

/** 我的位置 */
export const Place = Type.Object(
  {
    seq: Count,
    appointmentId: Uuid,
    status: EntryStatus,
    queue: Type.String(),
    room: Type.String({ description: 'Where to go; the room of the call once called' }),
    serial: Count,
    arrivedAt: Instant,
    how: CheckInWay,
    why: Type.String({ description: 'Why the place is so: a reason code with a sentence in the phrases' }),
    missed: Count,
    ahead: Type.Optional(Type.Integer({ minimum: 0, description: 'People who will be called before, while waiting' })),
    /** Of those ahead, who got their place later than this patient, and why. */
    jumped: Type.Array(
      Type.Object({ reason: Type.String(), count: Count }, { additionalProperties: false, title: 'JumpedAhead' }),
    ),
    /** 还要等: holds the truth in about four of five cases. */
    wait: Type.Optional(
      Type.Object(
        { fromMinutes: Count, toMinutes: Count, middleMinutes: Count, at: Instant },
        { additionalProperties: false, title: 'WaitEstimate', description: 'P10 to P90, reckoned at `at`' },
      ),
    ),
    paused: Type.Optional(Type.String({ description: 'The doctor pauses: a reason code' })),
    calledAt: Type.Optional(Instant),
    calledTimes: Count,
  },
  { additionalProperties: false, title: 'QueuePlace' },
)
export type Place = Static<typeof Place>

export function placeView(s: Snapshot, e: Entry): Place {
  const ahead = e.status === 'waiting' ? aheadOf(e, s.waiting) : []
  const jumps = new Map<string, number>()
  for (const x of ahead) if (x.placedSeq > e.placedSeq) jumps.set(x.why, (jumps.get(x.why) ?? 0) + 1)
  const wait = e.status === 'waiting' ? s.waits?.get(e.id) : undefined
  const pause = s.stations.find((x) => x.serverId === e.practitionerId && x.pausedAt !== null)
  return {
    seq: s.seq,
    appointmentId: e.appointmentId,
    status: e.status,
    queue: s.name,
    room: roomName(s, e.roomId),
    serial: e.serial,
    arrivedAt: e.arrivedAt.toISOString(),
    how: e.how,
    why: e.why,
    missed: e.missed,
    ...(e.status === 'waiting' && { ahead: ahead.length }),
    ...(wait && {
      wait: {
        fromMinutes: Math.floor(wait.from),
        toMinutes: Math.ceil(wait.to),
        middleMinutes: Math.round(wait.middle),
        at: s.at.toISOString(),
      },
    }),
    jumped: [...jumps].map(([reason, count]) => ({ reason, count })),
    ...(pause?.pauseReason && e.status === 'waiting' && { paused: pause.pauseReason }),
    ...(e.calledAt && (e.status === 'called' || e.status === 'in_room') && { calledAt: e.calledAt.toISOString() }),
    calledTimes: e.calledTimes,
  }
}

export const StaffEntry = Type.Object(
  {
    id: Uuid,
    appointmentId: Uuid,
    patientId: Uuid,
    practitionerId: Type.Optional(Uuid),
    nameMasked: Type.String(),
    name: Type.Optional(Type.String({ description: 'Not in the event stream' })),
    serial: Count,
    half: Type.Integer({ minimum: 0, maximum: 2 }),
    status: EntryStatus,
    lane: Type.Enum(['emergency', 'priority', 'return', 'on_time', 'late']),
    why: Type.String(),
    position: Type.Optional(Count),
    missed: Count,
    rounds: Count,
    arrivedAt: Instant,
    how: CheckInWay,
    room: Type.String(),
    servedBy: Type.Optional(Uuid),
    calledAt: Type.Optional(Instant),
    calledTimes: Count,
    startedAt: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'StaffQueueEntry' },
)
export type StaffEntry = Static<typeof StaffEntry>
export const StaffQueue = Type.Object(
  {
    id: Uuid,
    seq: Count,
    at: Instant,
    name: Type.String(),
    on: Day,
    campusId: Uuid,
    departmentId: Uuid,
    priorityGroups: Type.Array(Type.String()),
    rooms: Type.Array(
      Type.Object({ id: Uuid, name: Type.String() }, { additionalProperties: false, title: 'QueueRoom' }),
    ),
    stations: Type.Array(
      Type.Object(
        { serverId: Uuid, roomId: Uuid, paused: Type.Optional(Type.String()) },
        { additionalProperties: false, title: 'QueueStation' },
      ),
    ),
    entries: Type.Array(StaffEntry, { description: 'Those who wait in order, then the others' }),
  },
  { additionalProperties: false, title: 'StaffQueue' },
)
export type StaffQueue = Static<typeof StaffQueue>

export function staffEntry(s: Snapshot, e: Entry): StaffEntry {
  const at = (d: Date | null) => d?.toISOString()
  return {
    id: e.id,
    appointmentId: e.appointmentId,
    patientId: e.patientId,
    ...(e.practitionerId && { practitionerId: e.practitionerId }),
    nameMasked: e.nameMasked,
    serial: e.serial,
    half: e.half,
    status: e.status,
    lane: e.lane,
    why: e.why,
    ...(e.position !== null && { position: e.position }),
    missed: e.missed,
    rounds: e.rounds,
    arrivedAt: e.arrivedAt.toISOString(),
    how: e.how,
    room: roomName(s, e.roomId),
    ...(e.servedBy && { servedBy: e.servedBy }),
    ...(e.calledAt && { calledAt: at(e.calledAt)! }),
    calledTimes: e.calledTimes,
    ...(e.startedAt && { startedAt: at(e.startedAt)! }),
  }
}
export const staffView = (s: Snapshot): StaffQueue => ({
  id: s.id,
  seq: s.seq,
  at: s.at.toISOString(),
  name: s.name,
  on: s.on,
  campusId: s.campusId,
  departmentId: s.departmentId,
  priorityGroups: s.priorityGroups,
  rooms: [...s.rooms.values()],
  stations: s.stations.map((x) => ({
    serverId: x.serverId,
    roomId: x.roomId,
    ...(x.pauseReason && { paused: x.pauseReason }),
  })),
  entries: [...s.waiting, ...s.entries.filter((e) => e.status !== 'waiting')].map((e) => staffEntry(s, e)),
})
