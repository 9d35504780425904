import { Page, Uuid } from '@jiuyi/kernel'
import { accountOf, languageOf, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { Message, type TemplateName, templates } from './contract.ts'
import type { Language, Notifier } from './deps.ts'

type Row = {
  id: string
  template: TemplateName
  params: Record<string, string>
  link: string | null
  createdAt: Date
  readAt: Date | null
}
const pageSize = 20

/** 消息: the account's inbox, newest first, in the reader's language. */
export async function listMessages(n: Notifier, accountId: string, language: Language, cursor?: string) {
  const rows = await n.db.rows<Row>(sql`
    select id, template, params, link, created_at as "createdAt", read_at as "readAt"
      from notification.message
     where account_id = ${accountId} and (${cursor ?? null}::uuid is null or id < ${cursor ?? null}::uuid)
     order by id desc
     limit ${pageSize + 1}`)
  const items = rows.slice(0, pageSize).map((row) => showMessage(n, row, language))
  return { items, ...(rows.length > pageSize ? { next: items.at(-1)!.id } : {}) }
}

function showMessage(n: Notifier, row: Row, language: Language): Message {
  const { title, body } = n.render(row.template, row.params, language)
  return {
    id: row.id,
    template: row.template,
    category: templates[row.template].category,
    title,
    body,
    createdAt: row.createdAt.toISOString(),
    ...(row.readAt ? { readAt: row.readAt.toISOString() } : {}),
    ...(row.link ? { link: row.link } : {}),
  }
}

export const listMessagesRoute =
  (n: Notifier): Routes =>
  async (app) => {
    app.get(
      '/messages',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'listMessages',
          tags: ['notification'],
          summary: 'The inbox, newest first',
          querystring: Type.Object({ cursor: Type.Optional(Uuid) }),
          response: { 200: Page(Message) },
        },
      },
      async (req) => listMessages(n, accountOf(req).accountId, languageOf(req), req.query.cursor),
    )
  }
