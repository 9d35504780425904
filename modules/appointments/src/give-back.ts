import type { Clock } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'
import type { AppointmentStatus } from './contract.ts'
import { decisionTime } from './decision-time.ts'

export type GiveBack = {
  hospitalId: string
  ids: string[]
  from: Extract<AppointmentStatus, 'pending' | 'booked'>
  reason: string
  late: boolean
  who: string
  channel: string
}

/** Gives numbers back whose appointments are still in state `from`. Answers which were: the others changed meanwhile. */
export async function giveBack(db: Db, clock: Clock, want: GiveBack): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select id from appointments.give_back(${want.hospitalId}, ${want.ids}::uuid[], ${want.from}, ${want.reason}, ${want.late}, ${want.who}, ${want.channel},
                                          ${decisionTime(clock)}::timestamptz) as id`)
  if (rows.length) db.announce()
  return rows.map((r) => r.id)
}
