import { type StaffActor, sql } from '@jiuyi/platform'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { verifyPassword } from '../secrets/password.ts'
import { limitLogins } from '../secrets/phone.ts'

type Secrets = { loginName: string; passwordHash: string; totpSealed: string | null; totpPendingSealed: string | null }
export const secretsOf = (d: Deps, who: StaffActor) =>
  d.db.one<Secrets>(sql`
    select login_name as "loginName", password_hash as "passwordHash", totp_sealed as "totpSealed", totp_pending_sealed as "totpPendingSealed"
      from identity.staff
     where hospital_id = ${who.hospitalId} and id = ${who.staffId}`)

/** Whoever changes how they log in shows once more that it is they: a session left open on a desk is not enough. */
export async function needPassword(d: Deps, who: StaffActor, password: string): Promise<Secrets> {
  await limitLogins(d.db, `identity.password|${who.staffId}`, d.policy.loginsPerName)
  const mine = await secretsOf(d, who)
  if (!(await verifyPassword(mine.passwordHash, password))) throw refuse.wrong_password()
  return mine
}
