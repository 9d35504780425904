import type { HalfDay, Practitioner, Schedule } from '../../api/shapes.ts'

/** Who has a row: the doctors of the department, everyone else with a clinic there, and the ordinary clinic without a named doctor. */
export function rowsOf(
  departmentId: string,
  practitioners: Practitioner[],
  schedules: Schedule[],
): (Practitioner | undefined)[] {
  const there = new Set(schedules.map((s) => s.practitionerId))
  const rank = { chief: 0, associate_chief: 1, attending: 2, resident: 3 }
  const doctors = practitioners
    .filter((p) => there.has(p.id) || (p.active && p.roles.some((r) => r.departmentId === departmentId)))
    .sort((a, b) => rank[a.title] - rank[b.title] || a.name.localeCompare(b.name, 'zh'))
  return [...doctors, undefined]
}

export const cellKey = (practitionerId: string | undefined, on: string, half: HalfDay): string =>
  `${practitionerId ?? 'none'}.${on}.${half}`
export function readCellKey(
  key: string | undefined,
): { practitionerId?: string; on: string; half: HalfDay } | undefined {
  const m = /^(none|[0-9a-f-]{36})\.(\d{4}-\d{2}-\d{2})\.(am|pm|night)$/.exec(key ?? '')
  return m ? { ...(m[1] !== 'none' && { practitionerId: m[1] }), on: m[2]!, half: m[3] as HalfDay } : undefined
}

export function cellsOf(schedules: Schedule[]): Map<string, Schedule[]> {
  const cells = new Map<string, Schedule[]>()
  for (const s of schedules) {
    const key = cellKey(s.practitionerId, s.on, s.half)
    cells.set(key, [...(cells.get(key) ?? []), s])
  }
  return cells
}

export type Conflict = 'past' | 'taken' | 'elsewhere' | 'notInDepartment'
export type Place = { practitioner: Practitioner | undefined; on: string; half: HalfDay }

/** Why a clinic of a department cannot be placed in a cell; `week` holds what is known of the whole hospital. */
export function conflictOf(departmentId: string, at: Place, today: string, week: Schedule[]): Conflict | undefined {
  if (at.on < today) return 'past'
  const there = week.filter(
    (s) => s.status === 'planned' && s.on === at.on && s.half === at.half && s.practitionerId === at.practitioner?.id,
  )
  if (there.some((s) => s.departmentId === departmentId)) return 'taken'
  if (at.practitioner && there.length > 0) return 'elsewhere'
  if (at.practitioner && !at.practitioner.roles.some((r) => r.departmentId === departmentId)) return 'notInDepartment'
  return undefined
}
