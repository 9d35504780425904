/** 抽号结果通知: everybody who wished is told what the draw gave them. */

import { WishDrawn } from '@jiuyi/appointments'
import type { Flow } from '@jiuyi/platform'
import type { Static } from 'typebox'
import type { Facades } from './facades.ts'
import { sessionWords } from './tell-the-waiting.ts'

export const drawFlows = (f: Facades): Flow[] => [
  {
    name: 'outpatient.tell_drawn',
    on: WishDrawn.event,
    react: async (w: Static<typeof WishDrawn.schema>) => {
      const { wish, from, to } = await f.appointments.wish({ wishId: w.wishId })
      if (!wish || !from || !to) return
      const [{ appointment }, { entry }] = await Promise.all([
        w.appointmentId ? f.appointments.appointment({ appointmentId: w.appointmentId }) : { appointment: undefined },
        w.entryId ? f.appointments.waitlistEntry({ entryId: w.entryId }) : { entry: undefined },
      ])
      const { accountIds, params, wall } = await sessionWords(f, {
        ...wish,
        from: appointment?.from ?? from,
        to: appointment?.to ?? to,
      })
      if (!accountIds.length) return
      const about = { accountIds, hospitalId: wish.hospitalId, link: `draw:${wish.scheduleId}` }
      if (w.outcome === 'number' && appointment)
        await f.notification.tell({
          ...about,
          key: `draw_won:${w.wishId}`,
          template: 'draw_won',
          params: {
            ...params,
            serial: String(appointment.serial),
            ...wall(appointment.holdUntil ?? appointment.startsAt),
            free: appointment.feeFen === 0 ? 'yes' : '',
          },
          link: `appointment:${appointment.id}`,
          concernsAt: appointment.startsAt,
        })
      else if (w.outcome === 'cancelled')
        await f.notification.tell({
          ...about,
          key: `waitlist_cleared:${w.wishId}`,
          template: 'waitlist_cleared',
          params: { ...params, why: 'stopped' },
        })
      else
        await f.notification.tell({
          ...about,
          key: `draw_not_won:${w.wishId}`,
          template: 'draw_not_won',
          params: { ...params, position: entry?.position ? String(entry.position) : '' },
          ...(entry && { link: `waitlist:${entry.id}` }),
        })
    },
  },
]
