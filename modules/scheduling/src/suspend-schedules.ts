/** 停诊与替诊: days that are not held, and who stands in for them. */
import { newId } from '@jiuyi/kernel'
import { idempotent, sql, type Tx, violated } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { type Editor, type Place, placeOf } from './authority.ts'
import { type NewSuspension, refuse, type Schedule, SchedulesSuspended, type Scheduling } from './contract.ts'
import type { Deps } from './deps.ts'
import { readSchedules, tellPlanned } from './rows.ts'
import { answerRule, answerTime, doctorsOf, sameRank, suspendable } from './suspension-rules.ts'
import { holdTimetable, momentAt } from './timetable.ts'

type Methods = (typeof Scheduling)['methods']
type Out<K extends keyof Methods> = Static<Methods[K]['out']>
type In<K extends keyof Methods> = Static<Methods[K]['in']>

const editorIn = (w: { hospitalId: string; by: string; onlyDepartments?: string[] | undefined }): Editor => ({
  hospitalId: w.hospitalId,
  by: w.by,
  ...(w.onlyDepartments && { onlyDepartments: w.onlyDepartments }),
})

/** What suspending would mean, schedule by schedule. */
export async function planSuspension(d: Deps, want: In<'planSuspension'>): Promise<Out<'planSuspension'>> {
  const editor = editorIn(want)
  const place = await placeOf(d.directory, want.hospitalId)
  const moment = momentAt(place, d.clock())
  const schedules = await suspendable(d.db, editor, place, want.scheduleIds, moment.now)
  const [doctors, rule] = await Promise.all([
    doctorsOf(d, want.hospitalId, schedules),
    answerRule(d.db, want.hospitalId, moment.today),
  ])
  const busy = await d.db.rows<{ practitionerId: string; on: string; half: string }>(sql`
    select s.practitioner_id as "practitionerId", s.on_date as "on", s.half from scheduling.schedule s
     where s.hospital_id = ${want.hospitalId} and s.status in ('planned', 'suspended') and s.practitioner_id is not null
       and s.on_date = any(${[...new Set(schedules.map((s) => s.on))]}::date[])`)
  return {
    schedules: schedules.map((schedule) => ({
      schedule,
      answerBy: answerTime(schedule, place, rule, moment.now, want.answerBy).toISOString(),
      substitutes: sameRank(schedule, doctors.get(schedule.departmentId) ?? [])
        .filter((p) => !busy.some((b) => b.practitionerId === p.id && b.on === schedule.on && b.half === schedule.half))
        .map(({ id }) => ({ id })),
    })),
  }
}

/**
 * 停诊: in one transaction the days are suspended, the days of those who stand in are planned, and the numbers are told. The numbers of a substitute
 * open when the answers are due: until then they are there only for the patients who are affected.
 */
export async function suspend(d: Deps, want: In<'suspend'>): Promise<Out<'suspend'>> {
  const editor = editorIn(want)
  const place = await placeOf(d.directory, want.hospitalId)
  const named = await readSchedules(
    d.db,
    sql`s.hospital_id = ${want.hospitalId} and s.id = any(${want.want.schedules.map((s) => s.scheduleId)}::uuid[])`,
  )
  const doctors = await doctorsOf(d, want.hospitalId, named)
  return idempotent(
    d.db,
    {
      actorId: `suspend:${want.by}`,
      key: want.key,
      body: { ...want.want, suspensionId: want.suspensionId ?? null, hospitalId: want.hospitalId },
    },
    async (tx) => {
      const moment = momentAt(place, d.clock())
      await holdTimetable(tx, moment)
      const rule = await answerRule(tx, want.hospitalId, moment.today)
      const picks = new Map(want.want.schedules.map((p) => [p.scheduleId, p.substituteId]))
      const schedules = await suspendable(tx, editor, place, [...picks.keys()], moment.now)
      const suspensionId = await suspensionOf(tx, want, editor, moment.now, [...picks.values()].some(Boolean))
      const suspended: Out<'suspend'>['schedules'] = []
      for (const s of schedules) {
        const answerBy = answerTime(s, place, rule, moment.now, want.want.answerBy)
        const substituteId = picks.get(s.id)
        if (substituteId && !sameRank(s, doctors.get(s.departmentId) ?? []).some((p) => p.id === substituteId))
          throw refuse.substitute_rank({ scheduleId: s.id })
        await tx.rows(sql`
          update scheduling.schedule set status = 'suspended', suspension_id = ${suspensionId}, revision = revision + 1, changed_at = ${moment.now}, changed_by = ${editor.by}
           where hospital_id = ${editor.hospitalId} and id = ${s.id}`)
        const substitute = substituteId
          ? await planSubstitute(tx, editor, place, s, substituteId, answerBy, moment.now)
          : undefined
        suspended.push({ scheduleId: s.id, answerBy: answerBy.toISOString(), ...(substitute && { substitute }) })
      }
      const facts = {
        ...(await factsOf(tx, want.hospitalId, suspensionId)),
        by: editor.by,
        schedules: suspended,
      }
      await tx.emit(SchedulesSuspended(suspensionId, facts))
      return facts
    },
  )
}

const factsOf = async (tx: Tx, hospitalId: string, suspensionId: string) =>
  tx.one<{ suspensionId: string; hospitalId: string; reason: string; offers: NewOffers }>(sql`
    select id as "suspensionId", hospital_id as "hospitalId", reason, offers from scheduling.suspension
     where hospital_id = ${hospitalId} and id = ${suspensionId}`)
type NewOffers = Out<'suspend'>['offers']

const offersOf = (want: NewSuspension, substitutes: boolean) => [
  ...(substitutes ? ['substitute'] : []),
  ...(want.move ? ['move'] : []),
  'refund',
]

/** A new suspension, or the standing one to which days are added: its reason and offers stay, a substitute may join them. */
async function suspensionOf(
  tx: Tx,
  want: In<'suspend'>,
  editor: Editor,
  now: Date,
  substitutes: boolean,
): Promise<string> {
  if (!want.suspensionId) {
    const id = newId<'suspension'>()
    await tx.rows(sql`
      insert into scheduling.suspension (hospital_id, id, reason, offers, answer_by, created_at, created_by)
      values (${want.hospitalId}, ${id}, ${want.want.reason.trim()}, ${offersOf(want.want, substitutes)}::text[], ${want.want.answerBy ?? null}::timestamptz, ${now}, ${editor.by})`)
    return id
  }
  const standing = await tx.maybeOne(sql`
    update scheduling.suspension u set offers = case when ${substitutes} and not 'substitute' = any (offers) then array_prepend('substitute', offers) else offers end
     where u.hospital_id = ${want.hospitalId} and u.id = ${want.suspensionId} and u.lifted_at is null
       and (${editor.onlyDepartments ?? null}::uuid[] is null or exists (
             select 1 from scheduling.schedule s where s.hospital_id = u.hospital_id and s.suspension_id = u.id and s.department_id = any(${editor.onlyDepartments ?? null}::uuid[])))
    returning 1 as one`)
  if (!standing) throw refuse.suspension_not_found()
  return want.suspensionId
}

async function planSubstitute(
  tx: Tx,
  editor: Editor,
  place: Place,
  s: Schedule,
  practitionerId: string,
  releaseAt: Date,
  now: Date,
) {
  const id = newId<'schedule'>()
  // Who is away in that half-day does not stand in for others.
  const away = await tx.maybeOne(sql`
    select 1 as one from scheduling.schedule o
     where o.hospital_id = ${place.hospitalId} and o.practitioner_id = ${practitionerId} and o.on_date = ${s.on} and o.half = ${s.half} and o.status = 'suspended'`)
  if (away) throw refuse.substitute_busy({ scheduleId: s.id })
  try {
    await tx.rows(sql`
      insert into scheduling.schedule (hospital_id, id, campus_id, department_id, practitioner_id, fee_level, on_date, half, periods, pools, room, release_at, edited,
                                       substitute_for, changed_at, changed_by)
      values (${place.hospitalId}, ${id}, ${s.campusId}, ${s.departmentId}, ${practitionerId}, ${s.feeLevel}, ${s.on}, ${s.half}, ${JSON.stringify(s.periods)},
              ${JSON.stringify(s.pools)}, ${s.room}, ${releaseAt}, true, ${s.id}, ${now}, ${editor.by})`)
  } catch (e) {
    throw violated(e) === 'schedule_one_live_a_half_day' ? refuse.substitute_busy({ scheduleId: s.id }) : e
  }
  const [made] = await readSchedules(tx, sql`s.hospital_id = ${place.hospitalId} and s.id = ${id}`)
  await tellPlanned(tx, [made!])
  return { scheduleId: id as string, practitionerId, revision: made!.revision }
}
