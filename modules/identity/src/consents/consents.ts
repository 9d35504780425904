import { Instant, Line, List, newId } from '@jiuyi/kernel'
import { type AccountActor, accountOf, languageOf, type Queryable, type Routes, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { getAccount } from '../accounts/get-account.ts'
import { Account, refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'

/** Required documents whose present version the account has not agreed to, or no longer agrees to. */
export async function consentsDue(db: Queryable, d: Deps, accountId: string): Promise<string[]> {
  const given = await db.rows<{ documentId: string; version: string }>(sql`
    select document_id as "documentId", version
      from identity.consent
     where group_id = ${d.groupId} and account_id = ${accountId} and withdrawn_at is null`)
  return d.consents
    .filter((c) => c.required && !given.some((g) => g.documentId === c.id && g.version === c.version))
    .map((c) => c.id)
}

/** Nothing about a person's health is kept before they agreed. */
export async function needConsents(db: Queryable, d: Deps, accountId: string): Promise<void> {
  const due = await consentsDue(db, d, accountId)
  if (due.length) throw refuse.consent_needed({ due })
}

const Document = Type.Object({ id: Line(60), version: Line(40) }, { additionalProperties: false })

/** Writes down what was agreed to, when and in which session. Agreeing twice is agreeing once. */
export async function giveConsent(
  db: Queryable,
  d: Deps,
  who: Pick<AccountActor, 'accountId' | 'sessionId'>,
  documents: Static<typeof Document>[],
): Promise<void> {
  for (const { id, version } of documents) {
    // Someone who read an old text has not agreed to the new one.
    if (!d.consents.some((c) => c.id === id && c.version === version)) throw refuse.consent_outdated({ documentId: id })
  }
  for (const { id, version } of documents)
    await db.rows(sql`
      insert into identity.consent (group_id, id, account_id, document_id, version, given_at, session_id)
      values (${d.groupId}, ${newId()}, ${who.accountId}, ${id}, ${version}, ${d.clock()}, ${who.sessionId})
      on conflict (group_id, account_id, document_id, version) where withdrawn_at is null do nothing`)
}

const Given = Type.Object(
  { documentId: Type.String(), version: Type.String(), givenAt: Instant, withdrawnAt: Type.Optional(Instant) },
  { additionalProperties: false, title: 'GivenConsent' },
)
type GivenRow = { documentId: string; version: string; givenAt: Date; withdrawnAt: Date | null }

const listConsents = async (d: Deps, accountId: string): Promise<Static<typeof Given>[]> => {
  const rows = await d.db.rows<GivenRow>(sql`
    select document_id as "documentId", version, given_at as "givenAt", withdrawn_at as "withdrawnAt"
      from identity.consent
     where group_id = ${d.groupId} and account_id = ${accountId}
     order by given_at desc, id desc
     limit 200`)
  return rows.map(({ givenAt, withdrawnAt, ...r }) => ({
    ...r,
    givenAt: givenAt.toISOString(),
    ...(withdrawnAt ? { withdrawnAt: withdrawnAt.toISOString() } : {}),
  }))
}

/** Taking consent back closes the row. What is required for booking is then due again; records already kept by law stay. */
const withdrawConsent = async (d: Deps, accountId: string, documentId: string) => {
  await d.db.rows(sql`
    update identity.consent
       set withdrawn_at = ${d.clock()}
     where group_id = ${d.groupId} and account_id = ${accountId} and document_id = ${documentId} and withdrawn_at is null`)
  d.forget(`account:${accountId}`)
}

const Shown = Type.Object(
  {
    id: Type.String(),
    version: Type.String(),
    title: Type.String(),
    summary: Type.String(),
    body: Type.String(),
    required: Type.Boolean(),
  },
  { additionalProperties: false, title: 'ConsentDocument' },
)

export const consentRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/consent-documents',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'listConsentDocuments',
          tags: ['identity'],
          summary: 'The texts to agree to, in the asker’s language',
          response: { 200: List(Shown) },
        },
      },
      async (req) => ({
        items: d.consents.map(({ id, version, required, zh, en }) => ({
          id,
          version,
          required,
          ...(languageOf(req) === 'en' ? en : zh),
        })),
      }),
    )

    app.post(
      '/consents',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'giveConsent',
          tags: ['identity'],
          summary: 'Agree to documents',
          body: Type.Object(
            { documents: Type.Array(Document, { minItems: 1, maxItems: 10 }) },
            { additionalProperties: false },
          ),
          response: { 200: Account },
        },
      },
      async (req) => {
        const who = accountOf(req)
        await d.db.tx((tx) => giveConsent(tx, d, who, req.body.documents))
        return getAccount(d.db, d, who.accountId)
      },
    )

    app.get(
      '/consents',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'listConsents',
          tags: ['identity'],
          summary: 'What this account agreed to, and when',
          response: { 200: List(Given) },
        },
      },
      async (req) => ({ items: await listConsents(d, accountOf(req).accountId) }),
    )

    app.delete(
      '/consents/:documentId',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'withdrawConsent',
          tags: ['identity'],
          summary: 'Take a consent back',
          params: Type.Object({ documentId: Line(60) }),
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await withdrawConsent(d, accountOf(req).accountId, req.params.documentId)
        return reply.code(204).send(null)
      },
    )
  }
