import { Line } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { limitLogins } from '../secrets/phone.ts'
import { newTotpSecret, totpStep } from '../secrets/totp.ts'
import { needPassword, secretsOf } from './own-secrets.ts'
import { totpPlace } from './staff-login.ts'

/** The secret waits until a first code shows that the phone has it; until then log-in is as before. */
async function beginTotp(d: Deps, who: StaffActor): Promise<{ secret: string; otpauthUrl: string }> {
  const mine = await secretsOf(d, who)
  // A session left open must not move the second step to another phone: removing it asks for the password.
  if (mine.totpSealed) throw refuse.totp_enabled()
  const made = newTotpSecret(mine.loginName)
  await d.db.rows(sql`
    update identity.staff set totp_pending_sealed = ${d.keys.seal(made.secret, totpPlace(who.staffId))}
     where hospital_id = ${who.hospitalId} and id = ${who.staffId}`)
  return made
}

async function confirmTotp(d: Deps, who: StaffActor, code: string): Promise<void> {
  await limitLogins(d.db, `identity.totp|${who.staffId}`, d.policy.loginsPerName)
  const { totpPendingSealed } = await secretsOf(d, who)
  const step = totpPendingSealed
    ? totpStep(d.keys.open(totpPendingSealed, totpPlace(who.staffId)), code, d.clock())
    : undefined
  if (step === undefined) throw refuse.wrong_totp()
  await d.db.rows(sql`
    update identity.staff
       set totp_sealed = totp_pending_sealed, totp_pending_sealed = null, totp_last_step = ${step}
     where hospital_id = ${who.hospitalId} and id = ${who.staffId} and totp_pending_sealed = ${totpPendingSealed} and totp_sealed is null`)
}

async function removeTotp(d: Deps, who: StaffActor, password: string): Promise<void> {
  await needPassword(d, who, password)
  await d.db.rows(sql`
    update identity.staff
       set totp_sealed = null, totp_pending_sealed = null, totp_last_step = null
     where hospital_id = ${who.hospitalId} and id = ${who.staffId}`)
}

export const setUpTotpRoutes =
  (d: Deps): Routes =>
  async (app) => {
    const config = { access: { who: 'staff' } } as const
    const done = { 204: Type.Null() }
    app.post(
      '/staff/me/totp',
      {
        config,
        schema: {
          operationId: 'beginTotp',
          tags: ['identity'],
          summary: 'Begin two-step log-in: a secret for the authenticator app',
          response: {
            201: Type.Object({ secret: Type.String(), otpauthUrl: Type.String() }, { additionalProperties: false }),
          },
        },
      },
      async (req, reply) => reply.code(201).send(await beginTotp(d, staffOf(req))),
    )

    app.put(
      '/staff/me/totp',
      {
        config,
        schema: {
          operationId: 'confirmTotp',
          tags: ['identity'],
          summary: 'Confirm two-step log-in with a first code',
          body: Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, { additionalProperties: false }),
          response: done,
        },
      },
      async (req, reply) => {
        await confirmTotp(d, staffOf(req), req.body.code)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/staff/me/totp',
      {
        config,
        schema: {
          operationId: 'removeTotp',
          tags: ['identity'],
          summary: 'End two-step log-in',
          body: Type.Object({ password: Line(100) }, { additionalProperties: false }),
          response: done,
        },
      },
      async (req, reply) => {
        await removeTotp(d, staffOf(req), req.body.password)
        return reply.code(204).send(null)
      },
    )
  }
