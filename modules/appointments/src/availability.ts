/** 余号: what is left, for the date strip, the doctor cards and the period grid. A booking is always decided by the database, never by this. */
import { addDays, Count, Day, IdParam, Instant, localDate } from '@jiuyi/kernel'
import { type Ctx, type Fragment, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { AvailabilityState, PeriodAvailability, refuse, ScheduleAvailability } from './contract.ts'
import { decisionTime } from './decision-time.ts'

type State = 'available' | 'full' | 'stopped' | 'not_released' | 'closed'
type PeriodRow = { periodNo: number; from: string; to: string; left: number; open: boolean }
type Row = Omit<ScheduleAvailability, 'releaseAt' | 'state' | 'left'> & {
  releaseAt: Date
  stockState: string
  poolLeft: number
  released: boolean
  periods: PeriodRow[]
}

/** Schedules with what each period has left for the online pool at this instant. */
const selectStock = (where: Fragment, at: Date | null): Fragment => sql`
  select s.schedule_id as "scheduleId", s.department_id as "departmentId", s.practitioner_id as "practitionerId", s.on_date as "on", s.half, s.fee_level as "feeLevel", s.fee_fen as "feeFen",
         s.room, s.state as "stockState", s.pool_release_at[1] as "releaseAt", s.pool_release_at[1] <= t.now as released,
         greatest(0, (select sum(s.pool_quota[i] - s.pool_taken[i]) from generate_series(1, 4) as i where i = 1 or s.pool_flow_at[i] <= t.now))::int as "poolLeft",
         (select jsonb_agg(jsonb_build_object('periodNo', i - 1, 'from', to_char(s.from_time[i], 'HH24:MI'), 'to', to_char(s.to_time[i], 'HH24:MI'),
                                              'left', greatest(0, s.capacity[i] - s.opened[i] + s.returned[i]),
                                              'open', s.ends_at[i] - make_interval(mins => p.bookable_until_minutes) > t.now) order by i)
            from generate_subscripts(s.capacity, 1) as i) as periods
    from appointments.stock s
   cross join (select coalesce(${at}::timestamptz, now()) as now) t
    join lateral (select p.bookable_until_minutes from appointments.policy p
                   where p.hospital_id = s.hospital_id and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true
   where ${where}
   order by s.on_date, s.half, s.practitioner_id nulls first`

function read(row: Row): {
  schedule: ScheduleAvailability
  periods: { periodNo: number; from: string; to: string; left: number; state: State }[]
} {
  const whole: State | undefined =
    row.stockState === 'stopped'
      ? 'stopped'
      : row.stockState === 'withdrawn'
        ? 'closed'
        : row.periods.every((p) => !p.open)
          ? 'closed'
          : !row.released
            ? 'not_released'
            : undefined
  const periods = row.periods.map(
    ({ open, ...p }): { periodNo: number; from: string; to: string; left: number; state: State } => {
      const left = whole || !open ? 0 : Math.min(p.left, row.poolLeft)
      return { ...p, left, state: whole ?? (open ? (left > 0 ? 'available' : 'full') : 'closed') }
    },
  )
  const left = Math.min(
    row.poolLeft,
    periods.reduce((n, p) => n + p.left, 0),
  )
  const { periods: _p, stockState: _s, poolLeft: _l, released: _r, releaseAt, practitionerId, ...facts } = row
  return {
    schedule: {
      ...facts,
      ...(practitionerId && { practitionerId }),
      releaseAt: releaseAt.toISOString(),
      left,
      state: whole ?? (left > 0 ? 'available' : 'full'),
    },
    periods,
  }
}

/** A day is as good as its best schedule. */
const order: State[] = ['available', 'not_released', 'full', 'stopped', 'closed']
const best = (states: State[]): State => order.find((s) => states.includes(s)) ?? 'closed'

const Range = Type.Object({ from: Type.Optional(Day), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 14 })) })
const open = { access: { who: 'anyone' as const } }

export const availabilityRoutes =
  (ctx: Ctx, timeZone: string): Routes =>
  async (app) => {
    const stocks = async (where: Fragment) =>
      (await ctx.db.rows<Row>(selectStock(where, decisionTime(ctx.clock)))).map(read)
    const range = (q: { from?: string; days?: number }) => {
      const from = q.from ?? localDate(ctx.clock(), timeZone)
      return { from, days: q.days ?? 14, until: addDays(from, q.days ?? 14) }
    }

    app.get(
      '/departments/:id/availability',
      {
        config: open,
        schema: {
          operationId: 'getDepartmentAvailability',
          tags: ['appointments'],
          summary: 'What a department has left, day by day and schedule by schedule',
          params: IdParam,
          querystring: Range,
          response: {
            200: Type.Object(
              {
                serverTime: Instant,
                days: Type.Array(
                  Type.Object({ on: Day, state: AvailabilityState, left: Count }, { additionalProperties: false }),
                ),
                schedules: Type.Array(ScheduleAvailability),
              },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req, reply) => {
        const { from, days, until } = range(req.query)
        const all = await stocks(sql`
        s.hospital_id in (select h.hospital_id from appointments.hospital h) and s.department_id = ${req.params.id} and s.on_date >= ${from} and s.on_date < ${until} and s.state <> 'withdrawn'`)
        reply.header('cache-control', 'public, max-age=1')
        return {
          serverTime: ctx.clock().toISOString(),
          days: Array.from({ length: days }, (_, i) => {
            const on = addDays(from, i)
            const of = all.filter((a) => a.schedule.on === on).map((a) => a.schedule)
            return { on, state: best(of.map((s) => s.state)), left: of.reduce((n, s) => n + s.left, 0) }
          }),
          schedules: all.map((a) => a.schedule),
        }
      },
    )

    app.get(
      '/practitioners/:id/availability',
      {
        config: open,
        schema: {
          operationId: 'getPractitionerAvailability',
          tags: ['appointments'],
          summary: 'When a practitioner can be seen',
          params: IdParam,
          querystring: Range,
          response: {
            200: Type.Object(
              { serverTime: Instant, schedules: Type.Array(ScheduleAvailability) },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req, reply) => {
        const { from, until } = range(req.query)
        const all = await stocks(sql`
        s.hospital_id in (select h.hospital_id from appointments.hospital h) and s.practitioner_id = ${req.params.id} and s.on_date >= ${from} and s.on_date < ${until} and s.state <> 'withdrawn'`)
        reply.header('cache-control', 'public, max-age=1')
        return { serverTime: ctx.clock().toISOString(), schedules: all.map((a) => a.schedule) }
      },
    )

    app.get(
      '/schedules/:id/periods',
      {
        config: open,
        schema: {
          operationId: 'listPeriods',
          tags: ['appointments'],
          summary: 'The periods of a schedule and what is left in each',
          params: IdParam,
          response: {
            200: Type.Object(
              { serverTime: Instant, schedule: ScheduleAvailability, periods: Type.Array(PeriodAvailability) },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req, reply) => {
        const [one] = await stocks(
          sql`s.hospital_id in (select h.hospital_id from appointments.hospital h) and s.schedule_id = ${req.params.id}`,
        )
        if (!one) throw refuse.schedule_not_found()
        reply.header('cache-control', 'public, max-age=1')
        return { serverTime: ctx.clock().toISOString(), ...one }
      },
    )
  }
