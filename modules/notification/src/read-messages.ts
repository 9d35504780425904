import { Count, IdParam } from '@jiuyi/kernel'
import { accountOf, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { MessageRead, refuse, type TemplateName, templates } from './contract.ts'
import type { Notifier } from './deps.ts'

/** 未读: how many messages the account has not read. */
export const countUnread = (n: Notifier, accountId: string) =>
  n.db.one<{ unread: number }>(
    sql`select count(*) as unread from notification.message where account_id = ${accountId} and read_at is null`,
  )

/** 已读: read once stays read at that moment. What asks for a receipt is told to have been opened, once, in the same transaction. */
export async function markRead(n: Notifier, accountId: string, id: string): Promise<void> {
  await n.db.tx(async (tx) => {
    const mine = await tx.maybeOne<{ template: TemplateName; link: string | null; first: boolean }>(sql`
      update notification.message m set read_at = coalesce(m.read_at, ${n.clock()})
        from (select account_id, id, read_at is null as first from notification.message where account_id = ${accountId} and id = ${id} for update) before
       where m.account_id = before.account_id and m.id = before.id
      returning m.template, m.link, before.first`)
    if (!mine) throw refuse.message_not_found()
    if (mine.first && receipts.has(mine.template))
      await tx.emit(MessageRead(id, { accountId, template: mine.template, ...(mine.link && { link: mine.link }) }))
  })
}
const receipts = new Set<TemplateName>(
  (Object.keys(templates) as TemplateName[]).filter((name) => 'receipt' in templates[name]),
)

export const markAllRead = (n: Notifier, accountId: string) =>
  n.db.rows(
    sql`update notification.message set read_at = ${n.clock()} where account_id = ${accountId} and read_at is null`,
  )

export const readMessagesRoutes =
  (n: Notifier): Routes =>
  async (app) => {
    const config = { access: { who: 'account' as const } }
    app.get(
      '/messages/unread',
      {
        config,
        schema: {
          operationId: 'countUnread',
          tags: ['notification'],
          summary: 'How many are unread',
          response: { 200: Type.Object({ unread: Count }, { additionalProperties: false }) },
        },
      },
      async (req) => countUnread(n, accountOf(req).accountId),
    )
    app.put(
      '/messages/:id/reading',
      {
        config,
        schema: {
          operationId: 'markRead',
          tags: ['notification'],
          summary: 'Mark one as read',
          params: IdParam,
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await markRead(n, accountOf(req).accountId, req.params.id)
        return reply.code(204).send(null)
      },
    )
    app.post(
      '/messages/reading',
      {
        config,
        schema: {
          operationId: 'markAllRead',
          tags: ['notification'],
          summary: 'Mark all as read',
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await markAllRead(n, accountOf(req).accountId)
        return reply.code(204).send(null)
      },
    )
  }
