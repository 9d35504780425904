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
  const ask = (ids: string[]) =>
    db.rows<{ id: string }>(sql`
    select id from appointments.give_back(${want.hospitalId}, ${ids}::uuid[], ${want.from}, ${want.reason}, ${want.late}, ${want.who}, ${want.channel},
                                          ${decisionTime(clock)}::timestamptz) as id`)
  const rows = await ask(want.ids)
  // One that was moved to another schedule in this very moment is looked for once more, where it stands now.
  const missing = want.ids.filter((id) => !rows.some((r) => r.id === id))
  if (missing.length) rows.push(...(await ask(missing)))
  if (rows.length) db.announce()
  return rows.map((r) => r.id)
}
