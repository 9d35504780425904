import type { Appointments } from '@jiuyi/appointments'
import type { Billing } from '@jiuyi/billing'
import type { Directory } from '@jiuyi/directory'
import type { Identity } from '@jiuyi/identity'
import type { Facade } from '@jiuyi/kernel'
import type { Notification } from '@jiuyi/notification'
import type { Queue } from '@jiuyi/queue'
import type { Scheduling } from '@jiuyi/scheduling'
import type { Triage } from '@jiuyi/triage'

/** The modules that the outpatient flow joins. */
export type Facades = {
  identity: Facade<(typeof Identity)['methods']>
  directory: Facade<(typeof Directory)['methods']>
  scheduling: Facade<(typeof Scheduling)['methods']>
  appointments: Facade<(typeof Appointments)['methods']>
  billing: Facade<(typeof Billing)['methods']>
  notification: Facade<(typeof Notification)['methods']>
  triage: Facade<(typeof Triage)['methods']>
  queue: Facade<(typeof Queue)['methods']>
}

/** What an order of the registration fee is for. */
export const sourceOf = (appointmentId: string): string => `appointment:${appointmentId}`
/** The appointment an order pays for, if it pays for one. */
export const appointmentOf = (source: string): string | undefined => /^appointment:([0-9a-f-]{36})$/.exec(source)?.[1]
