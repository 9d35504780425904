import { localDate, newId } from '@jiuyi/kernel'
import { type Ctx, sql } from '@jiuyi/platform'
import { phonePlace } from './accounts/find-account.ts'
import type { Role, relations } from './contract.ts'
import { type ConsentDocument, days, defaultPolicy, later } from './deps.ts'
import { type CertificateClaim, readCertificate } from './patients/certificate.ts'
import { sealPatient } from './patients/patient-row.ts'
import { hashPassword } from './secrets/password.ts'
import { phoneIndex, readPhone } from './secrets/phone.ts'
import { newToken, tokenHash } from './secrets/token.ts'
import { insertStaff } from './staff/create-staff.ts'

export type SeedPerson = CertificateClaim & { name: string; phone: string }
export type SeedStaff = {
  hospitalId: string
  loginName: string
  displayName: string
  password: string
  roles: readonly Role[]
  departmentIds?: string[]
  practitionerId?: string
  /** The password was printed or read out, so it opens nothing until it is replaced. */
  mustChangePassword?: boolean
}
export type SeedAccount = {
  phone: string
  password?: string
  patients?: { patientId: string; relation: (typeof relations)[number] }[]
  /** Documents this account has agreed to. */
  consents?: Pick<ConsentDocument, 'id' | 'version'>[]
}

const inBatches = async <T>(all: T[], work: (some: T[]) => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < all.length; i += 500) await work(all.slice(i, i + 500))
}

/** Patients by the thousand, under the same rules as one by one. Returns their ids in order; one who is there already keeps the old record. */
async function seedPatients(ctx: Ctx, groupId: string, people: SeedPerson[]): Promise<string[]> {
  const [now, today] = [ctx.clock(), localDate(ctx.clock(), 'Asia/Shanghai')]
  const ids: string[] = []
  await inBatches(people, async (some) => {
    const rows = some.map((p) =>
      sealPatient(ctx.keys, {
        name: p.name,
        phone: readPhone(p.phone),
        certificate: readCertificate(p, today, defaultPolicy.guardianBelowAge),
      }),
    )
    await ctx.db.rows(sql`
      insert into identity.patient (group_id, id, name, name_pinyin, name_initials, sex, born_on, certificate_type, certificate_sealed, certificate_index,
                                    phone_sealed, phone_index, card_number, guardian_name, guardian_certificate_sealed, guardian_consent_at, created_at)
      select ${groupId}::uuid, r.id, r.name, r.pinyin, r.initials, r.sex, r."bornOn", r."certificateType", r."certificateSealed", r."certificateIndex",
             r."phoneSealed", r."phoneIndex", nextval('identity.card_number')::text, r."guardianName", r."guardianCertificateSealed",
             case when r."guardianName" is not null then ${now}::timestamptz end, ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as r (id uuid, name text, pinyin text, initials text, sex text, "bornOn" date, "certificateType" text, "certificateSealed" text,
                   "certificateIndex" text, "phoneSealed" text, "phoneIndex" text, "guardianName" text, "guardianCertificateSealed" text)
      on conflict on constraint patient_one_per_certificate do nothing`)
    const known = await ctx.db.rows<{ id: string; key: string }>(sql`
      select id, certificate_index || certificate_type as key
        from identity.patient
       where group_id = ${groupId} and certificate_index = any(${rows.map((r) => r.certificateIndex)}::text[])`)
    const byKey = new Map(known.map((k) => [k.key, k.id]))
    ids.push(...rows.map((r) => byKey.get(r.certificateIndex + r.certificateType)!))
  })
  return ids
}

/** Staff with a password of their own. One hash per different password: a demonstration's hundred doctors share one. Returns ids in order. */
async function seedStaff(ctx: Ctx, groupId: string, people: SeedStaff[]): Promise<string[]> {
  const hashes = new Map<string, string>()
  for (const { password } of people) if (!hashes.has(password)) hashes.set(password, await hashPassword(password))
  const ids: string[] = []
  await inBatches(people, (some) =>
    ctx.db.tx(async (tx) => {
      for (const { password, departmentIds, ...s } of some) {
        const known = await tx.maybeOne<{ id: string }>(
          sql`select id from identity.staff where group_id = ${groupId} and login_name = ${s.loginName}`,
        )
        const id = known?.id ?? newId<'staff'>()
        if (!known)
          await insertStaff(tx, ctx, {
            ...s,
            id,
            groupId,
            departmentIds: departmentIds ?? [],
            passwordHash: hashes.get(password)!,
            mustChangePassword: s.mustChangePassword ?? false,
          })
        ids.push(id)
      }
    }),
  )
  return ids
}

/** An account with a phone, perhaps a password, its patients and consents. Asked again for the same phone it returns the same account. */
async function seedAccount(
  ctx: Ctx,
  groupId: string,
  want: SeedAccount,
): Promise<{ accountId: string; token: string }> {
  const [now, phone, fresh] = [ctx.clock(), readPhone(want.phone), newId<'account'>()]
  const passwordHash = want.password ? await hashPassword(want.password) : null
  const accountId = await ctx.db.tx(async (tx) => {
    const { id } = await tx.one<{ id: string }>(sql`
      insert into identity.account (group_id, id, phone_sealed, phone_index, password_hash, default_patient_id, created_at)
      values (${groupId}, ${fresh}, ${ctx.keys.seal(phone, phonePlace(fresh))}, ${phoneIndex(ctx.keys, phone)}, ${passwordHash},
              ${want.patients?.[0]?.patientId ?? null}, ${now})
      on conflict on constraint account_one_per_phone do update set password_hash = coalesce(excluded.password_hash, account.password_hash)
      returning id`)
    // Yesterday's additions do not count against today's.
    for (const p of want.patients ?? [])
      await tx.rows(sql`
        insert into identity.proxy (group_id, id, account_id, patient_id, relation, consented_at, since)
        values (${groupId}, ${newId()}, ${id}, ${p.patientId}, ${p.relation}, ${now}, ${later(now, -2 * days)})
        on conflict (group_id, account_id, patient_id) where removed_at is null do nothing`)
    return id
  })
  const [token] = await seedSessions(ctx, groupId, [accountId])
  for (const c of want.consents ?? [])
    await ctx.db.rows(sql`
      insert into identity.consent (group_id, id, account_id, document_id, version, given_at, session_id)
      select ${groupId}::uuid, ${newId()}::uuid, ${accountId}::uuid, ${c.id}::text, ${c.version}::text, ${now}::timestamptz, s.id
        from identity.session s
       where s.group_id = ${groupId} and s.token_hash = ${tokenHash(token!)}
      on conflict (group_id, account_id, document_id, version) where withdrawn_at is null do nothing`)
  return { accountId, token: token! }
}

/** Open sessions by the thousand, for load tests: one bearer token an account, in order. */
async function seedSessions(ctx: Ctx, groupId: string, accountIds: string[]): Promise<string[]> {
  const now = ctx.clock()
  const made = accountIds.map((accountId) => ({ id: newId(), accountId, token: newToken() }))
  await inBatches(made, (some) =>
    ctx.db.rows(sql`
      insert into identity.session (group_id, id, token_hash, kind, account_id, client, device, created_at, last_seen_at, expires_at)
      select ${groupId}::uuid, s.id, s.hash, 'account', s.account, 'weapp', 'demo', ${now}::timestamptz, ${now}::timestamptz, ${later(now, 30 * days)}::timestamptz
        from unnest(${some.map((s) => s.id)}::uuid[], ${some.map((s) => tokenHash(s.token))}::text[], ${some.map((s) => s.accountId)}::uuid[]) as s (id, hash, account)`),
  )
  return made.map((s) => s.token)
}

/** Accounts by the thousand, each with one patient of its own. Returns account ids in order. */
async function seedAccounts(
  ctx: Ctx,
  groupId: string,
  wanted: { phone: string; patientId: string; consents: Pick<ConsentDocument, 'id' | 'version'>[] }[],
): Promise<{ accountId: string; token: string }[]> {
  const now = ctx.clock()
  const rows = wanted.map((w) => {
    const [id, phone] = [newId<'account'>(), readPhone(w.phone)]
    return {
      id,
      patientId: w.patientId,
      phoneSealed: ctx.keys.seal(phone, phonePlace(id)),
      phoneIndex: phoneIndex(ctx.keys, phone),
      consents: w.consents,
    }
  })
  await inBatches(rows, async (some) => {
    await ctx.db.rows(sql`
      insert into identity.account (group_id, id, phone_sealed, phone_index, default_patient_id, created_at)
      select ${groupId}::uuid, r.id, r."phoneSealed", r."phoneIndex", r."patientId", ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as r (id uuid, "phoneSealed" text, "phoneIndex" text, "patientId" uuid)`)
    await ctx.db.rows(sql`
      insert into identity.proxy (group_id, id, account_id, patient_id, relation, consented_at, since)
      select ${groupId}::uuid, r.proxy, r.account, r.patient, 'self', ${now}::timestamptz, ${later(now, -2 * days)}::timestamptz
        from unnest(${some.map(() => newId())}::uuid[], ${some.map((r) => r.id)}::uuid[], ${some.map((r) => r.patientId)}::uuid[]) as r (proxy, account, patient)`)
  })
  const tokens = await seedSessions(
    ctx,
    groupId,
    rows.map((r) => r.id),
  )
  const given = rows.flatMap((r, i) =>
    r.consents.map((c) => ({
      id: newId(),
      account: r.id,
      document: c.id,
      version: c.version,
      hash: tokenHash(tokens[i]!),
    })),
  )
  await inBatches(given, (some) =>
    ctx.db.rows(sql`
      insert into identity.consent (group_id, id, account_id, document_id, version, given_at, session_id)
      select ${groupId}::uuid, r.id, r.account, r.document, r.version, ${now}::timestamptz, s.id
        from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as r (id uuid, account uuid, document text, version text, hash text)
        join identity.session s on s.group_id = ${groupId}::uuid and s.token_hash = r.hash`),
  )
  return rows.map((r, i) => ({ accountId: r.id, token: tokens[i]! }))
}

/** Fast builders for demonstrations, tests of other modules and load tests; the rows are the ones the use cases make. */
export const seed = { seedPatients, seedStaff, seedAccount, seedAccounts, seedSessions }
