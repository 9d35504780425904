import { randomInt } from 'node:crypto'
import { Line, newId, PartnerError, Refusal } from '@jiuyi/kernel'
import { limitRate, type Queryable, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import { type Deps, later, minutes } from '../deps.ts'
import { phoneIndex, readPhone } from '../secrets/phone.ts'

export type Purpose = 'login' | 'phone' | 'password'
const lives = 5
const wrongTries = 5

const codeHash = (d: Deps, index: string, purpose: Purpose, code: string) =>
  d.keys.blindIndex(`sms_code.${purpose}`, `${index}|${code}`)

/**
 * Sends six digits to a phone. They are kept only once the provider has taken the message, so a failed sending leaves the code before it
 * in force; and they are kept as a keyed hash, because a million plain hashes are tried in a second.
 */
export async function sendSmsCode(d: Deps, want: { phone: string; purpose: Purpose; ip: string }): Promise<void> {
  const phone = readPhone(want.phone)
  const index = phoneIndex(d.keys, phone)
  if (!d.sandboxDemo) await limitRate(d.db, `identity.sms.ip|${want.ip}`, d.policy.smsPerAddressPerDay, 86_400)
  await limitRate(d.db, `identity.sms.minute|${index}`, 1, 60)
  await limitRate(d.db, `identity.sms.day|${index}`, d.policy.smsPerPhonePerDay, 86_400)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  try {
    await d.sendCode({ phone, code, minutes: lives, key: `identity.sms_code:${newId()}` })
  } catch (e) {
    if (e instanceof PartnerError || e instanceof Refusal) throw refuse.sms_unavailable({ retryAfter: 60 })
    throw e
  }
  const now = d.clock()
  await d.db.rows(sql`
    insert into identity.sms_code (group_id, phone_index, purpose, code_hash, created_at, expires_at)
    values (${d.groupId}, ${index}, ${want.purpose}, ${codeHash(d, index, want.purpose, code)}, ${now}, ${later(now, lives * minutes)})
    on conflict (group_id, phone_index, purpose) do update
       set code_hash = excluded.code_hash, created_at = excluded.created_at, expires_at = excluded.expires_at, attempts = 0, used_at = null`)
}

/**
 * Uses up a code, or says why not. One statement counts the try and spends the code, so two at once cannot both succeed; it must not run
 * inside a transaction that may roll back, or wrong tries would not count.
 */
export async function takeSmsCode(
  db: Queryable,
  d: Deps,
  want: { phone: string; purpose: Purpose; code: string },
): Promise<void> {
  const [index, now] = [phoneIndex(d.keys, want.phone), d.clock()]
  const hash = codeHash(d, index, want.purpose, want.code)
  const tried = await db.maybeOne<{ right: boolean; attempts: number }>(sql`
    update identity.sms_code
       set attempts = attempts + 1, used_at = case when code_hash = ${hash} then ${now}::timestamptz end
     where group_id = ${d.groupId} and phone_index = ${index} and purpose = ${want.purpose}
       and used_at is null and expires_at > ${now} and attempts < ${wrongTries}
    returning used_at is not null as "right", attempts`)
  if (!tried) throw refuse.code_expired()
  if (!tried.right)
    throw tried.attempts < wrongTries
      ? refuse.wrong_code({ triesLeft: wrongTries - tried.attempts })
      : refuse.code_expired()
}

export const SmsCode = Type.String({ pattern: '^[0-9]{6}$', description: 'Six digits from the SMS' })
const Sent = Type.Object(
  { retryAfterSeconds: Type.Integer(), expiresInSeconds: Type.Integer() },
  { additionalProperties: false, title: 'SmsCodeSent' },
)

export const sendSmsCodeRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/sms-codes',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'sendSmsCode',
          tags: ['identity'],
          summary: 'Send a code to a phone',
          body: Type.Object(
            { phone: Line(20), purpose: Type.Enum(['login', 'phone', 'password']) },
            { additionalProperties: false },
          ),
          response: { 202: Sent },
        },
      },
      async (req, reply) => {
        await sendSmsCode(d, { ...req.body, ip: req.ip })
        return reply.code(202).send({ retryAfterSeconds: 60, expiresInSeconds: lives * 60 })
      },
    )
  }
