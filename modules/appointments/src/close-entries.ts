import { type Ctx, sql } from '@jiuyi/platform'
import { decisionTime } from './decision-time.ts'

/** Takes entries out of line that are still in it; answers which were. */
export async function closeEntries(
  ctx: Ctx,
  want: { hospitalId: string; ids: string[]; status: 'left' | 'cleared'; who: string; why: string },
): Promise<string[]> {
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select id from appointments.close_waitlist_entries(${want.hospitalId}, ${want.ids}::uuid[], ${want.status}, ${want.who}, ${want.why},
                                                       ${decisionTime(ctx.clock)}::timestamptz) as id`)
  if (rows.length) ctx.db.announce()
  return rows.map((r) => r.id)
}
