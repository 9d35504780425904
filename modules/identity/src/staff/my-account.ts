import { Line } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { checkPassword, hashPassword, verifyPassword } from '../secrets/password.ts'
import { limitLogins } from '../secrets/phone.ts'
import { newTotpSecret, totpStep } from '../secrets/totp.ts'
import { revokeSessions } from '../sessions/open-session.ts'
import { totpPlace } from './staff-login.ts'
import { getStaffMe, StaffMe } from './staff-shapes.ts'

type Secrets = { loginName: string; passwordHash: string; totpSealed: string | null; totpPendingSealed: string | null }
const secretsOf = (d: Deps, who: StaffActor) =>
  d.db.one<Secrets>(sql`
    select login_name as "loginName", password_hash as "passwordHash", totp_sealed as "totpSealed", totp_pending_sealed as "totpPendingSealed"
      from identity.staff
     where hospital_id = ${who.hospitalId} and id = ${who.staffId}`)

async function needPassword(d: Deps, who: StaffActor, password: string): Promise<Secrets> {
  await limitLogins(d.db, `identity.password|${who.staffId}`, d.policy.loginsPerName)
  const mine = await secretsOf(d, who)
  if (!(await verifyPassword(mine.passwordHash, password))) throw refuse.wrong_password()
  return mine
}

/** A new password ends every other session of this person. */
async function changePassword(
  d: Deps,
  who: StaffActor,
  want: { oldPassword: string; password: string },
): Promise<void> {
  const { loginName } = await needPassword(d, who, want.oldPassword)
  // The first password was read by whoever made it, so it may not stay.
  checkPassword(want.password, [loginName, want.oldPassword])
  const hash = await hashPassword(want.password)
  await d.db.tx(async (tx) => {
    await tx.rows(sql`
      update identity.staff set password_hash = ${hash}, must_change_password = false where hospital_id = ${who.hospitalId} and id = ${who.staffId}`)
    await revokeSessions(tx, d, { groupId: who.groupId, staffId: who.staffId, except: who.sessionId })
  })
}

/** The secret waits until a first code shows that the phone has it; the one in force stays in force until then. */
async function beginTotp(d: Deps, who: StaffActor): Promise<{ secret: string; otpauthUrl: string }> {
  const mine = await secretsOf(d, who)
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
     where hospital_id = ${who.hospitalId} and id = ${who.staffId} and totp_pending_sealed = ${totpPendingSealed}`)
}

async function removeTotp(d: Deps, who: StaffActor, password: string): Promise<void> {
  await needPassword(d, who, password)
  await d.db.rows(sql`
    update identity.staff
       set totp_sealed = null, totp_pending_sealed = null, totp_last_step = null
     where hospital_id = ${who.hospitalId} and id = ${who.staffId}`)
}

export const staffAccountRoutes =
  (d: Deps): Routes =>
  async (app) => {
    const config = { access: { who: 'staff' } } as const
    const done = { 204: Type.Null() }
    app.get(
      '/staff/me',
      {
        config,
        schema: {
          operationId: 'getStaffMe',
          tags: ['identity'],
          summary: 'Who I am and what I may do',
          response: { 200: StaffMe },
        },
      },
      (req) => getStaffMe(d.db, staffOf(req).hospitalId, staffOf(req).staffId),
    )

    app.put(
      '/staff/me/password',
      {
        config,
        schema: {
          operationId: 'changeStaffPassword',
          tags: ['identity'],
          summary: 'Change my password',
          body: Type.Object({ oldPassword: Line(100), password: Line(100) }, { additionalProperties: false }),
          response: done,
        },
      },
      async (req, reply) => {
        await changePassword(d, staffOf(req), req.body)
        return reply.code(204).send(null)
      },
    )

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
