import type { Flow, Routes } from '@jiuyi/platform'
import { seriesRoutes } from './book-series.ts'
import { complaintRoutes } from './carry-complaint.ts'
import { checkInRoutes } from './check-in.ts'
import type { Facades } from './facades.ts'
import { noShowFlows } from './follow-no-shows.ts'
import { moneyFlows } from './follow-the-money.ts'
import { queueFlows } from './follow-the-queue.ts'
import { numberFlows } from './issue-numbers.ts'
import { payRoutes } from './pay-for-appointment.ts'
import { previewTimetableRoute } from './preview-timetable.ts'
import { suspendClinicsRoutes, suspensionFlows } from './suspend-clinics.ts'
import { deskPaymentRoutes } from './take-desk-payment.ts'
import { suspensionMessageFlows } from './tell-of-suspension.ts'
import { drawFlows } from './tell-the-drawn.ts'
import { messageFlows } from './tell-the-patient.ts'
import { waitlistFlows } from './tell-the-waiting.ts'

export type { Facades } from './facades.ts'
export { poolCounts } from './issue-numbers.ts'

/** The outpatient flow: hold → pay → confirm → cancel → refund, and from the timetable to the numbers. */
export const outpatient = (f: Facades): { subscribers: Flow[]; routes: Routes[] } => ({
  subscribers: [
    ...numberFlows(f),
    ...moneyFlows(f),
    ...messageFlows(f),
    ...noShowFlows(f),
    ...waitlistFlows(f),
    ...suspensionFlows(f),
    ...suspensionMessageFlows(f),
    ...drawFlows(f),
    ...queueFlows(f),
  ],
  routes: [
    payRoutes(f),
    deskPaymentRoutes(f),
    previewTimetableRoute(f),
    suspendClinicsRoutes(f),
    seriesRoutes(f),
    complaintRoutes(f),
    checkInRoutes(f),
  ],
})
