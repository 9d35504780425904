/** 签到进队与离队: what the appointment's check-in means for the queue. */
import { type Facade, newId } from '@jiuyi/kernel'
import { type Ctx, type Queryable, sql } from '@jiuyi/platform'
import type { JoinFacts, Queue } from './contract.ts'
import { change } from './ledger.ts'
import { type Entry, find, join, leave } from './machine.ts'

const halves = ['am', 'pm', 'night'] as const

/** The room by its name, and the queue that its patients wait in on this day; made at first use. */
export async function openQueue(
  db: Queryable,
  at: { hospitalId: string; campusId: string; departmentId: string; room: string; on: string; now: Date },
): Promise<{ roomId: string; queueId: string }> {
  const name = at.room.trim().slice(0, 100) || '候诊区'
  await db.rows(
    sql`insert into queue.policy (hospital_id, valid_from) values (${at.hospitalId}, '-infinity') on conflict do nothing`,
  )
  await db.rows(sql`
    insert into queue.room (hospital_id, id, campus_id, department_id, name, queue_name)
    values (${at.hospitalId}, ${newId()}, ${at.campusId}, ${at.departmentId}, ${name}, ${name}) on conflict on constraint room_once do nothing`)
  const room = await db.one<{ id: string; queueName: string }>(sql`
    select r.id, r.queue_name as "queueName" from queue.room r
     where r.hospital_id = ${at.hospitalId} and r.campus_id = ${at.campusId} and r.department_id = ${at.departmentId} and r.name = ${name}`)
  await db.rows(sql`
    insert into queue.queue (hospital_id, id, campus_id, department_id, name, on_date, opened_at)
    values (${at.hospitalId}, ${newId()}, ${at.campusId}, ${at.departmentId}, ${room.queueName}, ${at.on}, ${at.now}) on conflict on constraint queue_once_a_day do nothing`)
  const queue = await db.one<{ id: string }>(sql`
    select q.id from queue.queue q where q.hospital_id = ${at.hospitalId} and q.campus_id = ${at.campusId} and q.department_id = ${at.departmentId}
       and q.name = ${room.queueName} and q.on_date = ${at.on}`)
  return { roomId: room.id, queueId: queue.id }
}

type Known = { id: string; queueId: string; arrivedAt: Date; status: Entry['status'] }
const known = (db: Queryable, hospitalId: string, appointmentId: string) =>
  db.maybeOne<Known>(sql`
    select e.id, e.queue_id as "queueId", e.arrived_at as "arrivedAt", e.status from queue.queue_entry e
     where e.hospital_id = ${hospitalId} and e.appointment_id = ${appointmentId}`)

export const joinQueue =
  (ctx: Ctx): Facade<(typeof Queue)['methods']>['join'] =>
  async (facts: JoinFacts) => {
    const { hospitalId, appointmentId } = facts
    const arrivedAt = new Date(facts.arrivedAt)
    const here = await openQueue(ctx.db, { ...facts, now: ctx.clock() })
    if (facts.expected) {
      const people = JSON.stringify(facts.expected.map((p) => ({ ...p, half: halves.indexOf(facts.half) })))
      await ctx.db.rows(sql`
        insert into queue.expected as x (hospital_id, schedule_id, queue_id, practitioner_id, people, noted_at)
        values (${hospitalId}, ${facts.scheduleId}, ${here.queueId}, ${facts.practitionerId ?? null}, ${people}::jsonb, ${ctx.clock()})
        on conflict (hospital_id, schedule_id) do update
           set queue_id = excluded.queue_id, practitioner_id = excluded.practitioner_id, people = excluded.people, noted_at = excluded.noted_at`)
    }
    const was = await known(ctx.db, hospitalId, appointmentId)
    if (was && was.arrivedAt >= arrivedAt) return { entryId: was.id, outcome: 'already' }
    const fresh: Entry = {
      id: was?.id ?? newId(),
      queueId: here.queueId,
      roomId: here.roomId,
      appointmentId,
      patientId: facts.patientId,
      scheduleId: facts.scheduleId,
      practitionerId: facts.practitionerId ?? null,
      nameMasked: facts.nameMasked,
      half: halves.indexOf(facts.half),
      serial: facts.serial,
      startsAt: new Date(facts.startsAt),
      endsAt: new Date(facts.endsAt),
      arrivedAt,
      how: facts.how,
      status: 'waiting',
      lane: 'on_time',
      laneAt: arrivedAt,
      priorityGroup: null,
      why: 'on_time',
      position: null,
      placedSeq: 0,
      missed: 0,
      missedAt: null,
      behind: [],
      rounds: 0,
      servedBy: null,
      calledAt: null,
      calledTimes: 0,
      startedAt: null,
      finishedAt: null,
      reminded: false,
    }
    try {
      return await change(
        ctx,
        { hospitalId, queueIds: [here.queueId, ...(was ? [was.queueId] : [])], entryIds: was ? [was.id] : [] },
        (states) => {
          const to = states.find((s) => s.id === here.queueId)!
          const from = was && states.find((s) => s.entries.has(was.id))
          const old = was && from?.entries.get(was.id)
          // Only a check-in that had been taken back joins anew; rounds and times of an earlier visit stay.
          if (old && (old.status !== 'left' || old.arrivedAt >= arrivedAt))
            return { entryId: old.id, outcome: 'already' as const }
          if (from && from !== to) from.entries.delete(fresh.id)
          join(to, { ...fresh, rounds: old?.rounds ?? 0 }, `check_in:${facts.how}`)
          return { entryId: fresh.id, outcome: 'joined' as const }
        },
      )
    } catch (e) {
      // Two deliveries of the same news at once: the constraint lets one in, the other finds it.
      if ((e as { code?: string }).code !== '23505') throw e
      const now = await known(ctx.db, hospitalId, appointmentId)
      if (!now) throw e
      return { entryId: now.id, outcome: 'already' }
    }
  }

export const leaveQueue =
  (ctx: Ctx): Facade<(typeof Queue)['methods']>['leave'] =>
  async ({ hospitalId, appointmentId, reason, arrivedBefore }) => {
    const was = await known(ctx.db, hospitalId, appointmentId)
    // Old news of a check-in that was made again since.
    if (!was || (arrivedBefore && was.arrivedAt > new Date(arrivedBefore))) return { left: false }
    return change(ctx, { hospitalId, queueIds: [was.queueId], entryIds: [was.id] }, ([s]) => ({
      left: leave(s!, find(s!, was.id), { reason, who: 'system' }),
    }))
  }
