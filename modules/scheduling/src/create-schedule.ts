import { instantAt, newId } from '@jiuyi/kernel'
import { type Routes, sql, staffOf, type Tx, violated } from '@jiuyi/platform'
import { type Clinic, clinicOf, type Editor, editorOf } from './authority.ts'
import { NewSchedule, refuse, Schedule } from './contract.ts'
import type { Deps } from './deps.ts'
import { checkPools, orderedPeriods } from './periods.ts'
import { readSchedules, tellPlanned } from './rows.ts'
import { checkAhead, holdTimetable, instantOf, momentAt, opensAt } from './timetable.ts'

/** 加开门诊: a clinic on a single day, outside every template, on a holiday too. */
export async function createSchedule(
  tx: Tx,
  editor: Editor,
  clinic: Clinic,
  want: NewSchedule,
  now: Date,
): Promise<Schedule> {
  const moment = momentAt(clinic, now)
  checkAhead(want.on, moment.today)
  const periods = orderedPeriods(want.half, want.periods)
  if (instantAt(want.on, periods.at(-1)!.to, clinic.timeZone) <= now) throw refuse.in_the_past()
  const policy = await holdTimetable(tx, moment)
  const opens = want.releaseAt ? instantOf(want.releaseAt) : opensAt(want.on, policy, clinic.timeZone)
  if (opens > instantAt(want.on, periods[0]!.from, clinic.timeZone) && opens > now) throw refuse.valid_range()
  const id = newId<'schedule'>()
  await tx.rows(sql`
    insert into scheduling.schedule (hospital_id, id, campus_id, department_id, practitioner_id, fee_level, on_date, half, periods, pools, room, resources, release_at, edited,
                                     changed_at, changed_by)
    values (${editor.hospitalId}, ${id}, ${clinic.campusId}, ${clinic.departmentId}, ${clinic.practitionerId}, ${want.feeLevel}, ${want.on}, ${want.half},
            ${JSON.stringify(periods)}, ${JSON.stringify(checkPools(want.pools ?? policy.pools))}, ${(want.room ?? '').trim()}, ${want.resources ?? []}::uuid[], ${opens < now ? now : opens}, true,
            ${now}, ${editor.by})`)
  const [schedule] = await readSchedules(tx, sql`s.hospital_id = ${editor.hospitalId} and s.id = ${id}`)
  await tellPlanned(tx, [schedule!])
  return schedule!
}

export const createScheduleRoute =
  ({ db, clock, directory }: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/schedules',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'createSchedule',
          tags: ['scheduling'],
          summary: 'A clinic on a single day',
          body: NewSchedule,
          response: { 201: Schedule },
        },
      },
      async (req, reply) => {
        const editor = editorOf(staffOf(req))
        const clinic = await clinicOf(directory, editor, req.body)
        const made = await db
          .tx((tx) => createSchedule(tx, editor, clinic, req.body, clock()))
          .catch(async (e) => {
            if (!['schedule_one_live_a_half_day', 'schedule_one_live_clinic'].includes(violated(e) ?? '')) throw e
            const there = await readSchedules(
              db,
              sql`
        s.hospital_id = ${editor.hospitalId} and s.status = 'planned' and s.on_date = ${req.body.on} and s.half = ${req.body.half}
        and (s.practitioner_id = ${clinic.practitionerId}::uuid or (${clinic.practitionerId}::uuid is null and s.practitioner_id is null and s.department_id = ${clinic.departmentId}))`,
            )
            throw refuse.schedule_overlap({ conflictsWith: there.map((s) => s.id) })
          })
        return reply.code(201).send(made)
      },
    )
  }
