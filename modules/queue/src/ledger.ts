/** Loads queues under their locks, lets the machine act on them, writes what changed with its events. One transaction, one order of locks: queue rows by id. */
import { type Clock, type DomainEvent, systemClock } from '@jiuyi/kernel'
import { type Ctx, type Fragment, type Queryable, sql, type Tx, violated } from '@jiuyi/platform'
import { CallMissed, PatientCalled, refuse, TurnComesNear, VisitFinished } from './contract.ts'
import type { Entry, QueueState, Rule, Station } from './machine.ts'

/** In service null, and the database uses its own clock; a test's clock is passed on. */
export const decisionTime = (clock: Clock): Date | null => (clock === systemClock ? null : clock())

export const entryColumns: Fragment = sql`
  e.id, e.queue_id as "queueId", e.room_id as "roomId", e.appointment_id as "appointmentId", e.patient_id as "patientId", e.schedule_id as "scheduleId",
  e.practitioner_id as "practitionerId", e.name_masked as "nameMasked", e.half, e.serial, e.starts_at as "startsAt", e.ends_at as "endsAt",
  e.arrived_at as "arrivedAt", e.how, e.status, e.lane, e.lane_at as "laneAt", e.priority_group as "priorityGroup", e.why, e.position,
  e.placed_seq as "placedSeq", e.missed, e.missed_at as "missedAt", e.behind::text[] as behind, e.rounds, e.served_by as "servedBy", e.called_at as "calledAt",
  e.called_times as "calledTimes", e.started_at as "startedAt", e.finished_at as "finishedAt", e.reminded`

type QueueRow = Pick<QueueState, 'id' | 'departmentId' | 'campusId' | 'seq' | 'sinceReturn' | 'now'> & Rule

/** Everybody who may still be called today, and these ones in whatever state. */
async function load(
  tx: Queryable,
  hospitalId: string,
  ids: string[],
  also: string[],
  at: Date | null,
): Promise<QueueState[]> {
  const rows = await tx.rows<QueueRow>(sql`
    select q.id, q.department_id as "departmentId", q.campus_id as "campusId", q.seq, q.since_return as "sinceReturn", coalesce(${at}::timestamptz, clock_timestamp()) as now,
           p.priority_groups as "priorityGroups", p.return_every as "returnEvery", p.miss_back as "missBack", p.late_after_minutes as "lateAfterMinutes", p.remind_ahead as "remindAhead"
      from queue.queue q
      join lateral (select p.* from queue.policy p where p.hospital_id = q.hospital_id and p.valid_from <= coalesce(${at}::timestamptz, now())
                     order by p.valid_from desc limit 1) p on true
     where q.hospital_id = ${hospitalId} and q.id = any (${ids}::uuid[])
     order by q.id
       for no key update of q`)
  const entries = await tx.rows<Entry>(sql`
    select ${entryColumns} from queue.queue_entry e
     where e.hospital_id = ${hospitalId} and e.queue_id = any (${ids}::uuid[]) and (e.status in ('waiting', 'called', 'in_room') or e.id = any (${also}::uuid[]))`)
  const stations = await tx.rows<Station & { queueId: string }>(sql`
    select s.queue_id as "queueId", s.server_id as "serverId", s.room_id as "roomId", s.opened_at as "openedAt", s.paused_at as "pausedAt", s.pause_reason as "pauseReason"
      from queue.station s where s.hospital_id = ${hospitalId} and s.queue_id = any (${ids}::uuid[])`)
  return rows.map(({ id, departmentId, campusId, seq, sinceReturn, now, ...rule }) => ({
    hospitalId,
    id,
    departmentId,
    campusId,
    seq,
    sinceReturn,
    now,
    rule,
    entries: new Map(entries.filter((e) => e.queueId === id).map((e) => [e.id, e])),
    stations: new Map(stations.filter((s) => s.queueId === id).map(({ queueId: _q, ...s }) => [s.serverId, s])),
    events: [],
    consultations: [],
    near: [],
  }))
}

const saveEntries = (hospitalId: string, entries: Entry[]): Fragment => sql`
  insert into queue.queue_entry (hospital_id, id, queue_id, room_id, appointment_id, patient_id, schedule_id, practitioner_id, name_masked, half, serial, starts_at, ends_at,
                                 arrived_at, how, status, lane, lane_at, priority_group, why, position, placed_seq, missed, missed_at, behind, rounds, served_by, called_at,
                                 called_times, started_at, finished_at, reminded)
  select ${hospitalId}, x.id, x."queueId", x."roomId", x."appointmentId", x."patientId", x."scheduleId", x."practitionerId", x."nameMasked", x.half, x.serial, x."startsAt", x."endsAt",
         x."arrivedAt", x.how, x.status, x.lane, x."laneAt", x."priorityGroup", x.why, x.position, x."placedSeq", x.missed, x."missedAt", x.behind, x.rounds, x."servedBy", x."calledAt",
         x."calledTimes", x."startedAt", x."finishedAt", x.reminded
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as x (id uuid, "queueId" uuid, "roomId" uuid, "appointmentId" uuid, "patientId" uuid, "scheduleId" uuid, "practitionerId" uuid,
         "nameMasked" text, half smallint, serial int, "startsAt" timestamptz, "endsAt" timestamptz, "arrivedAt" timestamptz, how text, status text, lane text, "laneAt" timestamptz,
         "priorityGroup" text, why text, position int, "placedSeq" bigint, missed int, "missedAt" timestamptz, behind uuid[], rounds int, "servedBy" uuid, "calledAt" timestamptz,
         "calledTimes" int, "startedAt" timestamptz, "finishedAt" timestamptz, reminded boolean)
  on conflict (hospital_id, id) do update
     set queue_id = excluded.queue_id, room_id = excluded.room_id, schedule_id = excluded.schedule_id, practitioner_id = excluded.practitioner_id, half = excluded.half,
         serial = excluded.serial, starts_at = excluded.starts_at, ends_at = excluded.ends_at, arrived_at = excluded.arrived_at, how = excluded.how, status = excluded.status,
         lane = excluded.lane, lane_at = excluded.lane_at, priority_group = excluded.priority_group, why = excluded.why, position = excluded.position,
         placed_seq = excluded.placed_seq, missed = excluded.missed, missed_at = excluded.missed_at, behind = excluded.behind, rounds = excluded.rounds,
         served_by = excluded.served_by, called_at = excluded.called_at, called_times = excluded.called_times, started_at = excluded.started_at,
         finished_at = excluded.finished_at, reminded = excluded.reminded`

async function save(tx: Tx, s: QueueState, before: { seq: number; entries: Map<string, string> }): Promise<void> {
  if (s.seq === before.seq) return
  const moved = await tx.maybeOne(sql`
    update queue.queue set seq = ${s.seq}, since_return = least(${s.sinceReturn}::int, 1000)
     where hospital_id = ${s.hospitalId} and id = ${s.id} and seq = ${before.seq} returning 1 as one`)
  if (!moved) throw new Error('the queue moved under its own lock')
  const changed = [...s.entries.values()].filter((e) => JSON.stringify(e) !== before.entries.get(e.id))
  if (changed.length) await tx.rows(saveEntries(s.hospitalId, changed))
  await tx.rows(sql`
    insert into queue.queue_event (hospital_id, queue_id, seq, at, kind, entry_id, status, reason, who, room_id, position, passed, note)
    select ${s.hospitalId}, ${s.id}, x.seq, ${s.now}, x.kind, x."entryId", x.status, x.reason, x.who, x."roomId", x.position, x.passed, x.note
      from jsonb_to_recordset(${JSON.stringify(s.events)}::jsonb) as x (seq bigint, kind text, "entryId" uuid, status text, reason text, who text, "roomId" uuid, position int, passed int, note text)`)
  if (s.consultations.length)
    await tx.rows(sql`
      insert into queue.consultation (hospital_id, entry_id, round, queue_id, department_id, server_id, lane, called_at, started_at, finished_at)
      select ${s.hospitalId}, x."entryId", x.round, ${s.id}, ${s.departmentId}, x."serverId", x.lane, x."calledAt", x."startedAt", x."finishedAt"
        from jsonb_to_recordset(${JSON.stringify(s.consultations)}::jsonb) as x ("entryId" uuid, round int, "serverId" uuid, lane text, "calledAt" timestamptz, "startedAt" timestamptz, "finishedAt" timestamptz)`)
  if (s.stations.size)
    await tx.rows(sql`
      insert into queue.station (hospital_id, queue_id, server_id, room_id, opened_at, paused_at, pause_reason)
      select ${s.hospitalId}, ${s.id}, x."serverId", x."roomId", x."openedAt", x."pausedAt", x."pauseReason"
        from jsonb_to_recordset(${JSON.stringify([...s.stations.values()])}::jsonb) as x ("serverId" uuid, "roomId" uuid, "openedAt" timestamptz, "pausedAt" timestamptz, "pauseReason" text)
      on conflict (hospital_id, queue_id, server_id) do update
         set room_id = excluded.room_id, paused_at = excluded.paused_at, pause_reason = excluded.pause_reason`)
  await tx.emit(...(await news(tx, s)))
}

/** What the rest of the house may want to know. */
async function news(tx: Tx, s: QueueState): Promise<DomainEvent[]> {
  const told: DomainEvent[] = []
  const roomIds = s.events.flatMap((e) =>
    e.roomId && (e.kind === 'called' || e.kind === 'recalled') ? [e.roomId] : [],
  )
  const rooms = roomIds.length
    ? await tx.rows<{ id: string; name: string }>(
        sql`select r.id, r.name from queue.room r where r.hospital_id = ${s.hospitalId} and r.id = any (${roomIds}::uuid[])`,
      )
    : []
  const factsOf = (e: Entry) => ({
    appointmentId: e.appointmentId,
    hospitalId: s.hospitalId,
    patientId: e.patientId,
    entryId: e.id,
  })
  for (const ev of s.events) {
    const e = ev.entryId ? s.entries.get(ev.entryId) : undefined
    if (!e) continue
    if ((ev.kind === 'called' || ev.kind === 'recalled') && ev.roomId)
      told.push(
        PatientCalled(e.appointmentId, {
          ...factsOf(e),
          roomId: ev.roomId,
          room: rooms.find((r) => r.id === ev.roomId)?.name ?? '',
          seq: ev.seq,
        }),
      )
    if (ev.kind === 'finished') told.push(VisitFinished(e.appointmentId, factsOf(e)))
    if (ev.kind === 'missed' || ev.kind === 'voided')
      told.push(
        CallMissed(e.appointmentId, {
          ...factsOf(e),
          missed: e.missed,
          voided: ev.kind === 'voided',
          reason: ev.reason,
          seq: ev.seq,
        }),
      )
  }
  for (const { entry, ahead } of s.near)
    told.push(TurnComesNear(entry.appointmentId, { ...factsOf(entry), ahead, seq: s.seq }))
  return told
}

/** Runs `work` on these queues, locked; commits what it did, or nothing when it refuses. */
export async function change<T>(
  { db, clock }: Ctx,
  want: { hospitalId: string; queueIds: string[]; entryIds?: string[] },
  work: (states: QueueState[]) => T,
): Promise<T> {
  try {
    return await db.tx(async (tx) => {
      const states = await load(
        tx,
        want.hospitalId,
        [...new Set(want.queueIds)].sort(),
        want.entryIds ?? [],
        decisionTime(clock),
      )
      if (!states.length) throw refuse.not_found()
      const before = states.map((s) => ({
        seq: s.seq,
        entries: new Map([...s.entries.values()].map((e) => [e.id, JSON.stringify(e)])),
      }))
      const result = work(states)
      for (const [i, s] of states.entries()) await save(tx, s, before[i]!)
      return result
    })
  } catch (e) {
    if (violated(e) === 'entry_one_at_a_doctor') throw refuse.still_with_patient()
    throw e
  }
}

/** The queue an entry stands in now. It may move: `change` looks again under the lock. */
export const placeOf = (db: Queryable, hospitalId: string, entryId: string) =>
  db.maybeOne<{ queueId: string }>(
    sql`select e.queue_id as "queueId" from queue.queue_entry e where e.hospital_id = ${hospitalId} and e.id = ${entryId}`,
  )
