import { newId } from '@jiuyi/kernel'
import { sql, type Tx } from '@jiuyi/platform'
import { type TemplateName, templates } from './contract.ts'
import type { Notifier } from './deps.ts'

export type Tell = {
  key: string
  accountIds: string[]
  template: TemplateName
  params: Record<string, string>
  link?: string
  hospitalId?: string
  concernsAt?: string
}
export type Channel = 'subscribe' | 'sms'
export const channelsOf = (template: TemplateName): Channel[] =>
  (templates[template].channels as readonly (Channel | 'inbox')[]).filter((c) => c !== 'inbox')

/**
 * 告知: the message is in the inbox when this returns; what goes further is a job. One message a (key, account), however often it is told.
 * The first channel of the template is tried first; the next one only if that one cannot be used.
 */
export async function tell(n: Notifier, want: Tell): Promise<{ messages: number }> {
  const at = n.clock()
  const params = wordsOf(want)
  // In one order everywhere, so that two who tell the same people do not wait for each other in a circle.
  const accountIds = [...new Set(want.accountIds)].sort()
  const ids = accountIds.map(() => newId(at.getTime()))
  return n.db.tx(async (tx) => {
    const told = await tx.rows<{ accountId: string; messageId: string }>(sql`
      insert into notification.message (account_id, id, key, hospital_id, template, params, link, concerns_at, created_at)
      select who.account_id, who.id, ${want.key}, ${want.hospitalId ?? null}::uuid, ${want.template}, ${JSON.stringify(params)}::jsonb, ${want.link ?? null},
             ${want.concernsAt ?? null}::timestamptz, ${at}
        from unnest(${accountIds}::uuid[], ${ids}::uuid[]) as who(account_id, id)
      on conflict (account_id, key) do nothing
      returning account_id as "accountId", id as "messageId"`)
    const [first] = channelsOf(want.template)
    if (first)
      for (const m of told)
        await addDelivery(tx, n, { ...m, template: want.template, channel: first, hospitalId: want.hospitalId ?? null })
    return { messages: told.length }
  })
}

/** A word that is missing would be a hole in a sentence somebody reads: that is a bug of who tells. */
function wordsOf({ template, params }: Tell): Record<string, string> {
  return Object.fromEntries(
    templates[template].params.map((name) => {
      const value = params[name]
      if (value === undefined) throw new Error(`message ${template} needs the word ${name}`)
      return [name, value]
    }),
  )
}

export type NewDelivery = {
  accountId: string
  messageId: string
  template: TemplateName
  channel: Channel
  hospitalId: string | null
}

export async function addDelivery(tx: Tx, n: Notifier, d: NewDelivery): Promise<void> {
  const at = n.clock()
  const id = newId(at.getTime())
  const fresh = await tx.maybeOne(sql`
    insert into notification.delivery (account_id, id, message_id, hospital_id, template, channel, next_at, created_at)
    values (${d.accountId}, ${id}, ${d.messageId}, ${d.hospitalId}, ${d.template}, ${d.channel}, ${at}, ${at})
    on conflict (message_id, channel) do nothing returning 1 as one`)
  if (fresh) await addJob(tx, id)
}

export const addJob = (tx: Tx, deliveryId: string, runAt?: Date) =>
  tx.addJob(
    'notification.deliver',
    { deliveryId },
    { key: `notification.deliver:${deliveryId}`, ...(runAt ? { runAt } : {}) },
  )
