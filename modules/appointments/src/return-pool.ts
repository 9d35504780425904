/** 立即转入线上: what is left of a pool can be taken online from now on, before its hour, because a person said so and why. */
import { IdParam, Line } from '@jiuyi/kernel'
import { actorName, type Ctx, type Routes, sql, staffOf, violated } from '@jiuyi/platform'
import { Type } from 'typebox'
import { pools, refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { mayChange } from './departments-of.ts'
import { type PoolRow, SchedulePools, selectPools, toSchedulePools } from './list-pools.ts'

const Returning = Type.Object(
  { pool: Type.Enum(['referral', 'desk', 'revisit']), reason: Line(200) },
  { additionalProperties: false, title: 'PoolReturning' },
)

type Want = {
  hospitalId: string
  scheduleId: string
  pool: 'referral' | 'desk' | 'revisit'
  reason: string
  by: string
}

export async function returnPool(ctx: Ctx, want: Want): Promise<void> {
  const i = pools.indexOf(want.pool) + 1
  await ctx.db
    .tx(async (tx) => {
      const s = await tx.maybeOne<{ now: Date; state: string; over: boolean; flowing: boolean; left: number }>(sql`
        select t.now, s.state, s.ends_at[cardinality(s.ends_at)] <= t.now as over, s.pool_flow_at[${i}] <= t.now as flowing, s.pool_quota[${i}] - s.pool_taken[${i}] as left
          from appointments.stock s, (select coalesce(${decisionTime(ctx.clock)}::timestamptz, clock_timestamp()) as now) t
         where s.schedule_id = ${want.scheduleId} and s.hospital_id = ${want.hospitalId} for no key update of s`)
      if (!s || s.state === 'withdrawn') throw refuse.schedule_not_found()
      if (s.state === 'stopped') throw refuse.stopped()
      if (s.over) throw refuse.closed()
      if (s.flowing) throw refuse.pool_already_online()
      if (s.left <= 0) throw refuse.pool_empty()
      await tx.rows(sql`
        insert into appointments.pool_return (hospital_id, schedule_id, pool, at, numbers, returned_by, reason)
        values (${want.hospitalId}, ${want.scheduleId}, ${i}, ${s.now}, ${s.left}, ${want.by}, ${want.reason})`)
      await tx.rows(sql`
        update appointments.stock set pool_flow_at[${i}] = ${s.now}, version = version + 1
         where schedule_id = ${want.scheduleId} and hospital_id = ${want.hospitalId}`)
    })
    .catch((e: unknown) => {
      throw violated(e) === 'pool_return_pkey' ? refuse.pool_already_online() : e
    })
}

export const returnPoolRoute =
  (ctx: Ctx): Routes =>
  async (app) => {
    app.post(
      '/staff/schedules/:id/pool-returns',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'returnPool',
          tags: ['appointments'],
          summary: 'Give what is left of a pool to the online pool now',
          params: IdParam,
          body: Returning,
          response: { 200: SchedulePools },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const mine = sql`s.schedule_id = ${req.params.id} and s.hospital_id = ${staff.hospitalId}`
        const of = () => ctx.db.maybeOne<PoolRow>(selectPools(mine, decisionTime(ctx.clock)))
        const before = await of()
        if (!before || !mayChange(staff, before.departmentId)) throw refuse.schedule_not_found()
        await returnPool(ctx, {
          hospitalId: staff.hospitalId,
          scheduleId: req.params.id,
          ...req.body,
          by: actorName(staff),
        })
        return toSchedulePools((await of())!)
      },
    )
  }
