/** 支付 → 预约成功; 取消 → 退费: what a payment means for a number, and a cancelled number for the money. */

import { AppointmentCancelled } from '@jiuyi/appointments'
import { OrderPaid } from '@jiuyi/billing'
import type { Flow } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { appointmentOf, type Facades, sourceOf } from './facades.ts'

export const moneyFlows = ({ appointments, billing }: Facades): Flow[] => [
  {
    name: 'outpatient.confirm_paid_number',
    on: OrderPaid.event,
    react: async ({ source }: Static<typeof OrderPaid.schema>) => {
      const appointmentId = appointmentOf(source)
      if (!appointmentId) return
      const { outcome } = await appointments.confirm({ appointmentId })
      // Undo of a payment that came too late: the number is gone, so the money goes back at once.
      if (outcome === 'lost') await billing.refundOrder({ source, reason: 'hold_lost', requestedBy: 'system' })
    },
  },
  {
    name: 'outpatient.return_money',
    on: AppointmentCancelled.event,
    react: async (a: Static<typeof AppointmentCancelled.schema>) => {
      if (a.feeFen === 0) return
      const source = sourceOf(a.appointmentId)
      if (!(await billing.orderOf({ source })).order) return
      // A hold may have been paid in the very moment it ended: refunding covers both cases, paid or not.
      if (a.wasBooked) await billing.refundOrder({ source, reason: 'cancelled', requestedBy: 'system' })
      else await billing.closeOrder({ source, reason: 'hold_released' })
    },
  },
]
