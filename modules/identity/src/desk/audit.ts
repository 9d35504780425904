import { type Queryable, type StaffActor, sql } from '@jiuyi/platform'

type Note = { action: string; patientIds: string[]; requestId: string; status: number; reason?: string }

/** Lines of the audit log that the door cannot write by itself: which patients a list showed, and why something was revealed. */
export const noteReading = (db: Queryable, who: StaffActor, note: Note) =>
  db.rows(sql`
    insert into platform.audit_entry (hospital_id, actor_kind, actor_id, action, object, status, request_id, reason)
    select ${who.hospitalId}::uuid, 'staff', ${who.staffId}::text, ${note.action}::text, 'patientId=' || seen.id, ${note.status}::int, ${note.requestId}::text, ${note.reason ?? null}::text
      from unnest(${note.patientIds}::uuid[]) as seen (id)`)
