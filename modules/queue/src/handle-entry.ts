/** 重呼、过号、开始、结束、回诊、优先、转诊室: what staff do with one patient of a queue. */
import { IdParam, Line, Uuid } from '@jiuyi/kernel'
import { actorName, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { type TSchema, Type } from 'typebox'
import { entryFor, serverOf, worksEverywhere } from './authority.ts'
import { refuse, TransferReason } from './contract.ts'
import type { Deps } from './deps.ts'
import { openQueue } from './join-queue.ts'
import { change } from './ledger.ts'
import {
  comeBack,
  type Entry,
  find,
  finish,
  miss,
  prioritise,
  type QueueState,
  recall,
  start,
  transfer,
} from './machine.ts'
import { readSnapshot, StaffEntry, staffEntry } from './snapshot.ts'

type Act = (s: QueueState, e: Entry, staff: StaffActor, body: never) => void
const body = (shape: Record<string, TSchema>, title: string) =>
  Type.Object(shape, { additionalProperties: false, title })

const steps: { verb: string; operationId: string; summary: string; may: string; body?: TSchema; act: Act }[] = [
  {
    verb: 'recall',
    operationId: 'recallPatient',
    summary: 'Call the same patient once more',
    may: 'queue.call',
    act: (s, e, staff) => recall(s, e, serverOf(staff), actorName(staff)),
  },
  {
    verb: 'miss',
    operationId: 'missCall',
    summary: 'Called and not there: back 3 places, then 5, then to the end, then void (policy)',
    may: 'queue.call',
    act: (s, e, staff) => miss(s, e, serverOf(staff), actorName(staff)),
  },
  {
    verb: 'start',
    operationId: 'startVisit',
    summary: 'The patient came in',
    may: 'queue.call',
    act: (s, e, staff) => start(s, e, serverOf(staff), actorName(staff)),
  },
  {
    verb: 'finish',
    operationId: 'finishVisit',
    summary: 'The visit is over, or the patient goes for tests and comes back today',
    may: 'queue.call',
    body: body({ outcome: Type.Enum(['done', 'away']) }, 'FinishRequest'),
    act: (s, e, staff, { outcome }: { outcome: 'done' | 'away' }) =>
      finish(s, e, outcome, serverOf(staff), actorName(staff)),
  },
  {
    verb: 'return',
    operationId: 'returnToQueue',
    summary: 'Back from the tests; or somebody whose number is void waits again as a late one',
    may: 'queue.priority',
    act: (s, e, staff) => comeBack(s, e, actorName(staff)),
  },
  {
    verb: 'priority',
    operationId: 'prioritisePatient',
    summary: 'Emergency or a priority group of the policy; those who are passed read the reason',
    may: 'queue.priority',
    body: body(
      { lane: Type.Enum(['emergency', 'priority']), group: Type.Optional(Line(40)), note: Line(100) },
      'PriorityRequest',
    ),
    act: (s, e, staff, to: { lane: 'emergency' | 'priority'; group?: string; note: string }) =>
      prioritise(s, e, to, { who: actorName(staff), note: to.note }),
  },
]

export const handleEntryRoutes =
  (d: Deps): Routes =>
  async (app) => {
    const shown = async (staff: StaffActor, entryId: string) => {
      const at = await entryFor(d.db, staff, entryId)
      const snapshot = await readSnapshot(d.db, at.id)
      const entry = snapshot?.entries.find((e) => e.id === entryId)
      if (!snapshot || !entry) throw refuse.not_found()
      return staffEntry(snapshot, entry)
    }

    for (const step of steps)
      app.post(
        `/staff/queue-entries/:id/${step.verb}`,
        {
          config: { access: { who: 'staff', may: step.may } },
          schema: {
            operationId: step.operationId,
            tags: ['queue'],
            summary: step.summary,
            params: IdParam,
            ...(step.body && { body: step.body }),
            response: { 200: StaffEntry },
          },
        },
        async (req) => {
          const staff = staffOf(req)
          const { id } = req.params as { id: string }
          const queue = await entryFor(d.db, staff, id)
          await change(d, { hospitalId: queue.hospitalId, queueIds: [queue.id], entryIds: [id] }, ([s]) =>
            step.act(s!, find(s!, id), staff, req.body as never),
          )
          return shown(staff, id) as never
        },
      )

    app.post(
      '/staff/queue-entries/:id/transfer',
      {
        config: { access: { who: 'staff', may: 'queue.call' } },
        schema: {
          operationId: 'transferPatient',
          tags: ['queue'],
          summary: 'To another doctor or room of the hospital, today; the serial stays',
          params: IdParam,
          body: Type.Object(
            {
              roomId: Uuid,
              practitionerId: Type.Optional(Uuid),
              reason: TransferReason,
              note: Type.Optional(Line(100)),
            },
            { additionalProperties: false, title: 'TransferRequest' },
          ),
          response: { 200: Type.Object({ queueId: Uuid }, { additionalProperties: false, title: 'Transferred' }) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const { id } = req.params
        const queue = await entryFor(d.db, staff, id)
        const { practitionerId, roomId, reason, note } = req.body
        if (practitionerId) await mayTreat(staff, practitionerId)
        const room = await d.db.maybeOne<{ campusId: string; departmentId: string; name: string; on: string }>(sql`
          select r.campus_id as "campusId", r.department_id as "departmentId", r.name, q.on_date as "on" from queue.room r, queue.queue q
           where r.hospital_id = ${staff.hospitalId} and r.id = ${roomId} and q.hospital_id = r.hospital_id and q.id = ${queue.id}`)
        if (!room || room.campusId !== queue.campusId) throw refuse.room_not_found()
        const to = await openQueue(d.db, { hospitalId: staff.hospitalId, ...room, room: room.name, now: d.clock() })
        await change(
          d,
          { hospitalId: staff.hospitalId, queueIds: [queue.id, to.queueId], entryIds: [id] },
          (states) => {
            const from = states.find((s) => s.entries.has(id))
            const target = states.find((s) => s.id === to.queueId)
            if (!from || !target) throw refuse.not_found()
            transfer(
              from,
              target,
              find(from, id),
              { practitionerId: practitionerId ?? null, roomId },
              serverOf(staff),
              {
                reason,
                note,
                who: actorName(staff),
              },
            )
          },
        )
        return { queueId: to.queueId }
      },
    )
    const mayTreat = async (staff: StaffActor, practitionerId: string) => {
      const { practitioners } = await d.directory.practitioners({ ids: [practitionerId] })
      const p = practitioners[0]
      if (!p?.active || p.hospitalId !== staff.hospitalId) throw refuse.practitioner_not_found()
    }

    const Sharing = Type.Object({ queueName: Line(100) }, { additionalProperties: false, title: 'RoomSharing' })
    app.put(
      '/staff/queue-rooms/:id',
      {
        config: { access: { who: 'staff', may: 'queue.manage' } },
        schema: {
          operationId: 'shareQueue',
          tags: ['queue'],
          summary:
            'Rooms of a department with the same queue name share one queue; not while somebody waits for the room',
          params: IdParam,
          body: Sharing,
          response: {
            200: Type.Object(
              { id: Uuid, name: Type.String(), queueName: Type.String() },
              { additionalProperties: false, title: 'SharedRoom' },
            ),
          },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const room = await d.db.maybeOne<{ departmentId: string }>(
          sql`select r.department_id as "departmentId" from queue.room r where r.hospital_id = ${staff.hospitalId} and r.id = ${req.params.id}`,
        )
        if (!room || !(worksEverywhere(staff) || staff.departmentIds.includes(room.departmentId)))
          throw refuse.room_not_found()
        const done = await d.db.maybeOne<{ id: string; name: string; queueName: string }>(sql`
          update queue.room r set queue_name = ${req.body.queueName.trim()}
           where r.hospital_id = ${staff.hospitalId} and r.id = ${req.params.id}
             and not exists (select 1 from queue.queue_entry e where e.hospital_id = r.hospital_id and e.room_id = r.id and e.status in ('waiting', 'called', 'in_room', 'away'))
          returning r.id, r.name, r.queue_name as "queueName"`)
        if (!done) throw refuse.room_in_use()
        return done
      },
    )
  }
