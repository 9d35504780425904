/** `audit numbers`: does the ledger keep its invariants (domain.md §3)? */
import { type Queryable, sql } from '@jiuyi/platform'

export type NumberFault = { invariant: string; hospitalId: string; scheduleId: string; detail: string }

/**
 * The checks, each a SQL function of the schema with the columns of `audit_numbers()`. A rule that has rows of its own brings a function
 * `audit_<rule>()` and its line here; `audit_numbers` itself is not replaced for it, so that rules do not tread on each other.
 */
const checks = [
  sql`appointments.audit_numbers()`,
  sql`appointments.audit_no_shows()`,
  sql`appointments.audit_reschedules()`,
  sql`appointments.audit_waitlist()`,
  sql`appointments.audit_suspensions()`,
  sql`appointments.audit_resources()`,
  sql`appointments.audit_extra_numbers()`,
  sql`appointments.audit_series()`,
  sql`appointments.audit_pool_returns()`,
]

/** Every breach found; an empty list is the proof that rows can give. */
export const auditNumbers = async (db: Queryable): Promise<NumberFault[]> => {
  const found: NumberFault[] = []
  for (const check of checks)
    found.push(
      ...(await db.rows<NumberFault>(
        sql`select invariant, hospital_id as "hospitalId", schedule_id as "scheduleId", detail from ${check}`,
      )),
    )
  return found
}
