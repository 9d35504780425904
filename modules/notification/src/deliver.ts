import { maskTail, PartnerError } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { templates } from './contract.ts'
import { type Delivery, type Ending, endDelivery, loadDelivery, putOff, takeCredit, takeLease } from './delivery.ts'
import type { Notifier } from './deps.ts'
import { quietUntil } from './quiet-hours.ts'
import { addJob } from './tell.ts'

/** After a day nobody needs to be told by SMS any more; the inbox has it. */
const tooLateMs = 24 * 3_600_000
/** After so many tries (some ten minutes) a subscribe message gives way to the SMS. */
const mostSubscribeTries = 6

/**
 * 发送 (job): brings one delivery to its end or leaves it waiting. A failure that may pass is thrown, so that the queue tries again with growing
 * pauses; a final one is written down, and the next channel begins.
 */
export async function deliver(n: Notifier, { deliveryId }: { deliveryId: string }): Promise<void> {
  const d = await loadDelivery(n, deliveryId)
  if (d?.state !== 'waiting') return
  const now = n.clock()
  if (now.getTime() - d.createdAt.getTime() > tooLateMs || (d.concernsAt && d.concernsAt < now))
    return endDelivery(n, d, { state: d.attempts > 0 ? 'failed' : 'skipped', error: 'too_late' })
  const morning = d.channel === 'sms' ? quietUntil(now, d.concernsAt, n.timeZone) : undefined
  if (morning) return waitUntil(n, d, morning)
  const lease = await takeLease(n, d)
  if (!lease) return
  try {
    await endDelivery(n, d, await trySending(n, d))
  } catch (e) {
    await failedTry(n, d, e, lease.attempts)
  }
}

async function waitUntil(n: Notifier, d: Delivery, at: Date) {
  await n.db.tx(async (tx) => {
    await tx.rows(sql`
      update notification.delivery set next_at = ${at} where account_id = ${d.accountId} and id = ${d.id} and state = 'waiting'`)
    await addJob(tx, d.id, at)
  })
}

async function trySending(n: Notifier, d: Delivery): Promise<Ending> {
  const { wanted } = await n.db.one<{ wanted: boolean }>(sql`
    select coalesce((select case when ${d.channel}::text = 'sms' then sms else subscribe end
                       from notification.preference where account_id = ${d.accountId} and category = ${templates[d.template].category}), true) as wanted`)
  if (!wanted) return { state: 'skipped', error: 'not_wanted', elseNextChannel: true }
  return d.channel === 'sms' ? sendSms(n, d) : sendSubscribe(n, d)
}

async function sendSms(n: Notifier, d: Delivery): Promise<Ending> {
  const { phone } = await n.identity.contact({ accountId: d.accountId })
  if (!phone) return { state: 'skipped', error: 'no_phone' }
  const { sms } = n.render(d.template, d.params, 'zh-CN')
  // The key lets the provider recognise a repeat whose first answer was lost.
  const { receiptId } = await n.sms.send({ phone, template: d.template, params: sms, key: `notification.${d.id}` })
  return { state: 'sent', phoneTail: maskTail(phone), receiptId }
}

async function sendSubscribe(n: Notifier, d: Delivery): Promise<Ending> {
  const templateId = n.subscribeTemplateIds[d.template]
  if (!templateId) return { state: 'skipped', error: 'no_template', elseNextChannel: true }
  const { miniProgramOpenid: openid, language } = await n.identity.contact({ accountId: d.accountId })
  if (!openid) return { state: 'skipped', error: 'no_openid', elseNextChannel: true }
  if (!(await takeCredit(n, d, templateId))) return { state: 'skipped', error: 'no_consent', elseNextChannel: true }
  const { fields, page } = n.render(d.template, d.params, language).subscribe
  await n.subscribe.send({ openid, templateId, page, fields })
  return { state: 'sent' }
}

async function failedTry(n: Notifier, d: Delivery, e: unknown, attempts: number) {
  const error = e instanceof PartnerError ? e.code : 'unknown'
  if (error === 'no_consent')
    return endDelivery(n, d, { state: 'skipped', error, elseNextChannel: true, noConsent: true })
  if (e instanceof PartnerError && !e.retryable)
    return endDelivery(n, d, { state: 'failed', error, elseNextChannel: true, creditBack: true })
  if (d.channel === 'subscribe' && attempts >= mostSubscribeTries)
    return endDelivery(n, d, { state: 'failed', error, elseNextChannel: true })
  await putOff(n, d, error, attempts)
  throw e
}

/** Timer: deliveries whose job was lost, or whose next try the queue has put off longer than the outage lasted. */
export async function sweepDeliveries(n: Notifier, limit = 200): Promise<number> {
  const now = n.clock()
  return n.db.tx(async (tx) => {
    const due = await tx.rows<{ id: string }>(sql`
      update notification.delivery set next_at = ${new Date(now.getTime() + 60_000)}
       where id in (select id from notification.delivery where state = 'waiting' and next_at <= ${new Date(now.getTime() - 30_000)}
                     order by next_at limit ${limit} for update skip locked)
      returning id`)
    for (const { id } of due) await addJob(tx, id)
    return due.length
  })
}
