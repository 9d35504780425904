import { List } from '@jiuyi/kernel'
import { accountOf, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { TemplateName } from './contract.ts'
import type { Notifier } from './deps.ts'

/** More than anybody gives; keeps a broken client from counting without end. */
const mostCredits = 100

/** 订阅授权: the mini program's user allowed one message of each of these templates. Templates that are not ours are left out. */
export async function addConsents(n: Notifier, accountId: string, templateIds: string[]): Promise<void> {
  const ours = new Set(Object.values(n.subscribeTemplateIds))
  const ids = [...new Set(templateIds)].filter((id) => ours.has(id)).sort()
  await n.db.rows(sql`
    insert into notification.subscribe_credit as c (account_id, template_id, credits, updated_at)
    select ${accountId}::uuid, t.id, 1, ${n.clock()} from unnest(${ids}::text[]) as t(id)
    on conflict (account_id, template_id) do update
       set credits = least(c.credits + 1, ${mostCredits}), updated_at = excluded.updated_at`)
}

export const subscribeConsentsRoutes =
  (n: Notifier): Routes =>
  async (app) => {
    const config = { access: { who: 'account' as const } }
    app.get(
      '/subscribe-templates',
      {
        config,
        schema: {
          operationId: 'listSubscribeTemplates',
          tags: ['notification'],
          summary: 'Templates the mini program may ask consent for; `name` is our message',
          response: {
            200: List(Type.Object({ templateId: Type.String(), name: TemplateName }, { additionalProperties: false })),
          },
        },
      },
      async () => ({
        items: Object.entries(n.subscribeTemplateIds).map(([name, templateId]) => ({
          templateId,
          name: name as TemplateName,
        })),
      }),
    )
    app.post(
      '/subscribe-consents',
      {
        config,
        schema: {
          operationId: 'addSubscribeConsents',
          tags: ['notification'],
          summary: 'The user allowed one message of each of these templates',
          body: Type.Object(
            { templateIds: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 20 }) },
            { additionalProperties: false },
          ),
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await addConsents(n, accountOf(req).accountId, req.body.templateIds)
        return reply.code(204).send(null)
      },
    )
  }
