import type { Deps } from '../deps.ts'
import { limitLogins } from '../secrets/phone.ts'

/** Tries to log in from one address. Not in a demonstration, where everyone shares one. */
export const limitAddress = async (d: Deps, ip: string): Promise<void> => {
  if (!d.sandboxDemo) await limitLogins(d.db, `identity.login.ip|${ip}`, d.policy.loginsPerAddress)
}
