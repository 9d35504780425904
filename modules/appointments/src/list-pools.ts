/** 号源池一览: of each schedule the four pools: how many, taken, left, when it opens and when its rest flows online. */
import { addDays, Count, Day, daysBetween, HalfDay, Instant, List, Uuid } from '@jiuyi/kernel'
import { type Ctx, type Fragment, type Routes, refuseRequest, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { decisionTime } from './decision-time.ts'
import { mayChange, wholeHospital } from './departments-of.ts'

const PoolState = Type.Object(
  {
    pool: Type.Enum(['online', 'referral', 'desk', 'revisit']),
    quota: Count,
    taken: Count,
    left: Count,
    opensAt: Instant,
    /** Absent: its rest never flows. Always absent for the online pool. */
    flowsAt: Type.Optional(Instant),
    flowing: Type.Boolean({ description: 'Its rest can be taken online now' }),
    returned: Type.Optional(
      Type.Object(
        { at: Instant, by: Type.String(), reason: Type.String(), numbers: Count },
        { additionalProperties: false, title: 'PoolReturn' },
      ),
    ),
  },
  { additionalProperties: false, title: 'PoolState' },
)
export const SchedulePools = Type.Object(
  {
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    feeLevel: Type.String(),
    state: Type.Enum(['open', 'stopped', 'withdrawn']),
    waiting: Count,
    mayReturn: Type.Boolean(),
    pools: Type.Array(PoolState),
  },
  { additionalProperties: false, title: 'SchedulePools' },
)

export const selectPools = (where: Fragment, at: Date | null): Fragment => sql`
  select s.schedule_id as "scheduleId", s.department_id as "departmentId", s.practitioner_id as "practitionerId", s.on_date as on, s.half, s.fee_level as "feeLevel", s.state, s.line as waiting,
         s.state = 'open' and s.ends_at[cardinality(s.ends_at)] > t.now as "mayReturn",
         (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                   'pool', (array['online', 'referral', 'desk', 'revisit'])[i], 'quota', s.pool_quota[i], 'taken', s.pool_taken[i],
                   'left', greatest(0, s.pool_quota[i] - s.pool_taken[i]),
                   'opensAt', to_char(s.pool_release_at[i] at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                   'flowsAt', case when i > 1 and s.pool_flow_at[i] < '9000-01-01' then to_char(s.pool_flow_at[i] at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end,
                   'flowing', i > 1 and s.pool_flow_at[i] <= t.now,
                   'returned', (select jsonb_build_object('at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', r.returned_by, 'reason', r.reason, 'numbers', r.numbers)
                                  from appointments.pool_return r where r.schedule_id = s.schedule_id and r.pool = i and r.hospital_id = s.hospital_id))) order by i)
            from generate_series(1, 4) as i) as pools
    from appointments.stock s
   cross join (select coalesce(${at}::timestamptz, now()) as now) t
   where ${where}
   order by s.on_date, s.half, s.practitioner_id nulls first, s.schedule_id`
export type PoolRow = { scheduleId: string; departmentId: string; practitionerId: string | null; mayReturn: boolean }
export const toSchedulePools = <T extends PoolRow>({ practitionerId, ...row }: T) =>
  ({ ...row, ...(practitionerId && { practitionerId }) }) as never

export const listPoolsRoute =
  (ctx: Ctx): Routes =>
  async (app) => {
    app.get(
      '/staff/pools',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'listPools',
          tags: ['appointments'],
          summary: 'The pools of a department’s schedules (at most 31 days)',
          querystring: Type.Object({ from: Day, to: Day, departmentId: Uuid }),
          response: { 200: List(SchedulePools) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const { from, to, departmentId } = req.query
        if (daysBetween(from, to) < 0 || daysBetween(from, to) > 31)
          throw refuseRequest.invalid({
            errors: [{ at: 'querystring/to', message: 'must be 0 to 31 days after from' }],
          })
        if (!wholeHospital(staff) && !staff.departmentIds.includes(departmentId)) return { items: [] }
        const rows = await ctx.db.rows<PoolRow>(
          selectPools(
            sql`s.hospital_id = ${staff.hospitalId} and s.department_id = ${departmentId} and s.on_date >= ${from} and s.on_date < ${addDays(to, 1)} and s.state <> 'withdrawn'`,
            decisionTime(ctx.clock),
          ),
        )
        const may = staff.permissions.includes('timetable.write') && mayChange(staff, departmentId)
        return { items: rows.map((r) => toSchedulePools({ ...r, mayReturn: r.mayReturn && may })) }
      },
    )
  }
