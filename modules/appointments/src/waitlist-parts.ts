import type { Identity } from '@jiuyi/identity'
import type { Facade } from '@jiuyi/kernel'
import type { Ctx, Routes, Subscriber, Timer } from '@jiuyi/platform'
import { confirmOfferRoutes } from './confirm-offer.ts'
import { endCooling } from './expire-holds.ts'
import { createJoiner, joinWaitlistRoute } from './join-waitlist.ts'
import { leaveWaitlistRoute } from './leave-waitlist.ts'
import { myWaitlistRoutes } from './my-waitlist.ts'
import { closeWaitlists, serveWaitlists, wakeWaitlist } from './serve-waitlist.ts'
import { waitlistDeskRoutes } from './waitlist-desk.ts'

/** What the line of full schedules gives to the module: its doors, what wakes it and what must happen every few seconds. */
export function waitlistParts(
  ctx: Ctx,
  identity: Facade<(typeof Identity)['methods']>,
): { routes: Routes[]; subscribers: Subscriber[]; timers: Timer[] } {
  const joiner = createJoiner(ctx)
  return {
    routes: [
      joinWaitlistRoute(joiner, identity),
      leaveWaitlistRoute(ctx, identity),
      confirmOfferRoutes(ctx, identity),
      myWaitlistRoutes(ctx, identity),
      waitlistDeskRoutes(joiner, identity),
    ],
    subscribers: [wakeWaitlist(ctx)],
    timers: [
      {
        name: 'appointments.end_cooling',
        everySeconds: 20,
        // What has cooled down goes to the line in the same breath.
        run: async () => void ((await endCooling(ctx)) && (await serveWaitlists(ctx))),
      },
      { name: 'appointments.serve_waitlists', everySeconds: 5, run: () => serveWaitlists(ctx) },
      { name: 'appointments.close_waitlists', everySeconds: 30, run: () => closeWaitlists(ctx) },
    ],
  }
}
