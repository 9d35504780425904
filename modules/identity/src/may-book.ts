/** May this account take numbers for this patient? One question for the three things a booking asks of identity. */
import { createLoader, sql } from '@jiuyi/platform'
import type { Deps, IdentityFacade } from './deps.ts'

type Pair = { accountId: string; patientId: string }
type Answer = Awaited<ReturnType<IdentityFacade['mayBook']>>
type Remembered = Answer & { accountId: string }

/**
 * Asked for many requests with one statement while one is in flight. A yes with nothing due is remembered for seconds (`rememberSeconds`); a no is
 * asked again each time, so that who has just added a patient or agreed to the terms need not wait.
 */
export function createMayBook(d: Deps): IdentityFacade['mayBook'] {
  const pairs = createLoader<Pair, Remembered>(
    (p) => p.accountId + p.patientId,
    (asked) => ask(d, asked),
    {
      keepMs: d.policy.rememberSeconds * 1000,
      clock: d.clock,
      about: (r) => `account:${r.accountId}`,
      worthKeeping: (r) => r.allowed && r.due.length === 0,
    },
  )
  d.onForget(pairs.forget)
  return async (pair) => {
    const { allowed, due, elder } = (await pairs.load(pair))!
    return { allowed, due, elder }
  }
}

async function ask(d: Deps, pairs: Pair[]): Promise<Remembered[]> {
  const required = d.consents.filter((c) => c.required)
  const rows = await d.db.rows<{ allowed: boolean; elder: boolean | null; due: string[] | null }>(sql`
    select exists (select 1 from identity.proxy x
                    where x.group_id = ${d.groupId} and x.account_id = w.account_id and x.patient_id = w.patient_id and x.removed_at is null) as allowed,
           (select (a.preferences->>'elder')::boolean from identity.account a where a.group_id = ${d.groupId} and a.id = w.account_id) as elder,
           (select array_agg(r.id order by r.n)
              from unnest(${required.map((c) => c.id)}::text[], ${required.map((c) => c.version)}::text[]) with ordinality as r(id, version, n)
             where not exists (select 1 from identity.consent c
                                where c.group_id = ${d.groupId} and c.account_id = w.account_id and c.document_id = r.id and c.version = r.version and c.withdrawn_at is null)) as due
      from unnest(${pairs.map((p) => p.accountId)}::uuid[], ${pairs.map((p) => p.patientId)}::uuid[]) with ordinality as w(account_id, patient_id, ord)
     order by w.ord`)
  return rows.map((r, i) => ({
    allowed: r.allowed,
    elder: r.elder ?? false,
    due: r.due ?? [],
    accountId: pairs[i]!.accountId,
  }))
}
