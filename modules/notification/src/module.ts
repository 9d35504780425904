import type { Facade } from '@jiuyi/kernel'
import { defineModule } from '@jiuyi/platform'
import type { Notification } from './contract.ts'
import { deliver, sweepDeliveries } from './deliver.ts'
import type { Needs, Notifier } from './deps.ts'
import { listDeliveriesRoute } from './list-deliveries.ts'
import { listMessagesRoute } from './list-messages.ts'
import { preferencesRoutes } from './preferences.ts'
import { readMessagesRoutes } from './read-messages.ts'
import { sendCode } from './send-code.ts'
import { subscribeConsentsRoutes } from './subscribe-consents.ts'
import { tell } from './tell.ts'

export type { Needs as NotificationNeeds, Rendered } from './deps.ts'

type NotificationFacade = Facade<(typeof Notification)['methods']>

export default defineModule<Needs, NotificationFacade>({
  name: 'notification',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, needs) => {
    const n: Notifier = { ...ctx, ...needs }
    return {
      facade: { tell: (want) => tell(n, want), sendCode: (want) => sendCode(n, want) },
      routes: [
        listMessagesRoute(n),
        readMessagesRoutes(n),
        preferencesRoutes(n),
        subscribeConsentsRoutes(n),
        listDeliveriesRoute(n),
      ],
      tasks: { 'notification.deliver': (job: { deliveryId: string }) => deliver(n, job) },
      timers: [{ name: 'notification.sweep', everySeconds: 60, run: () => sweepDeliveries(n) }],
    }
  },
})
