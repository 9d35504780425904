/** 疗程预约: the same clinic every so many weeks, previewed date by date, taken together; and a course moved together. */

import { refuse as refuseAppointment, type Series } from '@jiuyi/appointments'
import {
  addDays,
  Day,
  daysBetween,
  FenAmount,
  IdempotencyHeader,
  IdParam,
  instantAt,
  Line,
  TimeOfDay,
  Uuid,
} from '@jiuyi/kernel'
import { bodyHash, type Routes, type StaffActor, staffOf } from '@jiuyi/platform'
import type { Schedule } from '@jiuyi/scheduling'
import { type Static, Type } from 'typebox'
import type { Facades } from './facades.ts'
import { issue } from './issue-numbers.ts'

const Course = {
  patientId: Uuid,
  scheduleId: Uuid,
  periodNo: Type.Integer({ minimum: 0, maximum: 47 }),
  everyWeeks: Type.Integer({ minimum: 1, maximum: 8 }),
  times: Type.Integer({ minimum: 2, maximum: 20 }),
  reason: Type.Optional(Line(200)),
}
const Asked = Type.Object(Course, { additionalProperties: false, title: 'SeriesRequest' })
type Asked = Static<typeof Asked>
const Booking = Type.Object(
  { ...Course, all: Type.Boolean({ description: 'One that cannot be had, and nothing is taken' }) },
  { additionalProperties: false, title: 'SeriesBooking' },
)
const SeriesDay = Type.Object(
  {
    on: Day,
    from: TimeOfDay,
    to: TimeOfDay,
    feeFen: Type.Optional(FenAmount),
    /** free, or why not: holiday, no_clinic, or the code of a refusal of appointments. */
    state: Type.String(),
    name: Type.Optional(Type.String()),
    scheduleId: Type.Optional(Uuid),
  },
  { additionalProperties: false, title: 'SeriesDay' },
)
type SeriesDay = Static<typeof SeriesDay>
const Answer = Type.Object(
  { seriesId: Type.Optional(Uuid), days: Type.Array(SeriesDay) },
  { additionalProperties: false, title: 'SeriesAnswer' },
)
const Moving = {
  appointmentId: Uuid,
  scope: Type.Enum(['this', 'following', 'all']),
  scheduleId: Uuid,
  periodNo: Type.Integer({ minimum: 0, maximum: 47 }),
}
const Move = Type.Object(Moving, { additionalProperties: false, title: 'SeriesMove' })
const MovedDay = Type.Object(
  {
    appointmentId: Uuid,
    wasOn: Day,
    wasFrom: TimeOfDay,
    on: Day,
    from: TimeOfDay,
    to: TimeOfDay,
    state: Type.String(),
  },
  { additionalProperties: false, title: 'SeriesMovedDay' },
)
const Moved = Type.Object({ days: Type.Array(MovedDay) }, { additionalProperties: false, title: 'SeriesMoved' })

type Wish = SeriesDay & {
  templateId?: string
  periodNo: number
  departmentId: string
  startsAt: string
  endsAt: string
}

/** The days of a course with what stands on each. `make`: clinics that are not planned yet are planned now, and their numbers issued. */
async function wishesFor(
  f: Facades,
  hospitalId: string,
  anchorId: string,
  periodNo: number,
  days: string[],
  make: boolean,
): Promise<Wish[]> {
  const [{ anchor, days: found }, { hospital }] = await Promise.all([
    f.scheduling.clinicDays({ hospitalId, scheduleId: anchorId, days }),
    f.directory.hospital({ hospitalId }),
  ])
  const period = anchor?.periods[periodNo]
  if (!anchor || !period || !hospital) throw refuseAppointment.schedule_not_found()
  const made = new Map<string, Schedule>()
  if (make) {
    const due = found.flatMap((d) =>
      d.state === 'would' && d.templateId ? [{ on: d.on, templateId: d.templateId }] : [],
    )
    const { schedules } = await f.scheduling.planDays({ hospitalId, days: due })
    for (const s of schedules) {
      await issue(f, s)
      made.set(s.on, s)
    }
  }
  const idOf = (d: (typeof found)[number]) => d.scheduleId ?? made.get(d.on)?.id
  const [{ schedules }, { amountFen }] = await Promise.all([
    f.appointments.periodsOf({ scheduleIds: found.flatMap((d) => idOf(d) ?? []) }),
    f.directory.priceOn({ campusId: anchor.campusId, feeLevel: anchor.feeLevel, on: days.at(-1)! }),
  ])
  const stock = new Map(schedules.map((s) => [s.scheduleId, s]))
  return found.map((d) => {
    const scheduleId = idOf(d)
    const s = scheduleId ? stock.get(scheduleId) : undefined
    // The same time of day; a clinic with other hours has no place for this course.
    const at = s ? s.from.indexOf(period.from) : periodNo
    const feeFen = s?.feeFen ?? amountFen
    const stands = (scheduleId && s && at >= 0) || d.state === 'would'
    return {
      on: d.on,
      from: period.from,
      to: period.to,
      state: stands ? 'free' : d.state === 'holiday' ? 'holiday' : 'no_clinic',
      ...(feeFen !== undefined && { feeFen }),
      ...(d.name && { name: d.name }),
      ...(scheduleId && { scheduleId }),
      ...(d.templateId && { templateId: d.templateId }),
      periodNo: Math.max(at, 0),
      departmentId: anchor.departmentId,
      startsAt: instantAt(d.on, period.from, hospital.timeZone).toISOString(),
      endsAt: instantAt(d.on, period.to, hospital.timeZone).toISOString(),
    }
  })
}

const toDay = ({ templateId: _t, periodNo: _p, departmentId: _d, startsAt: _s, endsAt: _e, ...day }: Wish): SeriesDay =>
  day
const asWish = (w: Wish) => ({
  ...(w.scheduleId && { scheduleId: w.scheduleId }),
  periodNo: w.periodNo,
  feeFen: w.feeFen ?? 0,
  departmentId: w.departmentId,
  on: w.on,
  startsAt: w.startsAt,
  endsAt: w.endsAt,
})

export const seriesRoutes =
  (f: Facades): Routes =>
  async (app) => {
    const daysOf = async (staff: StaffActor, want: Asked) => {
      const [{ schedules }, { cards }] = await Promise.all([
        f.scheduling.schedules({ ids: [want.scheduleId] }),
        f.identity.patientCards({ groupId: staff.groupId, patientIds: [want.patientId] }),
      ])
      const anchor = schedules[0]
      if (!anchor || anchor.hospitalId !== staff.hospitalId) throw refuseAppointment.schedule_not_found()
      if (!cards.length) throw refuseAppointment.not_your_patient()
      // A doctor books courses of the own clinic, the desk everybody's.
      const own = anchor.practitionerId
        ? anchor.practitionerId === staff.practitionerId
        : staff.departmentIds.includes(anchor.departmentId)
      if (!staff.roles.includes('desk') && !own) throw refuseAppointment.schedule_not_found()
      return Array.from({ length: want.times }, (_, i) => addDays(anchor.on, 7 * want.everyWeeks * i))
    }

    app.post(
      '/staff/series-previews',
      {
        config: { access: { who: 'staff', may: 'series.book' } },
        schema: {
          operationId: 'previewSeries',
          tags: ['appointments'],
          summary: 'Each date of a course, free or why not; takes nothing',
          body: Asked,
          response: { 200: Answer },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const days = await daysOf(staff, req.body)
        const wishes = await wishesFor(f, staff.hospitalId, req.body.scheduleId, req.body.periodNo, days, false)
        const open = wishes.filter((w) => w.state === 'free')
        const { states } = await f.appointments.seriesPreview({
          hospitalId: staff.hospitalId,
          patientId: req.body.patientId,
          over: req.body.reason !== undefined,
          wishes: open.map(asWish),
        })
        const state = new Map(open.map((w, i) => [w, states[i]!]))
        return { days: wishes.map((w) => ({ ...toDay(w), state: state.get(w) ?? w.state })) }
      },
    )

    app.post(
      '/staff/series',
      {
        config: { access: { who: 'staff', may: 'series.book' } },
        schema: {
          operationId: 'bookSeries',
          tags: ['appointments'],
          summary: 'Book a course: all of it or nothing, or as many as can be had',
          headers: IdempotencyHeader,
          body: Booking,
          response: { 201: Answer },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const days = await daysOf(staff, req.body)
        const { patientId, scheduleId, periodNo, all, everyWeeks, times, reason } = req.body
        const rehearsed = all ? await wishesFor(f, staff.hospitalId, scheduleId, periodNo, days, false) : []
        const gap = rehearsed.some((w) => w.state !== 'free')
        const wishes = gap ? rehearsed : await wishesFor(f, staff.hospitalId, scheduleId, periodNo, days, true)
        const open = wishes.filter((w) => w.state === 'free' && w.scheduleId)
        if (gap || !open.length || (all && open.length < times))
          throw refuseAppointment.series_incomplete({ days: wishes.map(toDay) })
        const { seriesId, outcomes } = await f.appointments.takeSeries({
          hospitalId: staff.hospitalId,
          patientId,
          wishes: open.map(asWish),
          all,
          everyWeeks,
          times,
          ...(reason && { reason }),
          by: `staff:${staff.staffId}`,
          key: req.headers['idempotency-key'],
          bodyHash: bodyHash(req.body),
        })
        if (outcomes.includes('idempotency_key_reused')) throw refuseAppointment.idempotency_key_reused()
        const state = new Map(open.map((w, i) => [w, outcomes[i]!]))
        const answered = wishes.map((w) => ({ ...toDay(w), state: state.get(w) ?? w.state }))
        if (!seriesId) throw refuseAppointment.series_incomplete({ days: answered })
        return reply.code(201).send({ seriesId, days: answered })
      },
    )

    /** Where each appointment of the scope would go: as many days away as the one that was picked, at the new time. */
    const targets = async (staff: StaffActor, seriesId: string, want: Static<typeof Move>, make: boolean) => {
      const { series } = await f.appointments.series({ seriesId })
      if (!series || series.hospitalId !== staff.hospitalId) throw refuseAppointment.not_found()
      if (!staff.roles.includes('desk') && series.practitionerId !== staff.practitionerId)
        throw refuseAppointment.not_found()
      const picked = series.appointments.find((a) => a.id === want.appointmentId)
      const { schedules } = await f.scheduling.schedules({ ids: [want.scheduleId] })
      const to = schedules[0]
      if (!picked) throw refuseAppointment.not_found()
      if (!to || to.hospitalId !== staff.hospitalId) throw refuseAppointment.schedule_not_found()
      const moving = reach(series, picked.startsAt, want)
      const shift = daysBetween(picked.on, to.on)
      const wishes = await wishesFor(
        f,
        staff.hospitalId,
        to.id,
        want.periodNo,
        moving.map((a) => addDays(a.on, shift)),
        make,
      )
      return moving.map((a, i) => ({ a, w: wishes[i]! }))
    }
    const movedDays = (pairs: Awaited<ReturnType<typeof targets>>, outcome: Map<string, string>) => ({
      days: pairs.map(({ a, w }) => ({
        appointmentId: a.id,
        wasOn: a.on,
        wasFrom: a.from,
        on: w.on,
        from: w.from,
        to: w.to,
        state: outcome.get(a.id) ?? (w.state === 'free' && !w.scheduleId ? 'free' : w.state),
      })),
    })
    const carry = async (
      staff: StaffActor,
      pairs: Awaited<ReturnType<typeof targets>>,
      key: string,
      rehearse: boolean,
    ) => {
      const ready = pairs.filter(({ w }) => w.state === 'free' && w.scheduleId)
      const { outcomes } = ready.length
        ? await f.appointments.moveSeries({
            hospitalId: staff.hospitalId,
            moves: ready.map(({ a, w }) => ({ appointmentId: a.id, scheduleId: w.scheduleId!, periodNo: w.periodNo })),
            by: `staff:${staff.staffId}`,
            key,
            rehearse,
          })
        : { outcomes: [] }
      return new Map(outcomes.map((o) => [o.appointmentId, o.outcome === 'moved' && rehearse ? 'free' : o.outcome]))
    }

    app.post(
      '/staff/series/:id/move-previews',
      {
        config: { access: { who: 'staff', may: 'series.book' } },
        schema: {
          operationId: 'previewSeriesMove',
          tags: ['appointments'],
          summary: 'What moving one, it and those after it, or all would do',
          params: IdParam,
          body: Move,
          response: { 200: Moved },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const pairs = await targets(staff, req.params.id, req.body, false)
        return movedDays(pairs, await carry(staff, pairs, `preview-${req.id}`, true))
      },
    )

    app.post(
      '/staff/series/:id/moves',
      {
        config: { access: { who: 'staff', may: 'series.book' } },
        schema: {
          operationId: 'moveSeries',
          tags: ['appointments'],
          summary: 'Move one, it and those after it, or all, together or not at all',
          params: IdParam,
          headers: IdempotencyHeader,
          body: Move,
          response: { 200: Moved },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const key = req.headers['idempotency-key']
        const pairs = await targets(staff, req.params.id, req.body, true)
        if (pairs.some(({ w }) => w.state !== 'free' || !w.scheduleId))
          throw refuseAppointment.series_incomplete(movedDays(pairs, new Map()))
        const outcome = await carry(staff, pairs, key, false)
        const answer = movedDays(pairs, outcome)
        if (answer.days.some((d) => !['moved', 'replayed', 'same_period'].includes(d.state)))
          throw refuseAppointment.series_incomplete(answer)
        return answer
      },
    )
  }

const reach = (series: Series, from: string, { appointmentId, scope }: Static<typeof Move>) =>
  series.appointments.filter(
    (a) =>
      (a.status === 'pending' || a.status === 'booked') &&
      (scope === 'all' || (scope === 'this' ? a.id === appointmentId : a.startsAt >= from)),
  )
