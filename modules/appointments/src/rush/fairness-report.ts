/** 公平报告: what was slowed in a rush and why, by hour, department and reason; and who, as keyed hashes. */
import { addDays, Count, Day, daysBetween, Instant, instantAt, List, Page, Uuid } from '@jiuyi/kernel'
import { type Ctx, type Routes, refuseRequest, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { reasonCodes } from './score.ts'

const Reason = Type.Enum([...reasonCodes])
const counts = {
  requests: Count,
  people: Type.Integer({ minimum: 0, description: 'Different accounts' }),
  got: Type.Integer({ minimum: 0, description: 'Numbers taken in the end by those who were slowed' }),
}
const SlowedHour = Type.Object(
  { hour: Instant, departmentId: Uuid, reason: Reason, ...counts },
  { additionalProperties: false, title: 'SlowedHour' },
)
const Hash = Type.String({ pattern: '^[\\w-]{0,16}$', description: 'Keyed hash; empty when there was none' })
const SlowedSubject = Type.Object(
  {
    account: Hash,
    device: Hash,
    network: Hash,
    reasons: Type.Array(Reason),
    requests: Count,
    got: Count,
    lastAt: Instant,
    exempt: Type.Boolean(),
  },
  { additionalProperties: false, title: 'SlowedSubject' },
)
const Range = Type.Object({ from: Day, to: Day, departmentId: Type.Optional(Uuid), reason: Type.Optional(Reason) })
const Who = Type.Object({
  ...Range.properties,
  hour: Type.Optional(Instant),
  /** 核对码: the first letters of an account's hash, as the patient's page shows them. */
  code: Type.Optional(Type.String({ pattern: '^[\\w-]{4,16}$' })),
  cursor: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})

const read = { config: { access: { who: 'staff' as const, may: 'fairness.read' } } }

export const fairnessReportRoutes =
  ({ db }: Ctx, timeZone: string): Routes =>
  async (app) => {
    const within = (hospitalId: string, q: { from: string; to: string; departmentId?: string; reason?: string }) => {
      if (daysBetween(q.from, q.to) < 0 || daysBetween(q.from, q.to) > 92)
        throw refuseRequest.invalid({ errors: [{ at: 'querystring/to', message: 'must be 0 to 92 days after from' }] })
      return sql`s.hospital_id = ${hospitalId} and s.hour >= ${instantAt(q.from, '00:00', timeZone)} and s.hour < ${instantAt(addDays(q.to, 1), '00:00', timeZone)}
        and (${q.departmentId ?? null}::uuid is null or s.department_id = ${q.departmentId ?? null})
        and (${q.reason ?? null}::text is null or s.reason = ${q.reason ?? null})`
    }
    app.get(
      '/staff/fairness/hours',
      {
        ...read,
        schema: {
          operationId: 'listSlowedHours',
          tags: ['appointments'],
          summary: 'What was slowed, by hour, department and reason (at most 92 days)',
          querystring: Range,
          response: { 200: List(SlowedHour) },
        },
      },
      async (req) => {
        const items = await db.rows<{ hour: Date }>(sql`
          select s.hour, s.department_id as "departmentId", s.reason, sum(s.requests)::int as requests, count(distinct s.account)::int as people, sum(s.got)::int as got
            from appointments.slowed s
           where ${within(staffOf(req).hospitalId, req.query)}
           group by s.hour, s.department_id, s.reason
           order by s.hour desc, requests desc, s.department_id, s.reason limit 5000`)
        return { items: items.map((i) => ({ ...i, hour: i.hour.toISOString() })) as never }
      },
    )

    app.get(
      '/staff/fairness/subjects',
      {
        ...read,
        schema: {
          operationId: 'listSlowedSubjects',
          tags: ['appointments'],
          summary: 'Who was slowed, as keyed hashes, most requests first',
          querystring: Who,
          response: { 200: Page(SlowedSubject) },
        },
      },
      async (req) => {
        const { hospitalId } = staffOf(req)
        const q = req.query
        const skip = Number(q.cursor ?? 0)
        const limit = q.limit ?? 50
        const rows = await db.rows<{ lastAt: Date }>(sql`
          select s.account, s.device, s.network, array_agg(distinct s.reason order by s.reason) as reasons, max(s.requests)::int as requests, max(s.got)::int as got, max(s.last_at) as "lastAt",
                 exists (select 1 from appointments.rush_exemption e
                          where e.hospital_id = s.hospital_id and e.ended_at is null
                            and (e.kind, e.subject) in (('account', s.account), ('device', s.device), ('network', s.network))) as exempt
            from appointments.slowed s
           where ${within(hospitalId, q)}
             and (${q.hour ?? null}::timestamptz is null or s.hour = ${q.hour ?? null}::timestamptz)
             and (${q.code ?? null}::text is null or starts_with(s.account, ${q.code ?? null}))
           group by s.hospital_id, s.account, s.device, s.network
           order by requests desc, s.account, s.device, s.network offset ${skip} limit ${limit + 1}`)
        return {
          items: rows.slice(0, limit).map((r) => ({ ...r, lastAt: r.lastAt.toISOString() })) as never,
          ...(rows.length > limit && { next: String(skip + limit) }),
        }
      },
    )
  }
