import { Line } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import type { Deps } from '../deps.ts'
import { checkPassword, hashPassword } from '../secrets/password.ts'
import { revokeSessions } from '../sessions/open-session.ts'
import { needPassword } from './own-secrets.ts'

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

export const changeStaffPasswordRoute =
  (d: Deps): Routes =>
  async (app) => {
    const config = { access: { who: 'staff' } } as const
    app.put(
      '/staff/me/password',
      {
        config,
        schema: {
          operationId: 'changeStaffPassword',
          tags: ['identity'],
          summary: 'Change my password',
          body: Type.Object({ oldPassword: Line(100), password: Line(100) }, { additionalProperties: false }),
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await changePassword(d, staffOf(req), req.body)
        return reply.code(204).send(null)
      },
    )
  }
