import appointments from '@jiuyi/appointments/module'
import billing from '@jiuyi/billing/module'
import directory from '@jiuyi/directory/module'
import identity from '@jiuyi/identity/module'
import { type Clock, systemClock } from '@jiuyi/kernel'
import notification from '@jiuyi/notification/module'
import { outpatient } from '@jiuyi/outpatient'
import { consentDocuments } from '@jiuyi/phrases/consent'
import { refundReason, renderMessage } from '@jiuyi/phrases/messages'
import { triageQuestion } from '@jiuyi/phrases/triage'
import { type Authenticate, type Ctx, type Db, openDb, openKeyRing, type Routes } from '@jiuyi/platform'
import queue from '@jiuyi/queue/module'
import scheduling from '@jiuyi/scheduling/module'
import triage from '@jiuyi/triage/module'
import { configRoute } from './config-route.ts'
import { connectPartners } from './partners.ts'
import type { Settings } from './settings.ts'
import { databaseTokenStore } from './token-store.ts'

/** Every module, in the order of the floors: what stands below is wired first. */
export const modules = [identity, directory, scheduling, appointments, billing, notification, triage, queue]
export const migrationSources = modules.map((m) => ({ module: m.name, dir: m.migrations }))

export type HouseOptions = {
  clock?: Clock
  /** The database as one module sees it; tests give each module its own role. */
  dbOf?: (module: string) => Db
}

/** Puts the house together: modules get the facades and ports they name, flows join them, and nobody else knows everybody. */
export function buildHouse(s: Settings, options: HouseOptions = {}) {
  const db = openDb({ url: s.DATABASE_URL, max: s.DATABASE_CONNECTIONS })
  const keys = openKeyRing({ ...s.KEY_RING, indexKey: s.INDEX_KEY })
  const partners = connectPartners(s, databaseTokenStore(db, keys))
  const clock = options.clock ?? systemClock
  const ctxOf = (module: string): Ctx => ({ db: options.dbOf?.(module) ?? db, clock, keys })
  const timeZone = s.TIME_ZONE

  const identityParts = identity.create(ctxOf('identity'), {
    wechat: partners.wechat,
    sendCode: (code) => notificationParts.facade.sendCode(code),
    groupId: s.GROUP_ID,
    publicUrl: s.PUBLIC_URL,
    secureCookies: s.PUBLIC_URL.startsWith('https:'),
    sandboxDemo: s.DEMO,
    consents: consentDocuments,
    timeZone,
  })
  const directoryParts = directory.create(ctxOf('directory'), {})
  const schedulingParts = scheduling.create(ctxOf('scheduling'), { directory: directoryParts.facade })
  const appointmentsParts = appointments.create(ctxOf('appointments'), {
    identity: identityParts.facade,
    timeZone,
    risk: partners.wechat,
  })
  const billingParts = billing.create(ctxOf('billing'), { payments: partners.payments, timeZone, refundReason })
  const notificationParts = notification.create(ctxOf('notification'), {
    sms: partners.sms,
    subscribe: partners.wechat,
    identity: identityParts.facade,
    render: renderMessage,
    subscribeTemplateIds: s.WECHAT_SUBSCRIBE_TEMPLATES,
    timeZone,
  })
  const triageParts = triage.create(ctxOf('triage'), {
    identity: identityParts.facade,
    directory: directoryParts.facade,
    questionText: triageQuestion,
  })
  const queueParts = queue.create(ctxOf('queue'), {
    identity: identityParts.facade,
    directory: directoryParts.facade,
  })
  const facades = {
    identity: identityParts.facade,
    directory: directoryParts.facade,
    scheduling: schedulingParts.facade,
    appointments: appointmentsParts.facade,
    billing: billingParts.facade,
    notification: notificationParts.facade,
    triage: triageParts.facade,
    queue: queueParts.facade,
  }
  const parts = [
    identityParts,
    directoryParts,
    schedulingParts,
    appointmentsParts,
    billingParts,
    notificationParts,
    triageParts,
    queueParts,
  ]
  const flows = outpatient(facades)
  const authenticate: Authenticate = async (credential) => (await facades.identity.authenticate(credential)).actor
  const routes: Routes[] = [...parts.flatMap((p) => p.routes ?? []), ...flows.routes, configRoute(s, partners, clock)]

  return {
    db,
    keys,
    clock,
    facades,
    partners,
    authenticate,
    routes,
    ctxOf,
    subscribers: [...parts.flatMap((p) => p.subscribers ?? []), ...flows.subscribers],
    tasks: Object.assign({}, ...parts.map((p) => p.tasks ?? {})),
    timers: parts.flatMap((p) => p.timers ?? []),
  }
}
export type House = ReturnType<typeof buildHouse>
