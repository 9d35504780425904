/** 演示数据: a full clinic with a line of people in front of it, and a clinic whose numbers will be drawn. */
import { addDays, instantAt, localDate, newId } from '@jiuyi/kernel'
import { type Ctx, sql } from '@jiuyi/platform'
import { markDraw } from './draw/mark-draw.ts'
import { joinWaitlists } from './join-waitlist.ts'

/** Puts these people into the line of the next full clinic of a doctor, and marks one for the draw. */
export async function seedFair(
  ctx: Ctx,
  hospitalId: string,
  people: { id: string; bookedBy: string }[],
): Promise<{ waiting: number; draws: number }> {
  const full = await ctx.db.maybeOne<{ scheduleId: string }>(sql`
    select s.schedule_id as "scheduleId"
      from appointments.stock s
      join lateral (select p.bookable_until_minutes from appointments.policy p where p.hospital_id = s.hospital_id order by p.valid_from desc limit 1) p on true
     where s.hospital_id = ${hospitalId} and s.state = 'open' and s.allotment = 'first_come' and s.practitioner_id is not null
       and s.on_date > (${ctx.clock()}::timestamptz at time zone s.time_zone)::date + 1 and s.pool_release_at[1] <= ${ctx.clock()}
       and appointments.free_online(s, p.bookable_until_minutes, ${ctx.clock()}) = 0
     order by s.on_date, s.schedule_id limit 1`)
  const answers = full
    ? await joinWaitlists(
        ctx.db,
        ctx.clock,
        people.map((p, i) => ({
          hospitalId,
          scheduleId: full.scheduleId,
          patientId: p.id,
          by: p.bookedBy,
          channel: i % 4 === 3 ? 'desk' : 'online',
          elder: false,
          key: newId(),
          bodyHash: 'seed',
        })),
      )
    : []
  // Nobody is told: the demonstration begins with an empty inbox.
  await ctx.db.rows(sql`
    update platform.outbox set delivered_at = now()
     where name = 'appointments.waitlist_joined.v1' and delivered_at is null and key = any (${answers.map((a) => a.appointmentId ?? '')}::text[])`)
  // The last untouched clinic of a famous doctor; where everything is released already, it is released tomorrow morning.
  const [chosen] = await ctx.db.rows<{ scheduleId: string; timeZone: string; released: boolean }>(sql`
    select s.schedule_id as "scheduleId", s.time_zone as "timeZone", s.pool_release_at[1] <= ${ctx.clock()}::timestamptz + interval '10 minutes' as released
      from appointments.stock s
     where s.hospital_id = ${hospitalId} and s.state = 'open' and s.practitioner_id is not null and s.pool_taken = '{0,0,0,0}' and s.line = 0
       and s.on_date > (${ctx.clock()}::timestamptz at time zone s.time_zone)::date + 3
     order by s.fee_level = 'renowned' desc, s.fee_level = 'chief' desc, s.on_date desc, s.schedule_id limit 1`)
  if (chosen?.released) {
    const tomorrow = instantAt(addDays(localDate(ctx.clock(), chosen.timeZone), 1), '07:00', chosen.timeZone)
    await ctx.db.rows(sql`
      update appointments.stock set pool_release_at = array_fill(${tomorrow}::timestamptz, array[4]), version = version + 1
       where schedule_id = ${chosen.scheduleId} and hospital_id = ${hospitalId}`)
  }
  if (chosen) await markDraw(ctx, { hospitalId, scheduleId: chosen.scheduleId, by: 'system' })
  return { waiting: answers.filter((a) => a.outcome === 'waiting').length, draws: chosen ? 1 : 0 }
}
