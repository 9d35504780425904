/** 停诊告知: everyone who acts for the patient is told; who opened it is known; whom nobody can tell is called. */

import { SuspensionCaseOpened, SuspensionCaseSettled, SuspensionLifted } from '@jiuyi/appointments'
import { localDate, localTime } from '@jiuyi/kernel'
import { MessageRead, type TemplateName } from '@jiuyi/notification'
import type { Flow } from '@jiuyi/platform'
import type { Static } from 'typebox'
import type { Facades } from './facades.ts'
import { facts } from './tell-the-patient.ts'

const linkTo = (appointmentId: string) => `suspension:${appointmentId}`
const caseBehind = (link?: string) => /^suspension:([0-9a-f-]{36})$/.exec(link ?? '')?.[1]

type Say = {
  appointmentId: string
  template: TemplateName
  suspensionId: string
  words?: Record<string, string>
  link?: string
  concernsAt?: string
}
/** One message a (suspension, appointment, kind); answers how many accounts there are to tell. */
async function say(f: Facades, s: Say): Promise<number> {
  const known = await facts(f, s.appointmentId)
  if (!known?.accountIds.length) return 0
  await f.notification.tell({
    key: `${s.template}:${s.suspensionId}:${s.appointmentId}`,
    accountIds: known.accountIds,
    template: s.template,
    params: { ...known.params, ...s.words },
    link: s.link ?? `appointment:${s.appointmentId}`,
    hospitalId: known.appointment.hospitalId,
    concernsAt: s.concernsAt ?? known.appointment.startsAt,
  })
  return known.accountIds.length
}

export const suspensionMessageFlows = (f: Facades): Flow[] => [
  {
    name: 'outpatient.tell_suspended',
    on: SuspensionCaseOpened.event,
    react: async (c: Static<typeof SuspensionCaseOpened.schema>) => {
      const { case: found } = await f.appointments.suspensionCase({ appointmentId: c.appointmentId })
      if (!found || found.settledAt || found.suspensionId !== c.suspensionId) return
      const { hospital } = await f.directory.hospital({ hospitalId: c.hospitalId })
      const until = new Date(found.answerBy)
      const timeZone = hospital?.timeZone ?? 'Asia/Shanghai'
      const accounts = await say(f, {
        ...c,
        template: found.urgent ? 'clinic_suspended_today' : 'clinic_suspended',
        words: { reason: found.reason, until: `${localDate(until, timeZone)} ${localTime(until, timeZone)}` },
        link: linkTo(c.appointmentId),
        // What presses is the answer: an SMS about one that is due within 12 hours does not wait for the morning.
        concernsAt: found.answerBy,
      })
      await f.appointments.caseTold({ appointmentId: c.appointmentId, accounts })
    },
  },
  {
    name: 'outpatient.suspension_read',
    on: MessageRead.event,
    react: async (m: Static<typeof MessageRead.schema>) => {
      const appointmentId = caseBehind(m.link)
      if (appointmentId) await f.appointments.caseRead({ appointmentId, by: `account:${m.accountId}` })
    },
  },
  {
    name: 'outpatient.tell_suspension_settled',
    on: SuspensionCaseSettled.event,
    react: async (c: Static<typeof SuspensionCaseSettled.schema>) => {
      const template = settledTemplate[c.outcome]
      if (!template) return
      const { case: found } = await f.appointments.suspensionCase({ appointmentId: c.appointmentId })
      await say(f, { ...c, template, words: { reason: found?.reason ?? '' } })
    },
  },
  {
    name: 'outpatient.tell_suspension_lifted',
    on: SuspensionLifted.event,
    react: async (s: Static<typeof SuspensionLifted.schema>) => {
      for (const appointmentId of s.appointmentIds)
        await say(f, { appointmentId, suspensionId: s.suspensionId, template: 'suspension_lifted' })
    },
  },
]

const settledTemplate: Partial<Record<Static<typeof SuspensionCaseSettled.schema>['outcome'], TemplateName>> = {
  substituted: 'suspension_moved',
  moved: 'suspension_moved',
  refunded: 'suspension_refunded',
  unanswered: 'suspension_refunded',
  hold_returned: 'suspension_hold_returned',
}
