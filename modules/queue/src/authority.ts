/** Who may work with which queue: the desk and managers in the hospital, heads in their departments, doctors where they are expected. */
import { type Queryable, type StaffActor, sql } from '@jiuyi/platform'
import { refuse } from './contract.ts'

type Known = { hospitalId: string; id: string; departmentId: string; campusId: string; name: string }
const everywhere = ['desk', 'manager', 'admin']

export const worksEverywhere = (staff: StaffActor): boolean => staff.roles.some((r) => everywhere.includes(r))

/** The queue, if it is this person's to work with; to everybody else it does not exist. */
export async function queueFor(db: Queryable, staff: StaffActor, queueId: string): Promise<Known> {
  const queue = await db.maybeOne<Known & { mine: boolean }>(sql`
    select q.hospital_id as "hospitalId", q.id, q.department_id as "departmentId", q.campus_id as "campusId", q.name,
           exists (select 1 from queue.queue_entry e where e.hospital_id = q.hospital_id and e.queue_id = q.id and e.practitioner_id = ${staff.practitionerId ?? null}::uuid) as mine
      from queue.queue q where q.hospital_id = ${staff.hospitalId} and q.id = ${queueId}`)
  if (!queue) throw refuse.not_found()
  if (!worksEverywhere(staff) && !staff.departmentIds.includes(queue.departmentId) && !queue.mine)
    throw refuse.not_found()
  return queue
}

export async function entryFor(
  db: Queryable,
  staff: StaffActor,
  entryId: string,
): Promise<Known & { entryId: string }> {
  const row = await db.maybeOne<{ queueId: string }>(
    sql`select e.queue_id as "queueId" from queue.queue_entry e where e.hospital_id = ${staff.hospitalId} and e.id = ${entryId}`,
  )
  if (!row) throw refuse.not_found()
  return { ...(await queueFor(db, staff, row.queueId)), entryId }
}

/** Whose patients somebody may end or recall: a doctor the own, the desk anybody's (null). */
export const serverOf = (staff: StaffActor): string | null =>
  staff.practitionerId ?? (worksEverywhere(staff) ? null : staff.staffId)
