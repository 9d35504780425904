/** 签到 → 候诊 → 就诊: a check-in puts the patient into the queue, taking it back takes them out, and a finished visit uses the number. */

import { AppointmentCancelled, ArrivalUndone, PatientArrived } from '@jiuyi/appointments'
import type { Flow } from '@jiuyi/platform'
import { VisitFinished } from '@jiuyi/queue'
import type { Static } from 'typebox'
import type { Facades } from './facades.ts'

export const queueFlows = (f: Facades): Flow[] => [
  {
    name: 'outpatient.join_queue',
    on: PatientArrived.event,
    react: async ({ appointmentId }: Static<typeof PatientArrived.schema>) => {
      const { appointment: a, arrivedAt, arrivedHow, endsAt } = await f.appointments.appointment({ appointmentId })
      // Old news: taken back since, or already seen.
      if (a?.status !== 'arrived' || !arrivedAt || !endsAt) return
      const { hospital } = await f.directory.hospital({ hospitalId: a.hospitalId })
      const { cards } = hospital
        ? await f.identity.patientCards({ groupId: hospital.groupId, patientIds: [a.patientId] })
        : { cards: [] }
      const { people } = await f.appointments.expected({ hospitalId: a.hospitalId, scheduleId: a.scheduleId })
      await f.queue.join({
        appointmentId,
        hospitalId: a.hospitalId,
        campusId: a.campusId,
        departmentId: a.departmentId,
        ...(a.practitionerId && { practitionerId: a.practitionerId }),
        scheduleId: a.scheduleId,
        patientId: a.patientId,
        nameMasked: cards[0]?.nameMasked ?? '',
        on: a.on,
        half: a.half,
        serial: a.serial,
        room: a.room,
        startsAt: a.startsAt,
        endsAt,
        arrivedAt,
        how: arrivedHow ?? 'desk',
        expected: people,
      })
    },
  },
  {
    name: 'outpatient.leave_queue',
    on: ArrivalUndone.event,
    react: async ({ appointmentId, hospitalId, arrivedAt }: Static<typeof ArrivalUndone.schema>) => {
      await f.queue.leave({ hospitalId, appointmentId, reason: 'check_in_undone', arrivedBefore: arrivedAt })
    },
  },
  {
    name: 'outpatient.leave_queue_cancelled',
    on: AppointmentCancelled.event,
    react: async ({ appointmentId, hospitalId }: Static<typeof AppointmentCancelled.schema>) => {
      await f.queue.leave({ hospitalId, appointmentId, reason: 'cancelled' })
    },
  },
  {
    name: 'outpatient.use_number',
    on: VisitFinished.event,
    react: async ({ appointmentId, hospitalId }: Static<typeof VisitFinished.schema>) => {
      await f.appointments.fulfil({ hospitalId, appointmentId })
    },
  },
]
