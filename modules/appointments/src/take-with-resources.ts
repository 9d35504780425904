/** 多资源预约: one number with the room, device and people it needs, all or none, in one transaction. */
import { newId } from '@jiuyi/kernel'
import { type Ctx, sql } from '@jiuyi/platform'
import { pools } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import type { NumberRequest } from './take-number.ts'

export type ResourceAnswer = { outcome: string; appointmentId: string | null; busy: string | null }

/** `resource_busy` names what is occupied in `busy`. Such schedules are rare and never rushed for, so each request is its own transaction. */
export async function takeWithResources({ db, clock }: Ctx, r: NumberRequest): Promise<ResourceAnswer> {
  const answer = await db.one<ResourceAnswer>(sql`
    select outcome, appointment_id as "appointmentId", detail as busy
      from appointments.take_with_resources(${r.hospitalId}, ${r.scheduleId}, ${r.periodNo}, ${r.patientId}, ${r.feeFen}, ${pools.indexOf(r.pool) + 1}, ${r.elder},
             ${newId()}, ${r.by}, ${r.channel}, ${r.key}, ${r.bodyHash}, ${decisionTime(clock)}::timestamptz)`)
  if (answer.outcome === 'held' || answer.outcome === 'booked') db.announce()
  return answer
}
