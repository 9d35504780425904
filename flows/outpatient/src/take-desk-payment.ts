/** 窗口收费: the desk takes the registration fee by Native QR, cash or card terminal, and gives it back. */

import { Appointment, refuse as refuseAppointment } from '@jiuyi/appointments'
import { Order, refuse as refuseBilling } from '@jiuyi/billing'
import { IdParam, Line } from '@jiuyi/kernel'
import { type Routes, type StaffActor, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type Facades, sourceOf } from './facades.ts'
import { check, orderForHold } from './pay-for-appointment.ts'

const Taking = Type.Object(
  { channel: Type.Enum(['wechat_native', 'cash', 'card_terminal']), reference: Type.Optional(Line(60)) },
  { additionalProperties: false },
)

export const deskPaymentRoutes =
  (f: Facades): Routes =>
  async (app) => {
    const ours = async (staff: StaffActor, appointmentId: string) => {
      const { appointment } = await f.appointments.appointment({ appointmentId })
      if (appointment?.hospitalId !== staff.hospitalId) throw refuseAppointment.not_found()
      return appointment
    }

    app.post(
      '/staff/appointments/:id/payment',
      {
        config: { access: { who: 'staff', may: 'payment.take' } },
        schema: {
          operationId: 'takeDeskPayment',
          tags: ['appointments'],
          summary: 'Take the fee of a held number at the desk',
          params: IdParam,
          body: Taking,
          response: {
            201: Type.Object({ order: Order, codeUrl: Type.Optional(Type.String()) }, { additionalProperties: false }),
          },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        await ours(staff, req.params.id)
        const { order } = await orderForHold(f, req.params.id)
        if (req.body.channel === 'wechat_native') {
          const { codeUrl } = await f.billing.startPayment({ orderId: order.id, channel: 'wechat_native' })
          if (!codeUrl) throw refuseBilling.channel_unavailable()
          return reply.code(201).send({ order, codeUrl })
        }
        const paid = await f.billing.takeCounterPayment({
          orderId: order.id,
          channel: req.body.channel,
          takenBy: `staff:${staff.staffId}`,
          ...(req.body.reference && { reference: req.body.reference }),
        })
        await f.appointments.confirm({ appointmentId: req.params.id })
        return reply.code(201).send({ order: paid.order })
      },
    )

    app.post(
      '/staff/appointments/:id/payment-check',
      {
        config: { access: { who: 'staff', may: 'payment.take' } },
        schema: {
          operationId: 'checkDeskPayment',
          tags: ['appointments'],
          summary: 'Has the Native QR been paid?',
          params: IdParam,
          response: {
            200: Type.Object(
              { appointment: Appointment, order: Type.Optional(Order) },
              { additionalProperties: false, title: 'PaymentCheck' },
            ),
          },
        },
      },
      async (req) => {
        await ours(staffOf(req), req.params.id)
        return check(f, req.params.id)
      },
    )

    app.post(
      '/staff/appointments/:id/refund',
      {
        config: { access: { who: 'staff', may: 'payment.refund' } },
        schema: {
          operationId: 'refundAppointment',
          tags: ['appointments'],
          summary: 'Give the fee back the way it came',
          description: 'Only for an appointment that is cancelled; cancel it first.',
          params: IdParam,
          body: Type.Object({ reason: Line(60) }, { additionalProperties: false }),
          response: { 201: Type.Object({ order: Order }, { additionalProperties: false }) },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const appointment = await ours(staff, req.params.id)
        if (appointment.status !== 'cancelled')
          throw refuseAppointment.cannot_cancel({ status: appointment.status, needs: 'cancelled' })
        const source = sourceOf(appointment.id)
        await f.billing.refundOrder({ source, reason: req.body.reason, requestedBy: `staff:${staff.staffId}` })
        const { order } = await f.billing.orderOf({ source })
        if (!order) throw refuseBilling.order_not_found()
        return reply.code(201).send({ order })
      },
    )

    app.get(
      '/staff/appointments/:id/order',
      {
        config: { access: { who: 'staff', may: 'appointment.read' }, reads: 'patient' },
        schema: {
          operationId: 'getDeskOrder',
          tags: ['appointments'],
          summary: 'What was charged, paid and refunded',
          params: IdParam,
          response: { 200: Type.Object({ order: Type.Optional(Order) }, { additionalProperties: false }) },
        },
      },
      async (req) => f.billing.orderOf({ source: sourceOf((await ours(staffOf(req), req.params.id)).id) }),
    )
  }
