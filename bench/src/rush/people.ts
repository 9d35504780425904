/** A crowd for the benches: accounts with a session, one patient each, agreed to everything; made by SQL, so that 20,000 take seconds. */
import { createHash } from 'node:crypto'
import { consentDocuments } from '@jiuyi/phrases/consent'
import { type Db, sql } from '@jiuyi/platform'

const uuid = (kind: string, i: number) =>
  createHash('md5')
    .update(`${kind}${i}`)
    .digest('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
export const person = (i: number) => ({
  accountId: uuid('account', i),
  patientId: uuid('patient', i),
  token: `bench-token-of-person-${i}`,
})

export async function makePeople(db: Db, groupId: string, n: number): Promise<void> {
  await db.rows(sql`
    insert into identity.account (group_id, id, created_at)
    select ${groupId}, md5('account' || i)::uuid, now() from generate_series(0, ${n - 1}::int) as i`)
  await db.rows(sql`
    insert into identity.session (group_id, id, token_hash, kind, account_id, client, device, created_at, last_seen_at, expires_at)
    select ${groupId}, md5('session' || i)::uuid, rtrim(translate(encode(sha256(convert_to('bench-token-of-person-' || i, 'UTF8')), 'base64'), '+/', '-_'), '='),
           'account', md5('account' || i)::uuid, 'weapp', 'bench', now(), now(), now() + interval '30 days'
      from generate_series(0, ${n - 1}::int) as i`)
  await db.rows(sql`
    insert into identity.patient (group_id, id, name, name_pinyin, name_initials, sex, born_on, certificate_type, certificate_sealed, certificate_index, phone_sealed, phone_index, card_number, created_at)
    select ${groupId}, md5('patient' || i)::uuid, '测试', 'ceshi', 'cs', 'male', '1980-01-01', 'id_card', 'x', 'x' || i, 'x', 'x' || i, 'x' || i, now()
      from generate_series(0, ${n - 1}::int) as i`)
  await db.rows(sql`
    insert into identity.proxy (group_id, id, account_id, patient_id, relation, consented_at, since)
    select ${groupId}, md5('proxy' || i)::uuid, md5('account' || i)::uuid, md5('patient' || i)::uuid, 'self', now(), now() from generate_series(0, ${n - 1}::int) as i`)
  for (const c of consentDocuments.filter((d) => d.required))
    await db.rows(sql`
      insert into identity.consent (group_id, id, account_id, document_id, version, given_at, session_id)
      select ${groupId}, md5('consent' || ${c.id} || i)::uuid, md5('account' || i)::uuid, ${c.id}, ${c.version}, now(), md5('session' || i)::uuid from generate_series(0, ${n - 1}::int) as i`)
}

/** They have just been looking at the page, as everybody has before a release. */
export const seenJustNow = (db: Db) => db.rows(sql`update identity.session set last_seen_at = now()`)
