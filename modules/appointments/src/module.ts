import type { Identity, UserRiskPort } from '@jiuyi/identity'
import type { Facade } from '@jiuyi/kernel'
import { defineModule } from '@jiuyi/platform'
import { settleUnanswered } from './answer-case.ts'
import { appointmentHistoryRoute } from './appointment-history.ts'
import { availabilityRoutes } from './availability.ts'
import { bookAtDeskRoute } from './book-at-desk.ts'
import { cancelRoutes } from './cancel-appointment.ts'
import { checkInRoutes } from './check-in.ts'
import { closeSessions } from './close-sessions.ts'
import { decideNoShowRoutes } from './decide-no-show.ts'
import { expireHolds } from './expire-holds.ts'
import { extraNumberRoutes, withdrawUnusedExtras } from './extra-number.ts'
import { appointmentsFacade } from './facade.ts'
import { listPoolsRoute } from './list-pools.ts'
import { listStocksRoute } from './list-stocks.ts'
import { releaseMonitorRoute } from './monitor/release-monitor.ts'
import { forgetTallies } from './monitor/tally.ts'
import { myAppointmentsRoutes } from './my-appointments.ts'
import { myNoShowRoutes } from './my-no-shows.ts'
import { rescheduleRoutes } from './reschedule-appointment.ts'
import { resourceRoutes } from './resources.ts'
import { returnPoolRoute } from './return-pool.ts'
import { challengeRoute } from './rush/challenge-route.ts'
import { exemptionRoutes, forgetOldSightings } from './rush/exemptions.ts'
import { fairnessReportRoutes } from './rush/fairness-report.ts'
import { createRushGuard } from './rush/rush-guard.ts'
import { searchAppointmentsRoute } from './search-appointments.ts'
import { seriesRoutes } from './series-routes.ts'
import { forgetStockChanges } from './snapshots/change-feed.ts'
import { suspensionForPatientRoutes } from './suspension-for-patient.ts'
import { suspensionForStaffRoutes } from './suspension-for-staff.ts'
import { createTaker, takeNumberRoute } from './take-number.ts'
import { waitlistParts } from './waitlist-parts.ts'

export { auditNumbers } from './audit-numbers.ts'
export { seed } from './seed-past.ts'

export type Needs = { identity: Facade<(typeof Identity)['methods']>; timeZone: string; risk?: UserRiskPort }

export default defineModule({
  name: 'appointments',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, { identity, timeZone, risk }: Needs) => {
    const taker = createTaker(ctx)
    const guard = createRushGuard(ctx, {
      queue: taker.batcher,
      now: taker.now,
      ...(risk && { risk }),
      openidOf: async (accountId) => (await identity.contact({ accountId })).miniProgramOpenid,
    })
    const waitlist = waitlistParts(ctx, identity)
    return {
      facade: appointmentsFacade(ctx),
      routes: [
        availabilityRoutes(ctx, timeZone),
        takeNumberRoute(taker, identity, guard),
        challengeRoute(guard),
        fairnessReportRoutes(ctx, timeZone),
        exemptionRoutes(ctx, guard),
        bookAtDeskRoute(taker, identity),
        cancelRoutes(ctx, identity),
        rescheduleRoutes(ctx, identity),
        myAppointmentsRoutes(ctx, identity),
        appointmentHistoryRoute(ctx),
        searchAppointmentsRoute(ctx, identity, timeZone),
        listStocksRoute(ctx),
        resourceRoutes(ctx, timeZone),
        extraNumberRoutes(ctx, identity),
        seriesRoutes(ctx, identity),
        listPoolsRoute(ctx),
        returnPoolRoute(ctx),
        releaseMonitorRoute(ctx, timeZone),
        checkInRoutes(ctx),
        myNoShowRoutes(ctx, identity),
        decideNoShowRoutes(ctx, identity),
        ...waitlist.routes,
        suspensionForPatientRoutes(ctx, identity),
        suspensionForStaffRoutes(ctx, identity),
      ],
      subscribers: [...waitlist.subscribers],
      timers: [
        { name: 'appointments.forget_old_sightings', everySeconds: 3_600, run: () => forgetOldSightings(ctx) },
        { name: 'appointments.expire_holds', everySeconds: 3, run: () => expireHolds(ctx) },
        ...waitlist.timers,
        { name: 'appointments.withdraw_extras', everySeconds: 5, run: () => withdrawUnusedExtras(ctx) },
        { name: 'appointments.close_sessions', everySeconds: 30, run: () => closeSessions(ctx) },
        { name: 'appointments.forget_tallies', everySeconds: 3600, run: () => forgetTallies(ctx.db) },
        { name: 'appointments.forget_stock_changes', everySeconds: 60, run: () => forgetStockChanges(ctx.db) },
        { name: 'appointments.settle_unanswered', everySeconds: 5, run: () => settleUnanswered(ctx) },
      ],
    }
  },
})
