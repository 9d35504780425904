/** `audit numbers`: does the ledger keep its invariants (domain.md §3)? */
import { type Queryable, sql } from '@jiuyi/platform'

export type NumberFault = { invariant: string; hospitalId: string; scheduleId: string; detail: string }

/** Every breach found; an empty list is the proof that rows can give. */
export const auditNumbers = (db: Queryable): Promise<NumberFault[]> =>
  db.rows(
    sql`select invariant, hospital_id as "hospitalId", schedule_id as "scheduleId", detail from appointments.audit_numbers()`,
  )
