/** Who acts for the patient is told what happened, in plain words. */

import { AppointmentBooked, AppointmentCancelled, AppointmentHeld, AppointmentRescheduled } from '@jiuyi/appointments'
import { OrderRefunded, PaymentReturned } from '@jiuyi/billing'
import type { TemplateName } from '@jiuyi/notification'
import type { Flow } from '@jiuyi/platform'
import { CallMissed, PatientCalled, TurnComesNear } from '@jiuyi/queue'
import type { Static } from 'typebox'
import { appointmentOf, type Facades } from './facades.ts'

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** The facts every message about an appointment may name; the patient's name is masked, messages show on locked screens. */
export async function facts({ appointments, directory, identity }: Facades, appointmentId: string) {
  const { appointment: a } = await appointments.appointment({ appointmentId })
  if (!a) return undefined
  const [{ hospital }, { departments }, { practitioners }, { accountIds }] = await Promise.all([
    directory.hospital({ hospitalId: a.hospitalId }),
    directory.departments({ ids: [a.departmentId] }),
    directory.practitioners({ ids: a.practitionerId ? [a.practitionerId] : [] }),
    identity.accountsFor({ patientId: a.patientId }),
  ])
  const groupId = hospital?.groupId
  const { cards } = groupId ? await identity.patientCards({ groupId, patientIds: [a.patientId] }) : { cards: [] }
  return {
    appointment: a,
    accountIds,
    params: {
      hospital: hospital?.shortName ?? '',
      department: departments[0]?.name ?? '',
      doctor: practitioners[0]?.name ?? '普通门诊',
      day: a.on,
      time: `${a.from}–${a.to}`,
      serial: String(a.serial),
      patient: cards[0]?.nameMasked ?? '',
      place: [departments[0]?.place, a.room].filter(Boolean).join(' '),
    },
  }
}

/** Tells everyone who acts for the patient of an appointment, once for a key. */
export async function tell(
  f: Facades,
  key: string,
  template: TemplateName,
  appointmentId: string,
  more: Record<string, string> = {},
) {
  const known = await facts(f, appointmentId)
  if (!known?.accountIds.length) return
  await f.notification.tell({
    key: `${template}:${key}`,
    accountIds: known.accountIds,
    template,
    params: { ...known.params, ...more },
    link: `appointment:${appointmentId}`,
    hospitalId: known.appointment.hospitalId,
    concernsAt: known.appointment.startsAt,
  })
}

export const messageFlows = (f: Facades): Flow[] => [
  {
    name: 'outpatient.tell_held',
    on: AppointmentHeld.event,
    // For who left the payment page: the inbox leads back to it.
    react: async (a: Static<typeof AppointmentHeld.schema>) => {
      const { appointment, channel } = await f.appointments.appointment({ appointmentId: a.appointmentId })
      if (appointment?.status !== 'pending') return
      // An offer of the waitlist and a drawn number have words of their own.
      if (channel === 'waitlist' || channel === 'draw') return
      const minutes = Math.round((Date.parse(a.holdUntil) - Date.parse(appointment.createdAt)) / 60_000)
      await tell(f, a.appointmentId, 'number_held', a.appointmentId, { minutes: String(minutes) })
    },
  },
  {
    name: 'outpatient.tell_booked',
    on: AppointmentBooked.event,
    react: (a: Static<typeof AppointmentBooked.schema>) => tell(f, a.appointmentId, 'number_booked', a.appointmentId),
  },
  {
    name: 'outpatient.tell_cancelled',
    on: AppointmentCancelled.event,
    react: async (a: Static<typeof AppointmentCancelled.schema>) => {
      // Who gave up a hold just now does not need to be told so; an offer that lapsed is told as such,
      // and a stopped clinic has words of its own (tell-of-suspension.ts).
      if (a.reason === 'given_up' || a.reason === 'stopped') return
      const { channel } = await f.appointments.appointment({ appointmentId: a.appointmentId })
      if (channel === 'waitlist' && !a.wasBooked) return
      await tell(f, a.appointmentId, a.reason === 'hold_expired' ? 'hold_expired' : 'number_cancelled', a.appointmentId)
    },
  },
  {
    name: 'outpatient.tell_moved',
    on: AppointmentRescheduled.event,
    react: async ({ appointmentId, turn, by, old }: Static<typeof AppointmentRescheduled.schema>) => {
      // What the hospital moves it also explains, in its own words.
      if (by === 'hospital') return
      await tell(f, `${appointmentId}:${turn}`, 'number_moved', appointmentId, {
        oldDay: old.on,
        oldTime: `${old.from}–${old.to}`,
      })
    },
  },
  {
    name: 'outpatient.tell_payment_returned',
    on: PaymentReturned.event,
    react: async (p: Static<typeof PaymentReturned.schema>) => {
      const appointmentId = appointmentOf(p.source)
      if (appointmentId)
        await tell(f, `${p.orderId}:${p.reason}`, 'payment_returned', appointmentId, { amount: yuan(p.returnFen) })
    },
  },
  {
    name: 'outpatient.tell_refunded',
    on: OrderRefunded.event,
    react: async (o: Static<typeof OrderRefunded.schema>) => {
      const appointmentId = appointmentOf(o.source)
      if (appointmentId) await tell(f, o.orderId, 'refund_done', appointmentId, { amount: yuan(o.refundFen) })
    },
  },
  {
    name: 'outpatient.tell_near',
    on: TurnComesNear.event,
    react: async (q: Static<typeof TurnComesNear.schema>) => {
      await tell(f, `${q.entryId}:${q.seq}`, 'turn_near', q.appointmentId, { ahead: String(q.ahead) })
    },
  },
  {
    name: 'outpatient.tell_called',
    on: PatientCalled.event,
    // Each call once; who is called again gets one more.
    react: async (q: Static<typeof PatientCalled.schema>) => {
      await tell(f, `${q.entryId}:${q.seq}`, 'turn_called', q.appointmentId, { room: q.room })
    },
  },
  {
    name: 'outpatient.tell_missed_call',
    on: CallMissed.event,
    react: async (q: Static<typeof CallMissed.schema>) => {
      await tell(f, `${q.entryId}:${q.seq}`, 'call_missed', q.appointmentId, {
        missed: String(q.missed),
        outcome: q.voided ? 'void' : q.reason === 'missed_end' ? 'end' : 'back',
      })
    },
  },
]
