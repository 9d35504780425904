import { PartnerError } from '@jiuyi/kernel'
import { refuse } from './contract.ts'
import type { Notifier } from './deps.ts'

/** 验证码: somebody is waiting for it, so it is sent at once, day or night, and is kept nowhere. */
export async function sendCode(
  n: Notifier,
  want: { phone: string; code: string; minutes: number; key: string },
): Promise<Record<string, never>> {
  try {
    await n.sms.send({
      phone: want.phone,
      template: 'login_code',
      params: { code: want.code, minutes: String(want.minutes) },
      key: want.key,
    })
  } catch (e) {
    if (e instanceof PartnerError) throw refuse.sms_unavailable()
    throw e
  }
  return {}
}
