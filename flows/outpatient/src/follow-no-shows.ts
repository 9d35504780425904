/** 爽约 → 提醒或限制: what a missed visit leads to, and the words in which those who act for the patient hear of it. */

import { AppointmentMissed } from '@jiuyi/appointments'
import type { Flow } from '@jiuyi/platform'
import type { Static } from 'typebox'
import type { Facades } from './facades.ts'
import { tell } from './tell-the-patient.ts'

/** Under this age a guardian brings the patient: it is not the child who stayed away, so nothing is taken from the child. */
const adultFrom = 14

export const noShowFlows = (f: Facades): Flow[] => [
  {
    name: 'outpatient.judge_no_show',
    on: AppointmentMissed.event,
    react: async ({ appointmentId, hospitalId, patientId }: Static<typeof AppointmentMissed.schema>) => {
      const { hospital } = await f.directory.hospital({ hospitalId })
      const { cards } = hospital
        ? await f.identity.patientCards({ groupId: hospital.groupId, patientIds: [patientId] })
        : { cards: [] }
      const { judged } = await f.appointments.judgeNoShow({
        appointmentId,
        child: (cards[0]?.ageYears ?? adultFrom) < adultFrom,
      })
      if (!judged) return
      const count = { count: String(judged.missed), limit: String(judged.limit) }
      if (judged.restrictedUntil)
        await tell(f, appointmentId, 'booking_restricted', appointmentId, {
          ...count,
          until: judged.restrictedUntil.slice(0, 10),
        })
      else await tell(f, appointmentId, 'number_missed', appointmentId, count)
    },
  },
]
