import type { StaffActor } from '@jiuyi/platform'

/** Doctors and department heads see their own departments; the desk and management see the hospital. */
const wide = new Set(['admin', 'manager', 'desk', 'cashier'])
export const wholeHospital = (staff: StaffActor): boolean => staff.roles.some((r) => wide.has(r))

/** May this person change things of the department? A department head only of the own ones. */
export const mayChange = (staff: StaffActor, departmentId: string): boolean =>
  staff.roles.some((r) => r === 'manager' || r === 'admin') ||
  !staff.roles.includes('department_head') ||
  staff.departmentIds.includes(departmentId)
