import { sql, type Tx } from '@jiuyi/platform'
import type { TemplateName } from './contract.ts'
import type { Notifier } from './deps.ts'
import { addDelivery, type Channel, channelsOf } from './tell.ts'

export type Delivery = {
  id: string
  accountId: string
  messageId: string
  hospitalId: string | null
  template: TemplateName
  channel: Channel
  state: string
  attempts: number
  createdAt: Date
  concernsAt: Date | null
  params: Record<string, string>
}

/** How a delivery ended. `creditBack`: the consent was set aside but not used. `noConsent`: WeChat says there is none. */
export type Ending = {
  state: 'sent' | 'failed' | 'skipped'
  error?: string
  phoneTail?: string
  receiptId?: string
  elseNextChannel?: boolean
  creditBack?: boolean
  noConsent?: boolean
}

export const loadDelivery = (n: Notifier, id: string) =>
  n.db.maybeOne<Delivery>(sql`
    select d.id, d.account_id as "accountId", d.message_id as "messageId", d.hospital_id as "hospitalId", d.template, d.channel, d.state, d.attempts,
           d.created_at as "createdAt", m.concerns_at as "concernsAt", m.params
      from notification.delivery d join notification.message m on m.account_id = d.account_id and m.id = d.message_id
     where d.id = ${id}`)

const leaseMs = 2 * 60_000
/** 30 s, 1 min, 2 min … at most 10 minutes: when the sweep looks after a try that failed. */
const pauseMs = (attempts: number) => Math.min(30_000 * 2 ** attempts, 600_000)

/** Only one sends at a time; who dies while sending gives way after two minutes. Nothing when somebody else is at it or it is over. */
export const takeLease = (n: Notifier, d: Delivery) => {
  const now = n.clock()
  const until = new Date(now.getTime() + leaseMs)
  return n.db.maybeOne<{ attempts: number }>(sql`
    update notification.delivery
       set attempts = attempts + 1, leased_until = ${until}, next_at = ${until}
     where account_id = ${d.accountId} and id = ${d.id} and state = 'waiting' and (leased_until is null or leased_until <= ${now})
    returning attempts`)
}

/** Sets one consent aside for this delivery, once for all its tries. One statement counts down, so two deliveries never use the same consent. */
export const takeCredit = (n: Notifier, d: Delivery, templateId: string): Promise<boolean> =>
  n.db.tx(async (tx) => {
    const before = await tx.one<{ taken: boolean }>(sql`
      select credit_taken as taken from notification.delivery where account_id = ${d.accountId} and id = ${d.id} for update`)
    if (before.taken) return true
    const got = await tx.maybeOne(sql`
      update notification.subscribe_credit set credits = credits - 1, updated_at = ${n.clock()}
       where account_id = ${d.accountId} and template_id = ${templateId} and credits > 0 returning 1 as one`)
    if (got)
      await tx.rows(
        sql`update notification.delivery set credit_taken = true where account_id = ${d.accountId} and id = ${d.id}`,
      )
    return got !== undefined
  })

/** Ends a delivery and, where the next channel shall have a go, begins that one in the same transaction. */
export async function endDelivery(n: Notifier, d: Delivery, end: Ending): Promise<void> {
  await n.db.tx(async (tx) => {
    const ended = await tx.maybeOne<{ creditTaken: boolean }>(sql`
      update notification.delivery
         set state = ${end.state}, last_error = ${end.error ?? null}, phone_tail = ${end.phoneTail ?? null}, receipt_id = ${end.receiptId ?? null},
             sent_at = ${end.state === 'sent' ? n.clock() : null}, leased_until = null
       where account_id = ${d.accountId} and id = ${d.id} and state = 'waiting'
      returning credit_taken as "creditTaken"`)
    if (!ended) return
    await settleCredit(tx, n, d, end, ended.creditTaken)
    const next = channelsOf(d.template)[channelsOf(d.template).indexOf(d.channel) + 1]
    if (end.elseNextChannel && next) await addDelivery(tx, n, { ...d, channel: next })
  })
}

async function settleCredit(tx: Tx, n: Notifier, d: Delivery, end: Ending, taken: boolean) {
  if (!end.noConsent && !(end.creditBack && taken)) return
  await tx.rows(sql`
    update notification.subscribe_credit set credits = case when ${end.noConsent ?? false}::boolean then 0 else credits + 1 end, updated_at = ${n.clock()}
     where account_id = ${d.accountId} and template_id = ${n.subscribeTemplateIds[d.template] ?? ''}`)
}

/** Gives the lease back after a failure that may pass. */
export const putOff = (n: Notifier, d: Delivery, error: string, attempts: number) =>
  n.db.rows(sql`
    update notification.delivery
       set leased_until = null, last_error = ${error}, next_at = ${new Date(n.clock().getTime() + pauseMs(attempts))}
     where account_id = ${d.accountId} and id = ${d.id} and state = 'waiting'`)
