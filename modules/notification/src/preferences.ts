import { accountOf, type Routes, sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { NotificationPreferences } from './contract.ts'
import type { Notifier } from './deps.ts'

type Preferences = Static<typeof NotificationPreferences>
const categories = ['booking', 'money', 'service'] as const

/** 通知设置: what was never chosen is wanted. */
export async function getPreferences(n: Notifier, accountId: string): Promise<Preferences> {
  const rows = await n.db.rows<{ category: string; subscribe: boolean; sms: boolean }>(sql`
    select category, subscribe, sms from notification.preference where account_id = ${accountId}`)
  const of = (category: string) => {
    const row = rows.find((r) => r.category === category)
    return { subscribe: row?.subscribe ?? true, sms: row?.sms ?? true }
  }
  return { booking: of('booking'), money: of('money'), service: of('service') }
}

export async function setPreferences(n: Notifier, accountId: string, want: Preferences): Promise<Preferences> {
  await n.db.rows(sql`
    insert into notification.preference (account_id, category, subscribe, sms, updated_at)
    select ${accountId}::uuid, c.category, c.subscribe, c.sms, ${n.clock()}
      from unnest(${[...categories]}::text[], ${categories.map((c) => want[c].subscribe)}::boolean[], ${categories.map((c) => want[c].sms)}::boolean[])
        as c(category, subscribe, sms)
    on conflict (account_id, category) do update
       set subscribe = excluded.subscribe, sms = excluded.sms, updated_at = excluded.updated_at`)
  return getPreferences(n, accountId)
}

export const preferencesRoutes =
  (n: Notifier): Routes =>
  async (app) => {
    const config = { access: { who: 'account' as const } }
    app.get(
      '/notification-preferences',
      {
        config,
        schema: {
          operationId: 'getNotificationPreferences',
          tags: ['notification'],
          summary: 'Which messages also come by WeChat or SMS',
          response: { 200: NotificationPreferences },
        },
      },
      async (req) => getPreferences(n, accountOf(req).accountId),
    )
    app.put(
      '/notification-preferences',
      {
        config,
        schema: {
          operationId: 'setNotificationPreferences',
          tags: ['notification'],
          summary: 'Choose which messages also come by WeChat or SMS',
          body: NotificationPreferences,
          response: { 200: NotificationPreferences },
        },
      },
      async (req) => setPreferences(n, accountOf(req).accountId, req.body),
    )
  }
