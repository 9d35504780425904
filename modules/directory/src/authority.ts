import type { StaffActor } from '@jiuyi/platform'
import { type Queryable, sql } from '@jiuyi/platform'
import { refuse } from './contract.ts'

/** A department head who is not also manager or admin. */
export const headOnly = (staff: StaffActor): boolean =>
  staff.roles.includes('department_head') && !staff.roles.some((role) => role === 'manager' || role === 'admin')

/** A department head touches only the departments that are theirs; to others it does not exist. */
export function mayEditDepartment(staff: StaffActor, departmentId: string | undefined): void {
  if (headOnly(staff) && !(departmentId && staff.departmentIds.includes(departmentId)))
    throw refuse.department_not_found()
}

/** A department head edits the people who hold clinics with them. */
export async function mayEditPractitioner(db: Queryable, staff: StaffActor, practitionerId: string): Promise<void> {
  if (!headOnly(staff)) return
  const one = await db.maybeOne(sql`
    select 1 as one from directory.practitioner_role
     where hospital_id = ${staff.hospitalId} and practitioner_id = ${practitionerId} and department_id = any(${staff.departmentIds}::uuid[]) limit 1`)
  if (!one) throw refuse.practitioner_not_found()
}
