/** 加号: the doctor of a schedule authorises a number beyond it, for a named patient, with a reason, within the hospital's cap. */

import { type Identity, PatientCard } from '@jiuyi/identity'
import {
  Count,
  Day,
  type Facade,
  HalfDay,
  IdempotencyHeader,
  IdParam,
  Instant,
  Line,
  List,
  newId,
  type Refusal,
  TimeOfDay,
  Uuid,
} from '@jiuyi/kernel'
import { actorName, bodyHash, type Ctx, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'

const ExtraNumber = Type.Object(
  {
    id: Uuid,
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    from: TimeOfDay,
    to: TimeOfDay,
    patientId: Uuid,
    patient: Type.Optional(PatientCard),
    reason: Type.String(),
    state: Type.Enum(['open', 'taken', 'returned', 'withdrawn', 'expired']),
    appointmentId: Type.Optional(Uuid),
    authorisedAt: Instant,
    validUntil: Instant,
  },
  { additionalProperties: false, title: 'ExtraNumber' },
)
type ExtraNumber = Static<typeof ExtraNumber>
type Row = Omit<ExtraNumber, 'practitionerId' | 'appointmentId' | 'authorisedAt' | 'validUntil' | 'patient'> & {
  practitionerId: string | null
  appointmentId: string | null
  authorisedAt: Date
  validUntil: Date
  hospitalId: string
}
type Stock = { hospitalId: string; departmentId: string; practitionerId: string | null }

/** The doctor for the own schedules, the head for those of the department, the manager for all of the hospital. */
export const mayAuthorise = (staff: StaffActor, stock: Stock | undefined): boolean =>
  stock?.hospitalId === staff.hospitalId &&
  (staff.roles.some((r) => r === 'manager' || r === 'admin') ||
    (staff.roles.includes('department_head') && staff.departmentIds.includes(stock.departmentId)) ||
    (stock.practitionerId !== null && stock.practitionerId === staff.practitionerId))

const select = (where: ReturnType<typeof sql>, clock: Ctx['clock']) => sql`
  select e.id, e.hospital_id as "hospitalId", e.schedule_id as "scheduleId", s.department_id as "departmentId", s.practitioner_id as "practitionerId", s.on_date as "on", s.half,
         s.from_time[e.period_no + 1] as "from", s.to_time[e.period_no + 1] as "to", e.patient_id as "patientId", e.reason,
         case when e.state = 'open' and e.valid_until <= coalesce(${decisionTime(clock)}::timestamptz, now()) then 'expired' else e.state end as state,
         e.appointment_id as "appointmentId", e.authorised_at as "authorisedAt", e.valid_until as "validUntil"
    from appointments.extra_number e
    join appointments.stock s on s.schedule_id = e.schedule_id and s.hospital_id = e.hospital_id
   where ${where}
   order by s.on_date, s.half, e.authorised_at`

/** Ends authorisations nobody filled, and voids extra numbers that were given back; returns how many. */
export const withdrawUnusedExtras = async ({ db, clock }: Ctx): Promise<number> =>
  (
    await db.one<{ n: number }>(
      sql`select appointments.withdraw_unused_extras(${decisionTime(clock)}::timestamptz, 200) as n`,
    )
  ).n

const refusalOf = (outcome: string): Refusal => {
  const known = refuse as unknown as Record<string, () => Refusal>
  return (known[outcome] ?? refuse.closed)()
}

export const extraNumberRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    const withPatients = async (groupId: string, rows: Row[]): Promise<ExtraNumber[]> => {
      const { cards } = await identity.patientCards({ groupId, patientIds: [...new Set(rows.map((r) => r.patientId))] })
      const card = new Map(cards.map((c) => [c.patientId, c]))
      return rows.map(({ hospitalId: _h, practitionerId, appointmentId, authorisedAt, validUntil, ...r }) => {
        const patient = card.get(r.patientId)
        return {
          ...r,
          ...(practitionerId && { practitionerId }),
          ...(appointmentId && { appointmentId }),
          ...(patient && { patient }),
          authorisedAt: authorisedAt.toISOString(),
          validUntil: validUntil.toISOString(),
        }
      })
    }
    const one = async (staff: StaffActor, id: string): Promise<ExtraNumber> =>
      (await withPatients(staff.groupId, [await ctx.db.one<Row>(select(sql`e.id = ${id}`, ctx.clock))]))[0]!

    app.get(
      '/staff/extra-numbers',
      {
        config: { access: { who: 'staff', may: 'timetable.read' }, reads: 'patient' },
        schema: {
          operationId: 'listExtraNumbers',
          tags: ['appointments'],
          summary: 'Extra numbers of a day: what doctors authorised, and what became of it',
          querystring: Type.Object({ on: Day, departmentId: Type.Optional(Uuid) }),
          response: { 200: List(ExtraNumber) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const wide = staff.roles.some((r) => ['admin', 'manager', 'desk'].includes(r))
        const rows = await ctx.db.rows<Row>(
          select(
            sql`
            e.hospital_id = ${staff.hospitalId} and s.on_date = ${req.query.on}
            and (${req.query.departmentId ?? null}::uuid is null or s.department_id = ${req.query.departmentId ?? null})
            and (${wide} or s.department_id = any (${staff.departmentIds}::uuid[]) or s.practitioner_id = ${staff.practitionerId ?? null}::uuid)`,
            ctx.clock,
          ),
        )
        return { items: await withPatients(staff.groupId, rows) }
      },
    )

    app.get(
      '/staff/own-schedules',
      {
        config: { access: { who: 'staff', may: 'number.extra' } },
        schema: {
          operationId: 'listOwnSchedules',
          tags: ['appointments'],
          summary: 'Coming schedules for which this person may authorise extra numbers',
          response: {
            200: List(
              Type.Object(
                {
                  scheduleId: Uuid,
                  departmentId: Uuid,
                  practitionerId: Type.Optional(Uuid),
                  on: Day,
                  half: HalfDay,
                  room: Type.String(),
                  live: Count,
                  free: Count,
                  extraUsed: Count,
                  extraMost: Count,
                  periods: Type.Array(
                    Type.Object(
                      { periodNo: Type.Integer(), from: TimeOfDay, to: TimeOfDay, over: Type.Boolean() },
                      { additionalProperties: false },
                    ),
                  ),
                },
                { additionalProperties: false, title: 'OwnSchedule' },
              ),
            ),
          },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const all = staff.roles.some((r) => r === 'manager' || r === 'admin')
        const heads = staff.roles.includes('department_head') ? staff.departmentIds : []
        const rows = await ctx.db.rows<{ practitionerId: string | null } & Record<string, unknown>>(sql`
          select s.schedule_id as "scheduleId", s.department_id as "departmentId", s.practitioner_id as "practitionerId", s.on_date as "on", s.half, s.room,
                 (select count(*) from appointments.appointment a
                   where a.schedule_id = s.schedule_id and a.hospital_id = s.hospital_id and a.status in ('pending', 'booked', 'arrived'))::int as live,
                 (select coalesce(sum(s.capacity[i] - s.opened[i] + s.returned[i]), 0) from generate_subscripts(s.capacity, 1) as i)::int as free,
                 (select count(*) from appointments.extra_number e
                   where e.schedule_id = s.schedule_id and e.hospital_id = s.hospital_id
                     and (e.state = 'taken' or (e.state = 'open' and e.valid_until > t.now)))::int as "extraUsed",
                 p.extra_numbers_at_most as "extraMost",
                 (select jsonb_agg(jsonb_build_object('periodNo', i - 1, 'from', to_char(s.from_time[i], 'HH24:MI'), 'to', to_char(s.to_time[i], 'HH24:MI'),
                                                      'over', s.ends_at[i] <= t.now) order by i) from generate_subscripts(s.capacity, 1) as i) as periods
            from appointments.stock s
           cross join (select coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) as now) t
            join lateral (select p.extra_numbers_at_most from appointments.policy p
                           where p.hospital_id = s.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
           where s.hospital_id = ${staff.hospitalId} and s.state = 'open' and s.on_date >= (t.now at time zone s.time_zone)::date
             and s.on_date < (t.now at time zone s.time_zone)::date + 15 and s.pool_release_at[1] <= t.now and s.ends_at[cardinality(s.ends_at)] > t.now
             and (${all} or s.practitioner_id = ${staff.practitionerId ?? null}::uuid or s.department_id = any (${heads}::uuid[]))
           order by s.on_date, array_position(array['am', 'pm', 'night'], s.half), s.schedule_id limit 200`)
        return {
          items: rows.map(({ practitionerId, ...r }) => ({ ...r, ...(practitionerId && { practitionerId }) })) as never,
        }
      },
    )

    app.post(
      '/staff/schedules/:id/extra-numbers',
      {
        config: { access: { who: 'staff', may: 'number.extra' } },
        schema: {
          operationId: 'authoriseExtraNumber',
          tags: ['appointments'],
          summary: 'Authorise an extra number for a patient; taken at once, or left to the desk',
          params: IdParam,
          headers: IdempotencyHeader,
          body: Type.Object(
            {
              periodNo: Type.Integer({ minimum: 0, maximum: 47 }),
              patientId: Uuid,
              reason: Line(200),
              take: Type.Boolean({ description: 'false: the desk fills it' }),
            },
            { additionalProperties: false, title: 'ExtraNumberRequest' },
          ),
          response: { 201: ExtraNumber },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const { periodNo, patientId, reason, take } = req.body
        const stock = await ctx.db.maybeOne<Stock>(sql`
          select hospital_id as "hospitalId", department_id as "departmentId", practitioner_id as "practitionerId"
            from appointments.stock where schedule_id = ${req.params.id}`)
        if (!mayAuthorise(staff, stock)) throw refuse.schedule_not_found()
        const { cards } = await identity.patientCards({ groupId: staff.groupId, patientIds: [patientId] })
        if (!cards.length) throw refuse.not_your_patient()
        const { outcome, extraId } = await ctx.db.one<{ outcome: string; extraId: string | null }>(sql`
          select outcome, extra_id as "extraId"
            from appointments.authorise_extra(${staff.hospitalId}, ${req.params.id}, ${periodNo}, ${patientId}, ${reason.trim()}, ${take}, ${newId()}, ${newId()},
                   ${actorName(staff)}, ${req.headers['idempotency-key']}, ${bodyHash([req.params.id, req.body])}, ${decisionTime(ctx.clock)}::timestamptz)`)
        if (!extraId || outcome === 'idempotency_key_reused') throw refusalOf(outcome)
        ctx.db.announce()
        return reply.code(201).send(await one(staff, extraId))
      },
    )

    app.post(
      '/staff/extra-numbers/:id/appointment',
      {
        config: { access: { who: 'staff', may: 'appointment.book' } },
        schema: {
          operationId: 'fillExtraNumber',
          tags: ['appointments'],
          summary: 'The desk gives an authorised extra number to its patient',
          params: IdParam,
          response: { 201: ExtraNumber },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const extra = await ctx.db.maybeOne<Row>(
          select(sql`e.id = ${req.params.id} and e.hospital_id = ${staff.hospitalId}`, ctx.clock),
        )
        if (!extra) throw refuse.not_found()
        const { outcome } = await ctx.db.one<{ outcome: string }>(sql`
          select outcome from appointments.take_extra(${staff.hospitalId}, ${extra.id}, ${newId()}, ${actorName(staff)}, ${decisionTime(ctx.clock)}::timestamptz)`)
        if (!['held', 'booked', 'replayed'].includes(outcome)) throw refusalOf(outcome)
        ctx.db.announce()
        return reply.code(201).send(await one(staff, extra.id))
      },
    )

    app.delete(
      '/staff/extra-numbers/:id',
      {
        config: { access: { who: 'staff', may: 'number.extra' } },
        schema: {
          operationId: 'withdrawExtraNumber',
          tags: ['appointments'],
          summary: 'Take back an authorisation that nobody has used yet',
          params: IdParam,
          response: { 200: ExtraNumber },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const extra = await ctx.db.maybeOne<Row>(select(sql`e.id = ${req.params.id}`, ctx.clock))
        if (!extra || !mayAuthorise(staff, extra)) throw refuse.not_found()
        // Compare-and-swap: the desk may be filling it this moment.
        const done = await ctx.db.maybeOne(sql`
          update appointments.extra_number set state = 'withdrawn', closed_at = ${ctx.clock()}, closed_by = ${actorName(staff)}
           where hospital_id = ${staff.hospitalId} and id = ${extra.id} and state = 'open' returning 1 as one`)
        if (!done) throw refuse.extra_over()
        return one(staff, extra.id)
      },
    )
  }
