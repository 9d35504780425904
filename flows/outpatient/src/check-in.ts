/** 自助签到: by the code at the door, by the phone's position, at a kiosk. The desk has its own (modules/appointments/src/check-in.ts). */

import { Appointment, AppointmentStatus, refuse as refuseAppointment } from '@jiuyi/appointments'
import { IdParam, Line, List, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { accountOf, type Routes } from '@jiuyi/platform'
import { refuse as refuseQueue } from '@jiuyi/queue'
import { type Static, Type } from 'typebox'
import type { Facades } from './facades.ts'

const ByDoor = Type.Object(
  { how: Type.Enum(['door']), code: Line(120) },
  { additionalProperties: false, title: 'CheckInAtDoor' },
)
const ByLocation = Type.Object(
  {
    how: Type.Enum(['location']),
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    accuracyMetres: Type.Number({ minimum: 0, maximum: 100_000 }),
  },
  { additionalProperties: false, title: 'CheckInByLocation' },
)
const CheckIn = Type.Union([ByDoor, ByLocation])

/** Only whole numbers of a card, certificate or phone: a name would show who has an appointment to whoever stands at the kiosk. */
const KioskNumber = Type.String({
  pattern: '^(?=(?:.*[0-9]){6})[0-9A-Za-z]{6,30}$',
  description: 'Card, certificate or phone number, whole',
})
const Found = Type.Object(
  {
    appointmentId: Uuid,
    nameMasked: Type.String(),
    department: Type.String(),
    doctor: Type.Optional(Type.String()),
    from: TimeOfDay,
    to: TimeOfDay,
    serial: Type.Integer(),
    room: Type.String(),
    status: AppointmentStatus,
    here: Type.Boolean({ description: 'At the campus of this kiosk' }),
  },
  { additionalProperties: false, title: 'KioskVisit' },
)

export const checkInRoutes =
  (f: Facades): Routes =>
  async (app) => {
    app.post(
      '/appointments/:id/check-in',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'checkIn',
          tags: ['queue'],
          summary: 'I am here: by the code at the door, or by the phone’s position within 500 m (policy) of the campus',
          description: 'From 60 minutes before the period (policy) until the session is over. Safe to repeat.',
          params: IdParam,
          body: CheckIn,
          response: { 200: Appointment },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const { appointment: a } = await f.appointments.appointment({ appointmentId: req.params.id })
        if (!a || !(await f.identity.mayActFor({ accountId, patientId: a.patientId })).allowed)
          throw refuseAppointment.not_found()
        const { hospitalId } = a
        const here = req.body
        let { campusId } = a
        if (here.how === 'door') campusId = (await f.queue.readDoorCode({ hospitalId, code: here.code })).campusId
        else
          await f.queue.mustBeNear({
            hospitalId,
            campusId,
            latitude: here.latitude,
            longitude: here.longitude,
            accuracyMetres: here.accuracyMetres,
          })
        await f.appointments.checkIn({ hospitalId, appointmentId: a.id, campusId, how: here.how })
        return (await f.appointments.appointment({ appointmentId: a.id })).appointment!
      },
    )

    /** Today's visits of whoever has this number, at the hospital of the kiosk. */
    const visitsOf = async (authorization: string, number: string) => {
      const kiosk = await f.queue.kiosk({ authorization })
      const { hospital } = await f.directory.hospital({ hospitalId: kiosk.hospitalId })
      if (!hospital) throw refuseQueue.nobody_found()
      const { patientIds } = await f.identity.findPatients({ groupId: hospital.groupId, query: number })
      const { appointments } = await f.appointments.onDay({
        hospitalId: hospital.id,
        patientIds,
        on: kiosk.on,
      })
      if (!appointments.length) throw refuseQueue.nobody_found()
      return { kiosk, groupId: hospital.groupId, appointments }
    }

    app.post(
      '/kiosk/lookups',
      {
        config: { access: { who: 'partner' } },
        schema: {
          operationId: 'findAtKiosk',
          tags: ['queue'],
          summary: 'Today’s visits behind a card, certificate or phone number; with the token of the kiosk',
          body: Type.Object({ number: KioskNumber }, { additionalProperties: false, title: 'KioskLookup' }),
          response: { 200: List(Found) },
        },
      },
      async (req) => {
        const { kiosk, groupId, appointments } = await visitsOf(req.headers.authorization ?? '', req.body.number)
        const [{ cards }, { departments }, { practitioners }] = await Promise.all([
          f.identity.patientCards({ groupId, patientIds: [...new Set(appointments.map((a) => a.patientId))] }),
          f.directory.departments({ ids: [...new Set(appointments.map((a) => a.departmentId))] }),
          f.directory.practitioners({ ids: [...new Set(appointments.flatMap((a) => a.practitionerId ?? []))] }),
        ])
        const items = appointments.map((a): Static<typeof Found> => {
          const doctor = practitioners.find((p) => p.id === a.practitionerId)?.name
          return {
            appointmentId: a.id,
            nameMasked: cards.find((c) => c.patientId === a.patientId)?.nameMasked ?? '',
            department: departments.find((x) => x.id === a.departmentId)?.name ?? '',
            ...(doctor && { doctor }),
            from: a.from,
            to: a.to,
            serial: a.serial,
            room: a.room,
            status: a.status,
            here: a.campusId === kiosk.campusId,
          }
        })
        return { items }
      },
    )

    app.post(
      '/kiosk/check-ins',
      {
        config: { access: { who: 'partner' } },
        schema: {
          operationId: 'checkInAtKiosk',
          tags: ['queue'],
          summary: 'Check one of the found visits in; the number is asked again, so that an id alone opens nothing',
          body: Type.Object(
            { number: KioskNumber, appointmentId: Uuid },
            { additionalProperties: false, title: 'KioskCheckIn' },
          ),
          response: {
            200: Type.Object(
              { serial: Type.Integer(), room: Type.String(), again: Type.Boolean() },
              { additionalProperties: false, title: 'KioskCheckedIn' },
            ),
          },
        },
      },
      async (req) => {
        const { kiosk, appointments } = await visitsOf(req.headers.authorization ?? '', req.body.number)
        const a = appointments.find((x) => x.id === req.body.appointmentId)
        if (!a) throw refuseQueue.nobody_found()
        const { again } = await f.appointments.checkIn({
          hospitalId: a.hospitalId,
          appointmentId: a.id,
          campusId: kiosk.campusId,
          how: 'kiosk',
        })
        return { serial: a.serial, room: a.room, again }
      },
    )
  }
