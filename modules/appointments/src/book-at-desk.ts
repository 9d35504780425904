/** 窗口挂号: the desk takes a number for a patient who came or phoned; from the desk's own pool first. */

import type { Identity } from '@jiuyi/identity'
import { type Facade, IdempotencyHeader } from '@jiuyi/kernel'
import { bodyHash, type Routes, staffOf } from '@jiuyi/platform'
import { Appointment, refuse } from './contract.ts'
import { type Taker, Taking, takeNumber } from './take-number.ts'

export const bookAtDeskRoute =
  (taker: Taker, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.post(
      '/staff/appointments',
      {
        config: { access: { who: 'staff', may: 'appointment.book' } },
        schema: {
          operationId: 'bookAtDesk',
          tags: ['appointments'],
          summary: 'Take a number on behalf of a patient',
          headers: IdempotencyHeader,
          body: Taking,
          response: { 201: Appointment },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const { scheduleId, patientId } = req.body
        const [hospitalId, { cards }] = await Promise.all([
          taker.hospitalOf(scheduleId),
          identity.patientCards({ groupId: staff.groupId, patientIds: [patientId] }),
        ])
        if (hospitalId !== staff.hospitalId) throw refuse.schedule_not_found()
        if (!cards.length) throw refuse.not_your_patient()
        const appointment = await takeNumber(
          taker,
          {
            ...req.body,
            hospitalId,
            elder: true,
            by: `staff:${staff.staffId}`,
            channel: 'desk',
            key: req.headers['idempotency-key'],
            bodyHash: bodyHash(req.body),
          },
          ['desk', 'online'],
        )
        return reply.code(201).send(appointment)
      },
    )
  }
