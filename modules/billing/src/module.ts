import type { Facade } from '@jiuyi/kernel'
import { defineModule, type Tasks } from '@jiuyi/platform'
import { checkPayment } from './check-payment.ts'
import { closeOrder, closeTrades } from './close-order.ts'
import type { Billing as BillingContract } from './contract.ts'
import { listOrdersRoute } from './list-orders.ts'
import { openOrder, orderOf, ordersOf } from './open-order.ts'
import type { Billing, Needs } from './order.ts'
import { queryOpenPayments } from './query-open-payments.ts'
import { receiveWechatPayNotification } from './receive-notification.ts'
import { refundOrder } from './refund-order.ts'
import { checkRefund, lookAfterRefunds, sendRefund } from './send-refund.ts'
import { startPayment } from './start-payment.ts'
import { takeCounterPayment } from './take-counter-payment.ts'

export { auditMoney, type MoneyProblem } from './audit-money.ts'
export type { Needs as BillingNeeds } from './order.ts'
export { type PaidOrder, seedPaidOrders } from './seed.ts'

type BillingFacade = Facade<(typeof BillingContract)['methods']>

export default defineModule<Needs, BillingFacade>({
  name: 'billing',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, needs) => {
    const b: Billing = { ...ctx, ...needs }
    const facade: BillingFacade = {
      openOrder: (want) => openOrder(b, want),
      orderOf: (want) => orderOf(b, want),
      ordersOf: (want) => ordersOf(b, want),
      startPayment: (want) => startPayment(b, want),
      checkPayment: (want) => checkPayment(b, want),
      takeCounterPayment: (want) => takeCounterPayment(b, want),
      closeOrder: (want) => closeOrder(b, want),
      refundOrder: (want) => refundOrder(b, want),
    }
    const tasks: Tasks = {
      'billing.send_refund': (job: { refundId: string }) => sendRefund(b, job),
      'billing.check_refund': (job: { refundId: string }) => checkRefund(b, job),
      'billing.close_trades': (job: { orderId: string }) => closeTrades(b, job),
    }
    return {
      facade,
      routes: [receiveWechatPayNotification(b), listOrdersRoute(b)],
      tasks,
      timers: [
        { name: 'billing.query_open', everySeconds: 30, run: () => queryOpenPayments(b) },
        { name: 'billing.look_after_refunds', everySeconds: 30, run: () => lookAfterRefunds(b) },
      ],
    }
  },
})
