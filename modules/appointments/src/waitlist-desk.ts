/** 窗口候补: the lines of a hospital for those at the desk: who waits, who was asked, adding and removing with a reason. */

import { type Identity, PatientCard } from '@jiuyi/identity'
import {
  addDays,
  Count,
  Day,
  daysBetween,
  type Facade,
  HalfDay,
  IdempotencyHeader,
  IdParam,
  Instant,
  Line,
  List,
  Uuid,
} from '@jiuyi/kernel'
import { bodyHash, type Routes, refuseRequest, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse, WaitlistEntry } from './contract.ts'
import { type Joiner, joinWaitlist } from './join-waitlist.ts'
import { leaveWaitlist } from './leave-waitlist.ts'
import { hospitalOf } from './take-number.ts'
import { entryById, selectWaitlist, toWaitlistEntry, type WaitlistRow } from './waitlist-row.ts'

const Waitlist = Type.Object(
  {
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    waiting: Count,
    skipped: Count,
    offered: Count,
    booked: Count,
    over: Count,
  },
  { additionalProperties: false, title: 'Waitlist' },
)
const Moved = Type.Object(
  { at: Instant, from: Type.Optional(Type.String()), to: Type.String(), who: Type.String(), why: Type.String() },
  { additionalProperties: false, title: 'WaitlistMove' },
)
const Listed = Type.Object(
  { entry: WaitlistEntry, channel: Type.String(), patient: Type.Optional(PatientCard), history: Type.Array(Moved) },
  { additionalProperties: false, title: 'ListedWaitlistEntry' },
)
const Filter = Type.Object({ from: Day, to: Day, departmentId: Type.Optional(Uuid) })
type Move = { entryId: string; at: Date; from: string | null; to: string; who: string; why: string }

/** Department heads and doctors see the lines of their own departments. */
const wide = new Set(['admin', 'manager', 'desk', 'cashier'])

export const waitlistDeskRoutes =
  (joiner: Joiner, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    const { ctx } = joiner
    const own = (staff: { roles: string[]; departmentIds: string[] }) =>
      staff.roles.some((r) => wide.has(r)) ? null : staff.departmentIds

    app.get(
      '/staff/waitlists',
      {
        config: { access: { who: 'staff', may: 'waitlist.read' } },
        schema: {
          operationId: 'listWaitlists',
          tags: ['waitlist'],
          summary: 'Schedules with a line, by clinic day (at most 92 days)',
          querystring: Filter,
          response: { 200: List(Waitlist) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const { from, to, departmentId } = req.query
        if (daysBetween(from, to) < 0 || daysBetween(from, to) > 92)
          throw refuseRequest.invalid({
            errors: [{ at: 'querystring/to', message: 'must be 0 to 92 days after from' }],
          })
        const mine = own(staff)
        const items = await ctx.db.rows(sql`
          select s.schedule_id as "scheduleId", s.department_id as "departmentId", s.practitioner_id as "practitionerId", s.on_date as "on", s.half,
                 count(*) filter (where e.status = 'waiting')::int as waiting, count(*) filter (where e.status = 'skipped')::int as skipped,
                 count(*) filter (where e.status = 'offered')::int as offered, count(*) filter (where e.status = 'booked')::int as booked,
                 count(*) filter (where e.status in ('declined', 'lapsed', 'left', 'cleared'))::int as over
            from appointments.stock s
            join appointments.waitlist_entry e on e.schedule_id = s.schedule_id and e.hospital_id = s.hospital_id
           where s.hospital_id = ${staff.hospitalId} and s.on_date >= ${from} and s.on_date < ${addDays(to, 1)}
             and (${departmentId ?? null}::uuid is null or s.department_id = ${departmentId ?? null})
             and (${mine}::uuid[] is null or s.department_id = any (${mine}::uuid[]))
           group by s.hospital_id, s.schedule_id
           order by s.on_date, s.half, s.schedule_id limit 500`)
        return { items: items.map((r) => withoutNulls(r as object)) as never }
      },
    )

    app.get(
      '/staff/waitlist-entries',
      {
        config: { access: { who: 'staff', may: 'waitlist.read' }, reads: 'patient' },
        schema: {
          operationId: 'listStaffWaitlistEntries',
          tags: ['waitlist'],
          summary: 'The line of a schedule in its order, with offers and history',
          querystring: Type.Object({ scheduleId: Uuid }),
          response: { 200: List(Listed) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const mine = own(staff)
        const rows = await ctx.db.rows<WaitlistRow>(
          selectWaitlist(
            sql`e.schedule_id = ${req.query.scheduleId} and e.hospital_id = ${staff.hospitalId}
            and (${mine}::uuid[] is null or s.department_id = any (${mine}::uuid[]))`,
            sql`order by (e.status in ('waiting', 'skipped', 'offered')) desc, e.priority desc, e.seq limit 1000`,
          ),
        )
        const [{ cards }, moves] = await Promise.all([
          identity.patientCards({ groupId: staff.groupId, patientIds: [...new Set(rows.map((r) => r.patientId))] }),
          ctx.db.rows<Move>(sql`
            select v.entry_id as "entryId", v.at, v.from_status as "from", v.to_status as "to", v.who, v.why
              from appointments.waitlist_event v
             where v.entry_id = any (${rows.map((r) => r.id)}::uuid[]) and v.hospital_id = ${staff.hospitalId} order by v.seq`),
        ])
        const card = new Map(cards.map((c) => [c.patientId, c]))
        const history = Map.groupBy(moves, (m) => m.entryId)
        return {
          items: rows.map((r) => {
            const patient = card.get(r.patientId)
            return {
              entry: toWaitlistEntry(r),
              channel: r.channel,
              ...(patient && { patient }),
              history: (history.get(r.id) ?? []).map(({ entryId: _, from, ...m }) => ({
                ...m,
                at: m.at.toISOString(),
                ...(from && { from }),
              })),
            }
          }),
        }
      },
    )

    app.post(
      '/staff/waitlist-entries',
      {
        config: { access: { who: 'staff', may: 'waitlist.write' } },
        schema: {
          operationId: 'joinWaitlistAtDesk',
          tags: ['waitlist'],
          summary: 'Queue up a patient who came or phoned; at the end of the line like everybody',
          headers: IdempotencyHeader,
          body: Type.Object({ scheduleId: Uuid, patientId: Uuid, reason: Line(200) }, { additionalProperties: false }),
          response: { 201: WaitlistEntry },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const { scheduleId, patientId, reason } = req.body
        const [hospitalId, { cards }] = await Promise.all([
          hospitalOf(ctx.db, scheduleId),
          identity.patientCards({ groupId: staff.groupId, patientIds: [patientId] }),
        ])
        if (hospitalId !== staff.hospitalId) throw refuse.schedule_not_found()
        if (!cards.length) throw refuse.not_your_patient()
        const entry = await joinWaitlist(joiner, {
          hospitalId,
          scheduleId,
          patientId,
          by: `staff:${staff.staffId}`,
          channel: 'desk',
          elder: true,
          why: reason,
          key: req.headers['idempotency-key'],
          bodyHash: bodyHash(req.body),
        })
        return reply.code(201).send(entry)
      },
    )

    app.post(
      '/staff/waitlist-entries/:id/removal',
      {
        config: { access: { who: 'staff', may: 'waitlist.write' } },
        schema: {
          operationId: 'removeFromWaitlist',
          tags: ['waitlist'],
          summary: 'Take a patient out of line, or decline their offer, with a reason',
          params: IdParam,
          body: Type.Object({ reason: Line(200) }, { additionalProperties: false }),
          response: { 200: WaitlistEntry },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const row = await ctx.db.maybeOne<WaitlistRow>(selectWaitlist(entryById(req.params.id)))
        if (row?.hospitalId !== staff.hospitalId) throw refuse.waitlist_entry_not_found()
        return leaveWaitlist(ctx, row, { who: `staff:${staff.staffId}`, channel: 'desk', why: req.body.reason })
      },
    )
  }

const withoutNulls = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) as T
