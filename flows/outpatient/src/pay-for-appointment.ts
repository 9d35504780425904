/** 支付挂号费: the patient pays for a held number in WeChat; the signed notification is what confirms, the page only asks. */

import { Appointment, refuse as refuseAppointment } from '@jiuyi/appointments'
import { Order, PayParams, refuse as refuseBilling } from '@jiuyi/billing'
import { IdParam, Instant, Uuid } from '@jiuyi/kernel'
import { accountOf, type Routes } from '@jiuyi/platform'
import { Type } from 'typebox'
import { type Facades, sourceOf } from './facades.ts'

const Payment = Type.Object(
  { channel: Type.Enum(['wechat_jsapi']), app: Type.Enum(['mini-program', 'official-account']) },
  { additionalProperties: false },
)
const Started = Type.Object(
  { orderId: Uuid, payParams: PayParams, expiresAt: Instant },
  { additionalProperties: false, title: 'StartedPayment' },
)
const Checked = Type.Object(
  { appointment: Appointment, order: Type.Optional(Order) },
  { additionalProperties: false, title: 'PaymentCheck' },
)

/** The order of a held number, opened at first use. */
export async function orderForHold({ appointments, billing, directory }: Facades, appointmentId: string) {
  const { appointment } = await appointments.appointment({ appointmentId })
  if (!appointment) throw refuseAppointment.not_found()
  if (appointment.status === 'booked') throw refuseBilling.already_paid()
  if (appointment.status !== 'pending' || !appointment.holdUntil) throw refuseAppointment.hold_expired()
  const { departments } = await directory.departments({ ids: [appointment.departmentId] })
  const { order } = await billing.openOrder({
    source: sourceOf(appointment.id),
    hospitalId: appointment.hospitalId,
    patientId: appointment.patientId,
    title: `挂号费 ${departments[0]?.name ?? ''}`.trim().slice(0, 60),
    amountFen: appointment.feeFen,
    expiresAt: appointment.holdUntil,
  })
  return { appointment, order }
}

export const payRoutes =
  (f: Facades): Routes =>
  async (app) => {
    const mine = async (accountId: string, appointmentId: string) => {
      const { appointment } = await f.appointments.appointment({ appointmentId })
      if (!appointment || !(await f.identity.mayActFor({ accountId, patientId: appointment.patientId })).allowed)
        throw refuseAppointment.not_found()
      return appointment
    }

    app.post(
      '/appointments/:id/payment',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'payForAppointment',
          tags: ['appointments'],
          summary: 'Prepare the payment sheet for a held number',
          params: IdParam,
          body: Payment,
          response: { 201: Started },
        },
      },
      async (req, reply) => {
        const { accountId } = accountOf(req)
        await mine(accountId, req.params.id)
        const { appointment, order } = await orderForHold(f, req.params.id)
        const contact = await f.identity.contact({ accountId })
        const openid = req.body.app === 'mini-program' ? contact.miniProgramOpenid : contact.officialAccountOpenid
        if (!openid) throw refuseBilling.payer_needed()
        const { payParams } = await f.billing.startPayment({
          orderId: order.id,
          channel: 'wechat_jsapi',
          app: req.body.app,
          openid,
        })
        if (!payParams) throw refuseBilling.channel_unavailable()
        return reply.code(201).send({ orderId: order.id, payParams, expiresAt: appointment.holdUntil! })
      },
    )

    app.post(
      '/appointments/:id/payment-check',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'checkAppointmentPayment',
          tags: ['appointments'],
          summary: 'Ask WeChat Pay what became of the payment',
          params: IdParam,
          response: { 200: Checked },
        },
      },
      async (req) => {
        await mine(accountOf(req).accountId, req.params.id)
        return check(f, req.params.id)
      },
    )

    app.get(
      '/appointments/:id/order',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'getAppointmentOrder',
          tags: ['appointments'],
          summary: 'What was charged, paid and refunded',
          params: IdParam,
          response: { 200: Type.Object({ order: Type.Optional(Order) }, { additionalProperties: false }) },
        },
      },
      async (req) => {
        const appointment = await mine(accountOf(req).accountId, req.params.id)
        return f.billing.orderOf({ source: sourceOf(appointment.id) })
      },
    )
  }

/** The truth from the channel, carried through to the number, without waiting for the notification. */
export async function check(f: Facades, appointmentId: string) {
  const { order: known } = await f.billing.orderOf({ source: sourceOf(appointmentId) })
  const order = known && (known.status === 'open' ? (await f.billing.checkPayment({ orderId: known.id })).order : known)
  if (order?.status === 'paid') await f.appointments.confirm({ appointmentId })
  const { appointment } = await f.appointments.appointment({ appointmentId })
  if (!appointment) throw refuseAppointment.not_found()
  return { appointment, ...(order && { order }) }
}
