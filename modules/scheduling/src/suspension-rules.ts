import type { Practitioner } from '@jiuyi/directory'
import { addDays, instantAt, localDate } from '@jiuyi/kernel'
import { type Queryable, sql } from '@jiuyi/platform'
import type { Editor, Place } from './authority.ts'
import { refuse, type Schedule } from './contract.ts'
import type { Deps } from './deps.ts'
import { readSchedules } from './rows.ts'

export type AnswerRule = { time: string; minutes: number; least: number }
export const answerRule = (db: Queryable, hospitalId: string, today: string): Promise<AnswerRule> =>
  db
    .maybeOne<AnswerRule>(sql`
    select suspension_answer_time as "time", suspension_answer_minutes as minutes, suspension_answer_least_minutes as least
      from scheduling.policy where hospital_id = ${hospitalId} and valid_from <= ${today}
     order by valid_from desc limit 1`)
    .then((found) => found ?? { time: '18:00', minutes: 120, least: 30 })

const beginOf = (s: Schedule, place: Place) => instantAt(s.on, s.periods[0]!.from, place.timeZone)
export const endOf = (s: Schedule, place: Place) => instantAt(s.on, s.periods.at(-1)!.to, place.timeZone)

/**
 * Until when the patients of a suspended day answer: the evening before, or some hours before it begins when that evening is past, and at least
 * so many minutes from now. Who decides may say another time, but not a shorter one than that.
 */
export function answerTime(s: Schedule, place: Place, rule: AnswerRule, now: Date, wished?: string): Date {
  const soonest = new Date(now.getTime() + rule.least * 60_000)
  if (wished) {
    const at = new Date(wished)
    if (Number.isNaN(at.getTime()) || at < soonest || at > endOf(s, place))
      throw refuse.answer_time({ soonest: soonest.toISOString(), latest: endOf(s, place).toISOString() })
    return at
  }
  const before = new Date(beginOf(s, place).getTime() - rule.minutes * 60_000)
  const eve = instantAt(addDays(s.on, -1), rule.time, place.timeZone)
  return [eve, before].sort((a, b) => +a - +b).find((at) => at >= soonest) ?? soonest
}

/** Days this editor may suspend, in the order asked: planned, of their departments, not over. */
export async function suspendable(
  db: Queryable,
  editor: Editor,
  place: Place,
  ids: string[],
  now: Date,
): Promise<Schedule[]> {
  const found = await readSchedules(
    db,
    sql`s.hospital_id = ${editor.hospitalId} and s.id = any(${ids}::uuid[])
        and (${editor.onlyDepartments ?? null}::uuid[] is null or s.department_id = any(${editor.onlyDepartments ?? null}::uuid[]))`,
  )
  return [...new Set(ids)].map((id) => {
    const s = found.find((f) => f.id === id)
    if (!s || s.status === 'withdrawn') throw refuse.schedule_not_found({ scheduleId: id })
    if (s.status === 'suspended') throw refuse.already_suspended({ scheduleId: id })
    if (endOf(s, place) <= now) throw refuse.in_the_past({ scheduleId: id, today: localDate(now, place.timeZone) })
    return s
  })
}

/** 同级: another doctor of the department with the fee level of the clinic, or of the doctor who is away. */
export function sameRank(s: Schedule, practitioners: Practitioner[]): Practitioner[] {
  const levelOf = (p?: Practitioner) => p?.roles.find((r) => r.departmentId === s.departmentId)?.feeLevel
  const away = levelOf(practitioners.find((p) => p.id === s.practitionerId))
  return practitioners.filter(
    (p) => p.active && p.id !== s.practitionerId && levelOf(p) && [s.feeLevel, away].includes(levelOf(p)),
  )
}

/** Doctors of the departments of these schedules, by department. */
export async function doctorsOf({ directory }: Deps, hospitalId: string, schedules: Schedule[]) {
  const departmentIds = [...new Set(schedules.map((s) => s.departmentId))]
  const lists = await Promise.all(
    departmentIds.map(async (departmentId) => {
      const { practitioners } = await directory.practitionersOf({ hospitalId, departmentId })
      return [departmentId, practitioners] as const
    }),
  )
  return new Map(lists)
}
