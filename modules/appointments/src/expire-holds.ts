/** 占号到期: numbers that were not paid in time go back. */
import { type Ctx, sql } from '@jiuyi/platform'
import { decisionTime } from './decision-time.ts'
import { giveBack } from './give-back.ts'

/** A payment made in the last second is still on its way when the countdown ends: the number waits for it this long. */
const graceSeconds = 15

/** Gives back what is overdue; returns how many. Safe to run anywhere, any number of times. */
export async function expireHolds({ db, clock }: Ctx): Promise<number> {
  const due = await db.rows<{ hospitalId: string; ids: string[] }>(sql`
    select hospital_id as "hospitalId", array_agg(id) as ids
      from (select a.hospital_id, a.id from appointments.appointment a
             where a.status = 'pending' and a.hold_until <= coalesce(${decisionTime(clock)}::timestamptz, now()) - make_interval(secs => ${graceSeconds})
             order by a.hold_until limit 500) overdue
     group by hospital_id`)
  let n = 0
  for (const { hospitalId, ids } of due)
    n += (
      await giveBack(db, clock, {
        hospitalId,
        ids,
        from: 'pending',
        reason: 'hold_expired',
        late: false,
        who: 'system',
        channel: 'system',
      })
    ).length
  return n
}

/** Numbers whose cooling is over can be taken again; returns how many. */
export const endCooling = async ({ db, clock }: Ctx): Promise<number> =>
  (await db.one<{ n: number }>(sql`select appointments.end_cooling(${decisionTime(clock)}::timestamptz, 500) as n`)).n
