import { IdParam, Line, List } from '@jiuyi/kernel'
import { type Routes, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { PatientCard, refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { findPatients, patientCards } from '../patients/find-patients.ts'
import { cardOf } from '../patients/patient-row.ts'
import { noteReading } from './audit.ts'

/** The desk's search box. Everyone it shows is noted as read: patients can ask who has seen them. */
export const searchPatientsRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/desk/patients',
      {
        config: { access: { who: 'staff', may: 'patient.search' }, reads: 'patient' },
        schema: {
          operationId: 'searchPatients',
          tags: ['identity'],
          summary: 'Find patients by name, pinyin, phone, certificate or card number',
          querystring: Type.Object({ q: Type.Optional(Line(60, 0)) }, { additionalProperties: false }),
          response: { 200: List(PatientCard) },
        },
      },
      async (req) => {
        const who = staffOf(req)
        const found = await findPatients(d.db, d, who.groupId, req.query.q ?? '', 20)
        await noteReading(d.db, who, {
          action: 'searchPatients',
          patientIds: found.map((r) => r.patientId),
          requestId: req.id,
          status: 200,
        })
        return { items: found.map((r) => cardOf(d, r)) }
      },
    )

    app.get(
      '/desk/patients/:id',
      {
        config: { access: { who: 'staff', may: 'patient.search' }, reads: 'patient' },
        schema: {
          operationId: 'getPatientCard',
          tags: ['identity'],
          summary: 'One patient, masked',
          params: IdParam,
          response: { 200: PatientCard },
        },
      },
      async (req) => {
        const [card] = await patientCards(d.db, d, staffOf(req).groupId, [req.params.id])
        if (!card) throw refuse.patient_not_found()
        return card
      },
    )
  }
