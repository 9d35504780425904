/** 号源一览: what of each schedule is taken and what each pool has left, for those who plan and those at the desk. */
import { addDays, Count, Day, daysBetween, List, Uuid } from '@jiuyi/kernel'
import { type Ctx, type Routes, refuseRequest, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { decisionTime } from './decision-time.ts'

/** `deskLeft`: numbers the desk can take now, from its own pool or the online one; `live`: held, booked or arrived. */
const Stock = Type.Object(
  {
    scheduleId: Uuid,
    issued: Count,
    live: Count,
    onlineLeft: Count,
    deskLeft: Count,
    periods: Type.Array(
      Type.Object(
        { periodNo: Type.Integer({ minimum: 0 }), issued: Count, free: Count },
        { additionalProperties: false, title: 'StockPeriod' },
      ),
    ),
  },
  { additionalProperties: false, title: 'Stock' },
)
const Filter = Type.Object({ from: Day, to: Day, departmentId: Uuid })

export const listStocksRoute =
  (ctx: Ctx): Routes =>
  async (app) => {
    app.get(
      '/staff/stocks',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'listStocks',
          tags: ['appointments'],
          summary: 'What is taken and left of a department’s schedules (at most 31 days)',
          querystring: Filter,
          response: { 200: List(Stock) },
        },
      },
      async (req) => {
        const { hospitalId } = staffOf(req)
        const { from, to, departmentId } = req.query
        if (daysBetween(from, to) < 0 || daysBetween(from, to) > 31)
          throw refuseRequest.invalid({
            errors: [{ at: 'querystring/to', message: 'must be 0 to 31 days after from' }],
          })
        const items = await ctx.db.rows(sql`
          select s.schedule_id as "scheduleId",
                 (select sum(c) from unnest(s.capacity) as c)::int as issued,
                 (select count(*) from appointments.appointment a
                   where a.hospital_id = s.hospital_id and a.schedule_id = s.schedule_id and a.status in ('pending', 'booked', 'arrived'))::int as live,
                 least(f.free, f.online)::int as "onlineLeft",
                 least(f.free, f.online + case when s.pool_flow_at[3] <= t.now then 0 else greatest(0, s.pool_quota[3] - s.pool_taken[3]) end)::int as "deskLeft",
                 (select jsonb_agg(jsonb_build_object('periodNo', i - 1, 'issued', s.capacity[i],
                                                      'free', case when s.ends_at[i] - p.still > t.now then greatest(0, s.capacity[i] - s.opened[i] + s.returned[i]) else 0 end) order by i)
                    from generate_subscripts(s.capacity, 1) as i) as periods
            from appointments.stock s
           cross join (select coalesce(${decisionTime(ctx.clock)}::timestamptz, now()) as now) t
            join lateral (select make_interval(mins => p.bookable_until_minutes) as still from appointments.policy p
                           where p.hospital_id = s.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
           cross join lateral (
             select (select coalesce(sum(greatest(0, s.capacity[i] - s.opened[i] + s.returned[i])), 0)
                       from generate_subscripts(s.capacity, 1) as i where s.ends_at[i] - p.still > t.now) as free,
                    greatest(0, (select sum(s.pool_quota[i] - s.pool_taken[i]) from generate_series(1, 4) as i where i = 1 or s.pool_flow_at[i] <= t.now)) as online
           ) f
           where s.hospital_id = ${hospitalId} and s.department_id = ${departmentId} and s.on_date >= ${from} and s.on_date < ${addDays(to, 1)}
           order by s.on_date, s.half`)
        return { items: items as never }
      },
    )
  }
