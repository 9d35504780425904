/** 我的爽约记录: what was missed, what follows from it, and an appeal. */

import type { Identity } from '@jiuyi/identity'
import { Count, Day, type Facade, HalfDay, IdParam, Instant, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { accountOf, type Ctx, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'

/** counted: it counts now · spent: it has led to a restriction · lapsed: too old to count · appealed: a person will look at it · excused, rejected: decided. */
export const NoShowState = Type.Enum(['counted', 'spent', 'lapsed', 'appealed', 'excused', 'rejected'])
export const NoShow = Type.Object(
  {
    appointmentId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    from: TimeOfDay,
    state: NoShowState,
    appeal: Type.Optional(Type.String()),
    decisionReason: Type.Optional(Type.String()),
  },
  { additionalProperties: false, title: 'NoShow' },
)
const MyNoShows = Type.Object(
  {
    items: Type.Array(NoShow),
    /** Missed visits that count now. */
    counted: Count,
    rule: Type.Object(
      { limit: Count, windowDays: Count, restrictDays: Count },
      { additionalProperties: false, title: 'NoShowRule' },
    ),
    /** Until then no online expert numbers; the desk and the phone stay open. */
    restrictedUntil: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'MyNoShows' },
)

/** The state of a missed visit `x` at `t.now`, by the policy `p` of its hospital. */
export const noShowState = sql`
  case when x.decision = 'accepted' then 'excused'
       when x.decision = 'rejected' then 'rejected'
       when x.appeal is not null then 'appealed'
       when x.restriction_id is not null then 'spent'
       when x.missed_at <= t.now - make_interval(days => p.noshow_window_days) then 'lapsed'
       else 'counted' end`

export const myNoShowRoutes =
  ({ db, clock }: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.get(
      '/no-shows',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'listMyNoShows',
          tags: ['appointments'],
          summary: 'Visits a patient missed at a hospital, and what follows',
          querystring: Type.Object({ patientId: Uuid, hospitalId: Uuid }),
          response: { 200: MyNoShows },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const { patientId, hospitalId } = req.query
        if (!(await identity.mayActFor({ accountId, patientId })).allowed) throw refuse.not_your_patient()
        const at = decisionTime(clock)
        const now = sql`(select coalesce(${at}::timestamptz, now()) as now)`
        const rule = await db.maybeOne<{ limit: number; windowDays: number; restrictDays: number }>(sql`
          select p.noshow_limit as "limit", p.noshow_window_days as "windowDays", p.noshow_restrict_days as "restrictDays"
            from appointments.policy p cross join ${now} t
           where p.hospital_id = ${hospitalId} and p.valid_from <= t.now order by p.valid_from desc limit 1`)
        // A hospital without numbers has no rule yet, and nobody has missed anything there.
        if (!rule) return { items: [], counted: 0, rule: { limit: 3, windowDays: 90, restrictDays: 30 } }
        const rows = await db.rows<{ practitionerId: string | null; counts: boolean; state: string }>(sql`
          select x.appointment_id as "appointmentId", a.department_id as "departmentId", a.practitioner_id as "practitionerId", a.on_date as "on", a.half,
                 a.from_time as "from", ${noShowState} as state, x.appeal, x.decision_reason as "decisionReason",
                 x.decision is distinct from 'accepted' and x.restriction_id is null and x.missed_at > t.now - make_interval(days => p.noshow_window_days) as counts
            from appointments.no_show x
            join appointments.appointment a on a.hospital_id = x.hospital_id and a.id = x.appointment_id
           cross join ${now} t
            join lateral (select p.noshow_window_days from appointments.policy p
                           where p.hospital_id = x.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
           where x.patient_id = ${patientId} and x.hospital_id = ${hospitalId}
           order by x.missed_at desc limit 100`)
        const until = await db.maybeOne<{ until: Date }>(sql`
          select r.until_at as until from appointments.restriction r cross join ${now} t
           where r.patient_id = ${patientId} and r.hospital_id = ${hospitalId} and r.lifted_at is null and r.from_at <= t.now and r.until_at > t.now
           order by r.until_at desc limit 1`)
        return {
          items: rows.map(({ counts: _c, ...r }) => present(r)) as never,
          counted: rows.filter((r) => r.counts).length,
          rule,
          ...(until && { restrictedUntil: until.until.toISOString() }),
        }
      },
    )

    app.post(
      '/appointments/:id/no-show-appeal',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'appealNoShow',
          tags: ['appointments'],
          summary: 'Say why a visit was missed, or that it was not; a person decides',
          params: IdParam,
          body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 300 }) }, { additionalProperties: false }),
          response: { 201: Type.Object({ state: NoShowState }, { additionalProperties: false }) },
        },
      },
      async (req, reply) => {
        const { accountId } = accountOf(req)
        const known = await db.maybeOne<{
          patientId: string
          missed: boolean
          appeal: string | null
          decided: boolean
        }>(
          sql`
          select a.patient_id as "patientId", x.appointment_id is not null as missed, x.appeal, x.decision is not null as decided
            from appointments.appointment a
            left join appointments.no_show x on x.hospital_id = a.hospital_id and x.appointment_id = a.id
           where a.id = ${req.params.id} and a.hospital_id in (select h.hospital_id from appointments.hospital h)`,
        )
        if (!known || !(await identity.mayActFor({ accountId, patientId: known.patientId })).allowed)
          throw refuse.not_found()
        if (!known.missed) throw refuse.not_missed()
        if (known.decided) throw refuse.already_decided()
        const appealed = await db.maybeOne(sql`
          update appointments.no_show x set appeal = ${req.body.reason}, appealed_at = ${clock()}, appealed_by = ${`account:${accountId}`}
           where x.appointment_id = ${req.params.id} and x.hospital_id in (select h.hospital_id from appointments.hospital h)
             and x.appeal is null and x.decision is null
          returning 1 as one`)
        // The same words again are the same appeal: a second tap, or an answer that was lost.
        if (!appealed && known.appeal !== req.body.reason) throw refuse.already_appealed()
        return reply.code(201).send({ state: 'appealed' })
      },
    )
  }

/** Leaves out what is not there. */
export const present = <T extends object>(row: T): Partial<T> =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) as Partial<T>
