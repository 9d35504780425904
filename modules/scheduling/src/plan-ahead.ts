import { addDays } from '@jiuyi/kernel'
import { type Db, sql, type Timer } from '@jiuyi/platform'
import { alignSchedules, makeMissing } from './align-schedules.ts'
import { type Place, placeOf } from './authority.ts'
import type { Deps, DirectoryFacade } from './deps.ts'
import { readTemplates, tellPlanned } from './rows.ts'
import { holdTimetable, momentAt, planDays } from './timetable.ts'

/**
 * 排班生成: makes the schedules that templates ask for up to the planning horizon, and brings the others in line. Day by day, each in its own
 * transaction, so that a hospital with hundreds of doctors never keeps its timetable locked for long.
 */
export async function planAhead(
  { db, clock, directory }: Deps,
  want: { hospitalId: string; from?: string | undefined },
): Promise<{ made: number }> {
  const place = await placeOf(directory, want.hospitalId)
  const start = momentAt(place, clock())
  const unheld = await unheldTemplates(db, directory, want.hospitalId)
  let made = 0
  let on = want.from && want.from > start.today ? want.from : start.today
  for (let through = on; on <= through; on = addDays(on, 1)) {
    const day = on
    made += await db.tx(async (tx) => {
      const moment = momentAt(place, clock())
      const policy = await holdTimetable(tx, moment)
      through = addDays(moment.today, policy.planDays)
      if (day > through) return 0
      const days = await planDays(tx, moment, policy, day, day)
      return (await alignSchedules(tx, { moment, days, by: 'system', unheld }, through)).made
    })
  }
  return { made }
}

/** Templates whose doctor left the department or the hospital, or whose department was closed. */
async function unheldTemplates(db: Db, directory: DirectoryFacade, hospitalId: string): Promise<string[]> {
  const templates = await readTemplates(db, sql`t.hospital_id = ${hospitalId} and t.active`)
  const { departments } = await directory.departments({ ids: [...new Set(templates.map((t) => t.departmentId))] })
  const { practitioners } = await directory.practitioners({
    ids: [...new Set(templates.flatMap((t) => t.practitionerId ?? []))],
  })
  const open = new Set(departments.filter((d) => d.active).map((d) => d.id))
  const roles = new Set(
    practitioners.filter((p) => p.active).flatMap((p) => p.roles.map((r) => `${p.id} ${r.departmentId}`)),
  )
  return templates
    .filter(
      (t) => !open.has(t.departmentId) || (t.practitionerId && !roles.has(`${t.practitionerId} ${t.departmentId}`)),
    )
    .map((t) => t.id)
}

/** Runs for every hospital every ten minutes: a new day appears soon after midnight, hours before its numbers open. */
export const planAheadTimer = (deps: Deps): Timer => ({
  name: 'scheduling.plan_ahead',
  everySeconds: 600,
  run: async () => {
    for (const { id } of (await deps.directory.hospitals({})).hospitals) await planAhead(deps, { hospitalId: id })
  },
})

/**
 * Makes every schedule of a stretch of days, past ones too, as if each had been planned in time. For demos and imports; withdraws nothing.
 */
export async function planRange(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  place: Place,
  from: string,
  through: string,
): Promise<{ made: number }> {
  let made = 0
  for (let on = from; on <= through; on = addDays(on, 1)) {
    const day = on
    made += await db.tx(async (tx) => {
      const moment = momentAt(place, clock())
      const days = await planDays(tx, moment, await holdTimetable(tx, moment), day, day, true)
      const schedules = await makeMissing(tx, { moment, days, by: 'system', history: true })
      await tellPlanned(tx, schedules)
      return schedules.length
    })
  }
  return { made }
}
