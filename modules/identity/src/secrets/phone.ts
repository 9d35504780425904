import { Refusal } from '@jiuyi/kernel'
import { type KeyRing, limitRate, type Queryable } from '@jiuyi/platform'
import { refuse } from '../contract.ts'

/** A mainland mobile number as people type it → eleven digits. */
export function readPhone(typed: string): string {
  const phone = typed.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '')
  if (!/^1[3-9]\d{9}$/.test(phone)) throw refuse.invalid_phone()
  return phone
}
export const phoneIndex = (keys: KeyRing, phone: string): string => keys.blindIndex('phone', phone)

/** Too many tries at one door: says so in identity's words, with the seconds until the door opens again. */
export async function limitLogins(db: Queryable, key: string, limit: number): Promise<void> {
  await limitRate(db, key, limit, 900).catch((e: unknown) => {
    if (e instanceof Refusal && e.code === 'request.too_many')
      throw refuse.login_locked({ ...e.detail, minutes: Math.ceil(Number(e.detail['retryAfter']) / 60) })
    throw e
  })
}
