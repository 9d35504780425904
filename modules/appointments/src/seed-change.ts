/** 演示数据: rooms and devices with what occupies them, a course, and an extra number that waits for the desk. */
import { type Ctx, sql } from '@jiuyi/platform'

type SeedCtx = Pick<Ctx, 'db' | 'clock'>
export type SeedResource = { id: string; kind: 'room' | 'device' | 'staff' | 'other'; name: string; capacity: number }
export type SeedCourse = {
  seriesId: string
  patientId: string
  /** Who took it at the desk. */
  by: string
  everyWeeks: number
  visits: { id: string; scheduleId: string; periodNo: number; feeFen: number }[]
}
export type SeedExtra = {
  id: string
  scheduleId: string
  periodNo: number
  patientId: string
  by: string
  reason: string
}

export async function seedResources({ db, clock }: SeedCtx, hospitalId: string, rows: SeedResource[]): Promise<void> {
  await db.rows(sql`
    insert into appointments.resource (hospital_id, id, kind, name, capacity, changed_at, changed_by)
    select ${hospitalId}, id, kind, name, capacity, ${clock()}, 'system'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, kind text, name text, capacity int)
    on conflict do nothing`)
}

/** Seeded appointments were written in bulk, past the trigger that occupies what their schedule needs. */
export async function seedResourceUses({ db }: SeedCtx, hospitalId: string): Promise<void> {
  await db.rows(sql`
    insert into appointments.resource_use (hospital_id, appointment_id, resource_id, from_at, to_at)
    select a.hospital_id, a.id, r, a.starts_at, a.ends_at
      from appointments.stock s
      join appointments.appointment a on a.schedule_id = s.schedule_id and a.hospital_id = s.hospital_id and a.status <> 'cancelled'
     cross join unnest(s.resources) as r
     where s.hospital_id = ${hospitalId} and s.resources <> '{}'
    on conflict do nothing`)
}

/** Taken as the desk takes it, all or nothing; returns the visits that are held and wait for their payment. */
export async function seedCourse({ db, clock }: SeedCtx, hospitalId: string, c: SeedCourse): Promise<string[]> {
  const column = <K extends keyof SeedCourse['visits'][0]>(k: K) => c.visits.map((v) => v[k])
  const rows = await db.rows<{ outcome: string; appointmentId: string | null }>(sql`
    select outcome, appointment_id as "appointmentId"
      from appointments.take_series(${hospitalId}, ${c.seriesId}, ${c.patientId}, ${column('scheduleId')}::uuid[], ${column('periodNo')}::int[], ${column('feeFen')}::int[],
             ${column('id')}::uuid[], true, ${c.everyWeeks}, ${c.visits.length}, null, ${c.by}, 'seed', 'seed', ${clock()}::timestamptz)`)
  return rows.flatMap((r) => (r.outcome === 'held' && r.appointmentId ? [r.appointmentId] : []))
}

/** An authorisation the desk may fill. */
export async function seedExtra({ db, clock }: SeedCtx, hospitalId: string, e: SeedExtra): Promise<void> {
  await db.rows(sql`
    select outcome from appointments.authorise_extra(${hospitalId}, ${e.scheduleId}, ${e.periodNo}, ${e.patientId}, ${e.reason}, false, ${e.id}, null, ${e.by}, ${`seed:${e.id}`},
           'seed', ${clock()}::timestamptz)`)
}
