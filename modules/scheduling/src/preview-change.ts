import { type Db, refuseRequest, sql, type Tx } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { clinicOf, type Editor, placeOf } from './authority.ts'
import { changeOccurrence, templateOf } from './change-occurrence.ts'
import type {
  NewSchedule,
  NewTemplate,
  Schedule,
  ScheduleEffect,
  ScheduleTemplate,
  Scheduling,
  TimetableChange,
} from './contract.ts'
import { createSchedule } from './create-schedule.ts'
import { createTemplate, explainOverlap } from './create-template.ts'
import type { Deps } from './deps.ts'
import { capacityOf } from './periods.ts'
import { type RoomClash, roomClashes } from './room-clashes.ts'
import { readSchedules } from './rows.ts'
import { momentAt } from './timetable.ts'
import { updateSchedule } from './update-schedule.ts'
import { updateTemplate } from './update-template.ts'
import { withdrawSchedule } from './withdraw-schedule.ts'

type Want = Static<(typeof Scheduling)['methods']['previewTemplateChange']['in']>

/** Carries something out, keeps what it says, and takes it all back. */
async function rehearse<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const enough = { result: undefined as T | undefined }
  try {
    await db.tx(async (tx) => {
      enough.result = await work(tx)
      throw enough
    })
  } catch (e) {
    if (e !== enough) throw e
  }
  return enough.result as T
}

/** The fields a new clinic cannot do without; the door has checked the form of those that are there. */
function complete<T>(change: TimetableChange, needed: (keyof TimetableChange)[]): T {
  const missing = needed.filter((field) => change[field] === undefined)
  if (missing.length)
    throw refuseRequest.invalid({
      errors: missing.map((field) => ({ at: `body/change/${field}`, message: 'is needed' })),
    })
  const { withdrawn: _, ...fields } = change
  return Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== null)) as T
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function effectOf(
  before: Schedule | undefined,
  after: Schedule | undefined,
  template: ScheduleTemplate | undefined,
  edited: Set<string>,
): ScheduleEffect {
  const { id, on, half } = (before ?? after)!
  const capacities = {
    ...(before ? { capacityBefore: capacityOf(before.periods) } : {}),
    ...(after ? { capacityAfter: capacityOf(after.periods) } : {}),
  }
  // Without a `before` the id is one of the rehearsal only.
  if (!before) return { on, half, action: 'made', ...capacities }
  if (!after) return { scheduleId: id, on, half, action: 'withdrawn', ...capacities }
  const facts = { scheduleId: id, on, half, ...capacities }
  const changed = after.revision !== before.revision
  const asked =
    !template ||
    ([after.periods, after.pools, after.room, after.feeLevel, after.resources] as const).every((v, i) =>
      same(v, [template.periods, template.pools, template.room, template.feeLevel, template.resources][i]),
    )
  if (asked) return { ...facts, action: changed ? 'changed' : 'unchanged' }
  return { ...facts, action: changed ? 'changed' : 'kept', why: edited.has(id) ? 'edited' : 'released' }
}

/** Clinics that come to be at another place or time than before: only these can meet somebody in a room because of this change. */
const movedIn = (before: Map<string, Schedule>, after: Map<string, Schedule>): string[] =>
  [...after.values()].flatMap((now) => {
    const was = before.get(now.id)
    const place = (s: Schedule) => [s.room, s.status, s.periods[0]?.from, s.periods.at(-1)?.to]
    return was && same(place(was), place(now)) ? [] : [now.id]
  })

/** 保存前预览: what a change would do to the schedules from today on. */
export async function previewChange(
  { db, clock, directory }: Deps,
  want: Want,
): Promise<{ schedules: ScheduleEffect[]; roomClashes: RoomClash[] }> {
  const editor: Editor = {
    hospitalId: want.hospitalId,
    by: 'preview',
    ...(want.departmentIds ? { onlyDepartments: want.departmentIds } : {}),
  }
  const place = await placeOf(directory, want.hospitalId)
  const { today } = momentAt(place, clock())
  const { change, scheduleId, templateId, scope } = want
  const { withdrawn, departmentId, practitionerId, half, on, releaseAt, ...templateChange } = change
  const clinic =
    !templateId && !scheduleId
      ? await clinicOf(directory, editor, complete<NewTemplate>(change, ['departmentId']))
      : undefined

  return rehearse(db, async (tx) => {
    const read = async (id: string | undefined) =>
      new Map(
        (id
          ? await readSchedules(
              tx,
              sql`
      s.hospital_id = ${want.hospitalId} and s.status = 'planned' and s.on_date >= ${today} and (s.id = ${id} or s.template_id = ${id})`,
            )
          : []
        ).map((s) => [s.id, s]),
      )
    const occurrence =
      scheduleId && scope && scope !== 'this' ? await templateOf(tx, want.hospitalId, scheduleId) : undefined
    const before = await read(occurrence ?? templateId ?? scheduleId)
    const { template, id } = await (async (): Promise<{ template?: ScheduleTemplate; id: string }> => {
      if (templateId)
        return {
          template: await updateTemplate(tx, editor, place, templateId, templateChange, clock()),
          id: templateId,
        }
      if (scheduleId && occurrence) {
        const template = await changeOccurrence(
          tx,
          editor,
          place,
          scheduleId,
          scope!,
          { ...templateChange, ...(withdrawn && { withdrawn }) },
          clock(),
        )
        return { ...(template.template && { template: template.template }), id: template.template?.id ?? occurrence }
      }
      if (scheduleId) {
        const { periods, pools, room, resources } = change
        const fields = {
          ...(periods ? { periods } : {}),
          ...(pools ? { pools } : {}),
          ...(room !== undefined ? { room } : {}),
          ...(resources ? { resources } : {}),
          ...(releaseAt ? { releaseAt } : {}),
        }
        await (withdrawn
          ? withdrawSchedule(tx, editor, place, scheduleId, clock())
          : updateSchedule(tx, editor, place, scheduleId, fields, clock()))
        return { id: scheduleId }
      }
      if (on)
        return {
          id: (
            await createSchedule(
              tx,
              editor,
              clinic!,
              complete<NewSchedule>(change, ['feeLevel', 'half', 'periods']),
              clock(),
            )
          ).id,
        }
      const made = await createTemplate(
        tx,
        editor,
        clinic!,
        complete<NewTemplate>(change, ['feeLevel', 'half', 'weekday', 'periods', 'validFrom']),
        clock(),
      )
      return { template: made, id: made.id }
    })()
    const after = new Map([...(await read(id)), ...(occurrence ? await read(occurrence) : [])])
    const edited = new Set(
      (
        await tx.rows<{ id: string }>(
          sql`select id from scheduling.schedule where hospital_id = ${want.hospitalId} and template_id in (${id}, ${occurrence ?? id}) and edited`,
        )
      ).map((s) => s.id),
    )
    const ids = [...new Set([...before.keys(), ...after.keys()])]
    const schedules = ids.map((one) => {
      // A day that stays with the template that ends is compared with nothing: nobody asked it to change.
      const now = after.get(one)
      return effectOf(before.get(one), now, now?.templateId === template?.id ? template : undefined, edited)
    })
    return {
      schedules: schedules.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      roomClashes: await roomClashes(tx, want.hospitalId, movedIn(before, after)),
    }
  }).catch(explainOverlap)
}
