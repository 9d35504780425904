import { defineModule } from '@jiuyi/platform'
import { joinQueue, leaveQueue } from './join-queue.ts'

export { auditQueue } from './audit-queue.ts'

export default defineModule({
  name: 'queue',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx) => ({ facade: { join: joinQueue(ctx), leave: leaveQueue(ctx) } }),
})
