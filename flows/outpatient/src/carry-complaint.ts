/** 患者自述: what the patient wrote in triage goes along with the visit; staff who see the booking read it, the doctor's note takes it over. */

import { refuse as refuseAppointment } from '@jiuyi/appointments'
import { IdParam, Prose, Uuid } from '@jiuyi/kernel'
import { accountOf, type Routes, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import type { Facades } from './facades.ts'

const Words = Type.Object({ words: Type.String() }, { additionalProperties: false, title: 'PatientWords' })

export const complaintRoutes =
  (f: Facades): Routes =>
  async (app) => {
    app.put(
      '/appointments/:id/complaint',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'carryComplaint',
          tags: ['triage'],
          summary: 'The patient’s own words for the doctor; empty words take them back',
          params: IdParam,
          body: Type.Object(
            { words: Prose(500), consultationId: Type.Optional(Uuid) },
            { additionalProperties: false, title: 'ComplaintForVisit' },
          ),
          response: { 200: Words },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const { appointment: a } = await f.appointments.appointment({ appointmentId: req.params.id })
        if (!a || !(await f.identity.mayActFor({ accountId, patientId: a.patientId })).allowed)
          throw refuseAppointment.not_found()
        if (a.status !== 'pending' && a.status !== 'booked' && a.status !== 'arrived')
          throw refuseAppointment.not_found()
        return f.triage.carryWords({
          appointmentId: a.id,
          hospitalId: a.hospitalId,
          departmentId: a.departmentId,
          ...req.body,
        })
      },
    )

    app.get(
      '/staff/appointments/:id/complaint',
      {
        config: { access: { who: 'staff', may: 'appointment.read' }, reads: 'patient' },
        schema: {
          operationId: 'getComplaint',
          tags: ['triage'],
          summary: 'What the patient wrote before the visit',
          params: IdParam,
          response: { 200: Words },
        },
      },
      async (req) => {
        const { appointment: a } = await f.appointments.appointment({ appointmentId: req.params.id })
        if (!a || a.hospitalId !== staffOf(req).hospitalId) throw refuseAppointment.not_found()
        const { words } = await f.triage.wordsOf({ appointmentIds: [a.id] })
        return { words: words[0]?.words ?? '' }
      },
    )
  }
