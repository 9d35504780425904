/** 候补通知: who waits in line is told that they are in it, that it is their turn and until when, and that it is over. */

import { WaitlistEnded, type WaitlistEntry, WaitlistJoined, WaitlistOffered } from '@jiuyi/appointments'
import { localDate, localTime } from '@jiuyi/kernel'
import type { TemplateName } from '@jiuyi/notification'
import type { Flow } from '@jiuyi/platform'
import type { Static } from 'typebox'
import type { Facades } from './facades.ts'

type Session = Pick<
  WaitlistEntry,
  'hospitalId' | 'departmentId' | 'practitionerId' | 'patientId' | 'on' | 'from' | 'to'
>

/** Who is told about a clinic, and in which words. */
export async function sessionWords({ directory, identity }: Facades, s: Session) {
  const [{ hospital }, { departments }, { practitioners }, { accountIds }] = await Promise.all([
    directory.hospital({ hospitalId: s.hospitalId }),
    directory.departments({ ids: [s.departmentId] }),
    directory.practitioners({ ids: s.practitionerId ? [s.practitionerId] : [] }),
    identity.accountsFor({ patientId: s.patientId }),
  ])
  const { cards } = hospital
    ? await identity.patientCards({ groupId: hospital.groupId, patientIds: [s.patientId] })
    : { cards: [] }
  const timeZone = hospital?.timeZone ?? 'Asia/Shanghai'
  return {
    accountIds,
    params: {
      department: departments[0]?.name ?? '',
      doctor: practitioners[0]?.name ?? '普通门诊',
      day: s.on,
      time: `${s.from}–${s.to}`,
      patient: cards[0]?.nameMasked ?? '',
    },
    /** An instant as the hospital's wall shows it. */
    wall: (iso: string) => ({
      untilDay: localDate(new Date(iso), timeZone) as string,
      untilTime: localTime(new Date(iso), timeZone),
    }),
  }
}

async function tell(
  f: Facades,
  entryId: string,
  template: TemplateName,
  more: (
    entry: WaitlistEntry,
    wall: (iso: string) => { untilDay: string; untilTime: string },
  ) => Record<string, string>,
  appointmentId?: string,
): Promise<void> {
  const { entry } = await f.appointments.waitlistEntry({ entryId })
  if (!entry) return
  // Of an offer the half hour is known, of a place in line only the clinic.
  const { appointment } = appointmentId ? await f.appointments.appointment({ appointmentId }) : {}
  const { accountIds, params, wall } = await sessionWords(f, {
    ...entry,
    ...(appointment && { from: appointment.from, to: appointment.to }),
  })
  if (!accountIds.length) return
  await f.notification.tell({
    key: `${template}:${entryId}`,
    accountIds,
    template,
    params: { ...params, ...more(entry, wall) },
    link: `waitlist:${entryId}`,
    hospitalId: entry.hospitalId,
    ...(appointment && { concernsAt: appointment.startsAt }),
  })
}

export const waitlistFlows = (f: Facades): Flow[] => [
  {
    name: 'outpatient.tell_waiting',
    on: WaitlistJoined.event,
    react: async (w: Static<typeof WaitlistJoined.schema>) => {
      // Who came in by the draw is told of its result; who was offered something meanwhile has better news on its way.
      if (w.why === 'drawn') return
      const { entry } = await f.appointments.waitlistEntry({ entryId: w.entryId })
      if (!entry?.position) return
      await tell(f, w.entryId, 'waitlist_joined', (e) => ({ position: String(e.position ?? '') }))
    },
  },
  {
    name: 'outpatient.tell_offered',
    on: WaitlistOffered.event,
    react: (w: Static<typeof WaitlistOffered.schema>) =>
      tell(
        f,
        w.entryId,
        'waitlist_offered',
        (e, wall) => ({ ...wall(w.offerUntil), free: e.feeFen === 0 ? 'yes' : '' }),
        w.appointmentId,
      ),
  },
  {
    name: 'outpatient.tell_waitlist_over',
    on: WaitlistEnded.event,
    react: async (w: Static<typeof WaitlistEnded.schema>) => {
      // Who left, declined or confirmed did so themselves; a confirmed number has its own message.
      if (w.outcome === 'lapsed') await tell(f, w.entryId, 'waitlist_lapsed', () => ({}), w.appointmentId)
      if (w.outcome === 'cleared') await tell(f, w.entryId, 'waitlist_cleared', () => ({ why: w.why }))
    },
  },
]
