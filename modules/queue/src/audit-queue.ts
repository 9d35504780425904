/** `audit queue`: does the log replay to the states, and is the order the one of domain.md §4? */
import { type Queryable, sql } from '@jiuyi/platform'

export type QueueFault = { invariant: string; hospitalId: string; queueId: string; detail: string }
/** Every breach found; an empty list is the proof that rows can give. */
export const auditQueue = (db: Queryable): Promise<QueueFault[]> =>
  db.rows<QueueFault>(
    sql`select invariant, hospital_id as "hospitalId", queue_id as "queueId", detail from queue.audit_queue()`,
  )
