/** 恢复出诊: a suspension is undone as long as nobody has answered. */
import { type Ctx, sql } from '@jiuyi/platform'
import { refuse } from './contract.ts'
import { voidFree } from './open-stock.ts'
import { lockStocks, nowOf } from './suspend-numbers.ts'
import { SuspensionLifted } from './suspension-contract.ts'

export const liftNumbers =
  (ctx: Ctx) =>
  async ({ hospitalId, suspensionId, by }: { hospitalId: string; suspensionId: string; by: string }) =>
    ctx.db.tx(async (tx) => {
      const stopped = await tx.rows<{ scheduleId: string; substitute: string | null }>(sql`
        select schedule_id as "scheduleId", substitute_schedule_id as substitute from appointments.suspended_schedule
         where hospital_id = ${hospitalId} and suspension_id = ${suspensionId} and lifted_at is null`)
      const ids = stopped.map((s) => s.scheduleId)
      const substitutes = stopped.flatMap((s) => s.substitute ?? [])
      // Whoever answers holds one of these locks until the answer is carried out: either it counts below, or it finds the suspension lifted.
      await lockStocks(tx, hospitalId, [...ids, ...substitutes])
      const now = await nowOf(tx, ctx.clock)
      const { answered, taken, closed } = await tx.one<{ answered: number; taken: number; closed: boolean }>(sql`
        select (select count(*) from appointments.suspension_case c
                 where c.hospital_id = ${hospitalId} and c.suspension_id = ${suspensionId} and c.settled_at is not null and c.outcome not in ('hold_returned', 'lifted'))::int as answered,
               (select count(*) from appointments.appointment a
                 where a.hospital_id = ${hospitalId} and a.schedule_id = any (${substitutes}::uuid[]) and a.status in ('pending', 'booked', 'arrived'))::int as taken,
               exists (select 1 from appointments.suspended_schedule x
                        where x.hospital_id = ${hospitalId} and x.suspension_id = ${suspensionId} and x.closed_at is not null) as closed`)
      if (closed || answered + taken > 0) throw refuse.suspension_answered({ answered: answered + taken })
      const ours = await tx.maybeOne(sql`
        update appointments.suspension set lifted_at = ${now}, lifted_by = ${by}
         where hospital_id = ${hospitalId} and id = ${suspensionId} and lifted_at is null returning 1 as one`)
      if (!ours) return {}
      const back = await tx.rows<{ id: string }>(sql`
        update appointments.suspension_case set settled_at = ${now}, outcome = 'lifted'
         where hospital_id = ${hospitalId} and suspension_id = ${suspensionId} and settled_at is null
        returning appointment_id as id`)
      await tx.rows(sql`
        update appointments.suspended_schedule set lifted_at = ${now}
         where hospital_id = ${hospitalId} and suspension_id = ${suspensionId} and lifted_at is null`)
      await tx.rows(sql`
        update appointments.stock set state = 'open', version = version + 1
         where hospital_id = ${hospitalId} and schedule_id = any (${ids}::uuid[]) and state = 'stopped'`)
      for (const scheduleId of substitutes) await voidFree(tx, hospitalId, scheduleId, now)
      await tx.emit(
        SuspensionLifted(suspensionId, { suspensionId, hospitalId, by, appointmentIds: back.map((b) => b.id) }),
      )
      return {}
    })
