/** 叫号台: the queue of a room as staff see it, and calling, pausing and going on. */
import { Count, Day, IdParam, Line, List, localDate, Uuid } from '@jiuyi/kernel'
import { actorName, type Routes, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { queueFor, worksEverywhere } from './authority.ts'
import { CallReason, PauseReason, refuse } from './contract.ts'
import type { Deps } from './deps.ts'
import { change } from './ledger.ts'
import { call, pause, resume } from './machine.ts'
import { readSnapshot, type StaffQueue as Shown, StaffEntry, StaffQueue, staffEntry, staffView } from './snapshot.ts'
import type { Streams } from './stream.ts'

const QueueLine = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    on: Day,
    campusId: Uuid,
    departmentId: Uuid,
    waiting: Count,
    rooms: Type.Array(
      Type.Object({ id: Uuid, name: Type.String() }, { additionalProperties: false, title: 'QueueRoom' }),
    ),
  },
  { additionalProperties: false, title: 'QueueLine' },
)
type QueueLine = import('typebox').Static<typeof QueueLine>
const access = (may: string) => ({ who: 'staff' as const, may })

export const staffQueueRoutes =
  (d: Deps, streams: Streams): Routes =>
  async (app) => {
    const withNames = async (groupId: string, view: Shown): Promise<Shown> => {
      const { cards } = await d.identity.patientCards({
        groupId,
        patientIds: [...new Set(view.entries.map((e) => e.patientId))],
      })
      const names = new Map(cards.map((c) => [c.patientId, c.name]))
      return { ...view, entries: view.entries.map((e) => ({ ...e, name: names.get(e.patientId) ?? e.nameMasked })) }
    }
    const seen = async (queueId: string) => {
      const snapshot = await readSnapshot(d.db, queueId)
      if (!snapshot) throw refuse.not_found()
      return snapshot
    }

    app.get(
      '/staff/queues',
      {
        config: { access: access('queue.read') },
        schema: {
          operationId: 'listQueues',
          tags: ['queue'],
          summary: 'Queues of today that this person may work with',
          querystring: Type.Object({ departmentId: Type.Optional(Uuid), on: Type.Optional(Day) }),
          response: { 200: List(QueueLine) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const { hospital } = await d.directory.hospital({ hospitalId: staff.hospitalId })
        const on = req.query.on ?? localDate(d.clock(), hospital?.timeZone ?? 'Asia/Shanghai')
        const items = await d.db.rows<QueueLine>(sql`
          select q.id, q.name, q.on_date as "on", q.campus_id as "campusId", q.department_id as "departmentId",
                 (select count(*)::int from queue.queue_entry e where e.hospital_id = q.hospital_id and e.queue_id = q.id and e.status = 'waiting') as waiting,
                 coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name) from queue.room r
                            where r.hospital_id = q.hospital_id and r.campus_id = q.campus_id and r.department_id = q.department_id and r.queue_name = q.name), '[]') as rooms
            from queue.queue q
           where q.hospital_id = ${staff.hospitalId} and q.on_date = ${on} and q.department_id = coalesce(${req.query.departmentId ?? null}::uuid, q.department_id)
             and (${worksEverywhere(staff)} or q.department_id = any (${staff.departmentIds}::uuid[])
                  or exists (select 1 from queue.queue_entry e where e.hospital_id = q.hospital_id and e.queue_id = q.id and e.practitioner_id = ${staff.practitionerId ?? null}::uuid))
           order by q.name limit 200`)
        return { items }
      },
    )

    app.get(
      '/staff/queues/:id',
      {
        config: { access: access('queue.read'), reads: 'patient' },
        schema: {
          operationId: 'getQueue',
          tags: ['queue'],
          summary: 'Who waits, in order; who is called and with whom',
          params: IdParam,
          response: { 200: StaffQueue },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        await queueFor(d.db, staff, req.params.id)
        return withNames(staff.groupId, staffView(await seen(req.params.id)))
      },
    )

    app.get(
      '/staff/queues/:id/events',
      {
        config: { access: access('queue.read'), reads: 'patient' },
        schema: {
          operationId: 'followQueue',
          tags: ['queue'],
          summary:
            'Server-sent events: what happens in the queue, each with the state after it; last-event-id catches up',
          params: IdParam,
          produces: ['text/event-stream'],
          response: { 200: Type.String() },
        },
      },
      async (req, reply) => {
        await queueFor(d.db, staffOf(req), req.params.id)
        return streams.follow(req, reply, req.params.id, (events, s) => ({ events, view: staffView(s) })) as never
      },
    )

    app.post(
      '/staff/queues/:id/calls',
      {
        config: { access: access('queue.call') },
        schema: {
          operationId: 'callNext',
          tags: ['queue'],
          summary: 'Call the next patient, or a named one with a reason that those who wait will read',
          params: IdParam,
          body: Type.Object(
            {
              roomId: Uuid,
              entryId: Type.Optional(Uuid),
              reason: Type.Optional(CallReason),
              practitionerId: Type.Optional(Uuid),
            },
            { additionalProperties: false, title: 'CallRequest' },
          ),
          response: { 201: StaffEntry },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const queue = await queueFor(d.db, staff, req.params.id)
        const { roomId, entryId, reason } = req.body
        await roomIn(queue, roomId)
        const serverId = callerOf(staff, req.body.practitionerId)
        const entry = await change(
          d,
          { hospitalId: queue.hospitalId, queueIds: [queue.id], entryIds: entryId ? [entryId] : [] },
          ([s]) =>
            call(s!, {
              serverId,
              roomId,
              who: actorName(staff),
              ...(entryId && { entryId }),
              ...(reason && { reason }),
            }),
        )
        const snapshot = await seen(queue.id)
        const { cards } = await d.identity.patientCards({ groupId: staff.groupId, patientIds: [entry.patientId] })
        return reply.code(201).send({ ...staffEntry(snapshot, entry), ...(cards[0] && { name: cards[0].name }) })
      },
    )

    /** The desk may call for a doctor; a doctor only for oneself. */
    const callerOf = (staff: ReturnType<typeof staffOf>, practitionerId?: string): string => {
      if (practitionerId && practitionerId !== staff.practitionerId && !worksEverywhere(staff))
        throw refuse.with_another()
      return practitionerId ?? staff.practitionerId ?? staff.staffId
    }
    const roomIn = async (
      queue: { hospitalId: string; campusId: string; departmentId: string; name: string },
      roomId: string,
    ) => {
      const room = await d.db.maybeOne(sql`
        select 1 as one from queue.room r where r.hospital_id = ${queue.hospitalId} and r.id = ${roomId} and r.campus_id = ${queue.campusId}
           and r.department_id = ${queue.departmentId} and r.queue_name = ${queue.name}`)
      if (!room) throw refuse.room_not_found()
    }

    const Pause = Type.Object(
      { roomId: Uuid, reason: PauseReason, note: Type.Optional(Line(100)), practitionerId: Type.Optional(Uuid) },
      { additionalProperties: false, title: 'PauseRequest' },
    )
    app.post(
      '/staff/queues/:id/pause',
      {
        config: { access: access('queue.call') },
        schema: {
          operationId: 'pauseCalling',
          tags: ['queue'],
          summary: 'Nobody is called by this doctor for a while; those who wait read why',
          params: IdParam,
          body: Pause,
          response: { 200: StaffQueue },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const queue = await queueFor(d.db, staff, req.params.id)
        const { roomId, reason, note } = req.body
        await roomIn(queue, roomId)
        const serverId = callerOf(staff, req.body.practitionerId)
        await change(d, { hospitalId: queue.hospitalId, queueIds: [queue.id] }, ([s]) =>
          pause(s!, serverId, roomId, { reason, note, who: actorName(staff) }),
        )
        return withNames(staff.groupId, staffView(await seen(queue.id)))
      },
    )
    app.delete(
      '/staff/queues/:id/pause',
      {
        config: { access: access('queue.call') },
        schema: {
          operationId: 'resumeCalling',
          tags: ['queue'],
          summary: 'Go on',
          params: IdParam,
          querystring: Type.Object({ practitionerId: Type.Optional(Uuid) }),
          response: { 200: StaffQueue },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const queue = await queueFor(d.db, staff, req.params.id)
        const serverId = callerOf(staff, req.query.practitionerId)
        await change(d, { hospitalId: queue.hospitalId, queueIds: [queue.id] }, ([s]) =>
          resume(s!, serverId, actorName(staff)),
        )
        return withNames(staff.groupId, staffView(await seen(queue.id)))
      },
    )
  }
