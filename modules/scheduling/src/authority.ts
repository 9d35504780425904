import { actorName, type StaffActor } from '@jiuyi/platform'
import { refuse } from './contract.ts'
import type { DirectoryFacade } from './deps.ts'

/** Who changes the timetable, of which hospital, and in which departments only (a department head's). */
export type Editor = { hospitalId: string; by: string; onlyDepartments?: string[] }

export function editorOf(staff: StaffActor): Editor {
  const headOnly =
    staff.roles.includes('department_head') && !staff.roles.some((role) => role === 'manager' || role === 'admin')
  return {
    hospitalId: staff.hospitalId,
    by: actorName(staff),
    ...(headOnly ? { onlyDepartments: staff.departmentIds } : {}),
  }
}

/** To a department head the other departments do not exist. */
export function mayEdit(editor: Editor, departmentId: string): void {
  if (editor.onlyDepartments && !editor.onlyDepartments.includes(departmentId)) throw refuse.not_your_department()
}

/** Where the clock of a hospital stands. */
export type Place = { hospitalId: string; timeZone: string }
export async function placeOf(directory: DirectoryFacade, hospitalId: string): Promise<Place> {
  const { hospital } = await directory.hospital({ hospitalId })
  if (!hospital) throw refuse.not_your_department()
  return { hospitalId, timeZone: hospital.timeZone }
}

export type Clinic = Place & { campusId: string; departmentId: string; practitionerId: string | null }
/** Checks that a clinic can be held: an open, bookable department of this hospital, and a practitioner who has a role in it. */
export async function clinicOf(
  directory: DirectoryFacade,
  editor: Editor,
  want: { departmentId: string; practitionerId?: string | undefined },
): Promise<Clinic> {
  mayEdit(editor, want.departmentId)
  const place = await placeOf(directory, editor.hospitalId)
  const {
    departments: [department],
  } = await directory.departments({ ids: [want.departmentId] })
  if (!department?.active || department.hospitalId !== editor.hospitalId) throw refuse.not_your_department()
  if (!department.bookable) throw refuse.department_without_clinics()
  if (want.practitionerId) {
    const {
      practitioners: [practitioner],
    } = await directory.practitioners({ ids: [want.practitionerId] })
    if (!practitioner?.active || !practitioner.roles.some((role) => role.departmentId === want.departmentId))
      throw refuse.practitioner_not_in_department()
  }
  return {
    ...place,
    campusId: department.campusId,
    departmentId: department.id,
    practitionerId: want.practitionerId ?? null,
  }
}
