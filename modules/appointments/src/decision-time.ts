import { type Clock, systemClock } from '@jiuyi/kernel'

/** The instant a statement decides by: in service null, and the database uses its own clock; a test's clock is passed on. */
export const decisionTime = (clock: Clock): Date | null => (clock === systemClock ? null : clock())
