/** 爽约名单: who missed a visit, who appealed, and the decision of a person. */

import { type Identity, PatientCard } from '@jiuyi/identity'
import { Day, type Facade, IdParam, Instant, Page } from '@jiuyi/kernel'
import { type Ctx, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { NoShow, NoShowState, noShowState, present } from './my-no-shows.ts'

const MissedVisit = Type.Object(
  {
    ...NoShow.properties,
    patient: Type.Optional(PatientCard),
    missedAt: Instant,
    appealedAt: Type.Optional(Instant),
    decidedAt: Type.Optional(Instant),
    restrictedUntil: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'MissedVisit' },
)
const Filter = Type.Object({
  state: Type.Optional(NoShowState),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  cursor: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
const Decision = Type.Object(
  {
    decision: Type.Enum(['accepted', 'rejected']),
    /** The patient had come; only the check-in was missing. */
    wasHere: Type.Optional(Type.Boolean()),
    reason: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false, title: 'NoShowDecision' },
)

/** A department head decides for their departments, a manager for the hospital; the desk sees the hospital. */
const departmentsOf = (staff: StaffActor): string[] | null =>
  staff.roles.some((r) => r === 'manager' || r === 'desk') ? null : staff.departmentIds

type Row = Record<string, unknown> & {
  patientId: string
  missedAt: Date
  appealedAt: Date | null
  decidedAt: Date | null
  restrictedUntil: Date | null
}

export const decideNoShowRoutes =
  ({ db, clock }: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.get(
      '/staff/no-shows',
      {
        config: { access: { who: 'staff', may: 'no_show.read' }, reads: 'patient' },
        schema: {
          operationId: 'listNoShows',
          tags: ['appointments'],
          summary: 'Missed visits, appeals first, newest first',
          querystring: Filter,
          response: { 200: Page(MissedVisit) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const q = req.query
        const skip = Number(q.cursor ?? 0)
        const limit = q.limit ?? 50
        const own = departmentsOf(staff)
        const rows = await db.rows<Row>(sql`
          select * from (
            select x.appointment_id as "appointmentId", a.department_id as "departmentId", a.practitioner_id as "practitionerId", a.on_date as "on", a.half,
                   a.from_time as "from", ${noShowState} as state, x.appeal, x.decision_reason as "decisionReason", x.patient_id as "patientId",
                   x.missed_at as "missedAt", x.appealed_at as "appealedAt", x.decided_at as "decidedAt", r.until_at as "restrictedUntil"
              from appointments.no_show x
              join appointments.appointment a on a.hospital_id = x.hospital_id and a.id = x.appointment_id
             cross join (select coalesce(${decisionTime(clock)}::timestamptz, now()) as now) t
              join lateral (select p.noshow_window_days from appointments.policy p
                             where p.hospital_id = x.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
              left join appointments.restriction r on r.hospital_id = x.hospital_id and r.id = x.restriction_id and r.lifted_at is null and r.until_at > t.now
             where x.hospital_id = ${staff.hospitalId}
               and (${own}::uuid[] is null or a.department_id = any (${own}::uuid[]))
               and (${q.from ?? null}::date is null or a.on_date >= ${q.from ?? null}) and (${q.to ?? null}::date is null or a.on_date <= ${q.to ?? null})
          ) missed
           where ${q.state ?? null}::text is null or state = ${q.state ?? null}
           order by (state = 'appealed') desc, "missedAt" desc, "appointmentId" offset ${skip} limit ${limit + 1}`)
        const page = rows.slice(0, limit)
        const { cards } = await identity.patientCards({
          groupId: staff.groupId,
          patientIds: [...new Set(page.map((r) => r.patientId))],
        })
        const card = new Map(cards.map((c) => [c.patientId, c]))
        return {
          items: page.map(({ patientId, missedAt, appealedAt, decidedAt, restrictedUntil, ...r }) => ({
            ...present(r),
            ...(card.has(patientId) && { patient: card.get(patientId) }),
            missedAt: missedAt.toISOString(),
            ...(appealedAt && { appealedAt: appealedAt.toISOString() }),
            ...(decidedAt && { decidedAt: decidedAt.toISOString() }),
            ...(restrictedUntil && { restrictedUntil: restrictedUntil.toISOString() }),
          })) as never,
          ...(rows.length > limit && { next: String(skip + limit) }),
        }
      },
    )

    app.post(
      '/staff/appointments/:id/no-show-decision',
      {
        config: { access: { who: 'staff', may: 'no_show.decide' } },
        schema: {
          operationId: 'decideNoShow',
          tags: ['appointments'],
          summary: 'Excuse a missed visit, or let it stand; a restriction without enough behind it ends at once',
          params: IdParam,
          body: Decision,
          response: { 200: Type.Object({ state: NoShowState }, { additionalProperties: false }) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const own = departmentsOf(staff)
        const { decision, wasHere = false, reason } = req.body
        const known = await db.maybeOne<{ missed: boolean; departmentId: string }>(sql`
          select a.department_id as "departmentId",
                 exists (select 1 from appointments.no_show x where x.hospital_id = a.hospital_id and x.appointment_id = a.id) as missed
            from appointments.appointment a where a.hospital_id = ${staff.hospitalId} and a.id = ${req.params.id}`)
        if (!known || (own && !own.includes(known.departmentId))) throw refuse.not_found()
        if (!known.missed) throw refuse.not_missed()
        const { done } = await db.one<{ done: boolean }>(sql`
          select appointments.decide_no_show(${staff.hospitalId}, ${req.params.id}, ${decision}, ${wasHere}, ${reason}, ${`staff:${staff.staffId}`},
                                             ${decisionTime(clock)}::timestamptz) as done`)
        if (!done) throw refuse.already_decided()
        return { state: decision === 'accepted' ? 'excused' : 'rejected' } as const
      },
    )
  }
