import { IdParam } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { hashPassword, newInitialPassword } from '../secrets/password.ts'
import { revokeSessions } from '../sessions/open-session.ts'

/** A new first password, for someone who forgot theirs or lost the phone with the authenticator: both factors start anew, all sessions end. */
async function resetPassword(d: Deps, who: StaffActor, staffId: string): Promise<string> {
  const initialPassword = newInitialPassword()
  const hash = await hashPassword(initialPassword)
  await d.db.tx(async (tx) => {
    const mine = await tx.maybeOne(sql`
      update identity.staff
         set password_hash = ${hash}, must_change_password = true, totp_sealed = null, totp_pending_sealed = null, totp_last_step = null
       where hospital_id = ${who.hospitalId} and id = ${staffId}
      returning id`)
    if (!mine) throw refuse.staff_not_found()
    await revokeSessions(tx, d, { groupId: who.groupId, staffId })
  })
  return initialPassword
}

export const resetStaffPasswordRoute =
  (d: Deps): Routes =>
  async (app) => {
    const config = { access: { who: 'staff', may: 'staff.manage' } } as const
    app.post(
      '/staff/users/:id/password-reset',
      {
        config,
        schema: {
          operationId: 'resetStaffPassword',
          tags: ['identity'],
          summary: 'Give a new first password',
          params: IdParam,
          response: { 200: Type.Object({ initialPassword: Type.String() }, { additionalProperties: false }) },
        },
      },
      async (req) => ({ initialPassword: await resetPassword(d, staffOf(req), req.params.id) }),
    )
  }
