/** 谁会受影响: what a change of the timetable would do, before it is saved, with the patients it touches. */
import { Count, Uuid } from '@jiuyi/kernel'
import { type Routes, staffOf } from '@jiuyi/platform'
import { ChangeScope, RoomClash, ScheduleEffect, TimetableChange } from '@jiuyi/scheduling'
import { Type } from 'typebox'
import type { Facades } from './facades.ts'

const Preview = Type.Object(
  {
    templateId: Type.Optional(Uuid),
    scheduleId: Type.Optional(Uuid),
    scope: Type.Optional(ChangeScope),
    change: TimetableChange,
  },
  { additionalProperties: false },
)
const Affected = Type.Object(
  { ...ScheduleEffect.properties, live: Count },
  { additionalProperties: false, title: 'AffectedSchedule' },
)

export const previewTimetableRoute =
  ({ scheduling, appointments }: Facades): Routes =>
  async (app) => {
    app.post(
      '/staff/timetable-previews',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'previewTimetableChange',
          tags: ['scheduling'],
          summary: 'What saving a change would do, and how many patients it would touch',
          body: Preview,
          response: {
            200: Type.Object(
              { schedules: Type.Array(Affected), affectedPatients: Count, roomClashes: Type.Array(RoomClash) },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const limited = !staff.roles.some((r) => r === 'manager' || r === 'admin')
        const { schedules, roomClashes } = await scheduling.previewTemplateChange({
          ...req.body,
          hospitalId: staff.hospitalId,
          ...(limited && { departmentIds: staff.departmentIds }),
        })
        const ids = schedules.flatMap((s) => (s.scheduleId ? [s.scheduleId] : []))
        const taken = new Map(
          (ids.length ? await appointments.taken({ scheduleIds: ids }) : { schedules: [] }).schedules.map((s) => [
            s.scheduleId,
            s.live,
          ]),
        )
        const withLive = schedules.map((s) => ({ ...s, live: taken.get(s.scheduleId ?? '') ?? 0 }))
        return {
          schedules: withLive,
          roomClashes,
          affectedPatients: withLive
            .filter((s) => s.action === 'changed' || s.action === 'withdrawn')
            .reduce((n, s) => n + s.live, 0),
        }
      },
    )
  }
