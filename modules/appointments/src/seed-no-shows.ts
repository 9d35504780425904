/** 演示数据: the missed visits of the month behind as the rule would have counted them, some of them with an appeal. */
import { type Ctx, sql } from '@jiuyi/platform'

/** Closes the days that are over and counts who missed a visit; the latest of them say these words. Returns how many were counted. */
export async function seedNoShows(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  hospitalId: string,
  appeals: { words: string; by: string }[],
): Promise<number> {
  const now = clock()
  await db.rows(sql`
    update appointments.stock s set closed_at = (select max(e) from unnest(s.ends_at) as e)
     where s.hospital_id = ${hospitalId} and s.closed_at is null and (select max(e) from unnest(s.ends_at) as e) <= ${now}`)
  const counted = await db.rows<{ id: string }>(sql`
    insert into appointments.no_show (hospital_id, appointment_id, patient_id, missed_at)
    select a.hospital_id, a.id, a.patient_id, s.closed_at
      from appointments.appointment a
      join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id
     where a.hospital_id = ${hospitalId} and a.status = 'noshow' and s.closed_at is not null
    on conflict do nothing
    returning appointment_id as id`)
  await db.rows(sql`
    update appointments.no_show x set appeal = w.words, appealed_by = w.by, appealed_at = least(x.missed_at + interval '3 hours', ${now})
      from (select z.appointment_id, row_number() over (order by z.missed_at desc, z.appointment_id) as n
              from appointments.no_show z where z.hospital_id = ${hospitalId} and z.appeal is null) latest
      join jsonb_to_recordset(${JSON.stringify(appeals.map((a, i) => ({ ...a, n: i + 1 })))}::jsonb) as w (n int, words text, by text) on w.n = latest.n
     where x.hospital_id = ${hospitalId} and x.appointment_id = latest.appointment_id`)
  return counted.length
}
