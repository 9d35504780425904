import type { SentSms } from '../state.ts'
import { token, type World } from '../world.ts'
import { wording } from './texts.ts'

/** Puts one SMS on the phone. Twice when the network stutters. */
export function deliverSms(world: World, sms: Omit<SentSms, 'id' | 'at' | 'text'>, twice: boolean): SentSms {
  const text = wording(sms)
  const code = sms.params['code'] ?? /(?<!\d)\d{4,8}(?!\d)/.exec(text)?.[0]
  const made = (): SentSms => ({
    ...sms,
    id: token(10),
    at: world.now().toISOString(),
    text,
    ...(code ? { code } : {}),
  })
  const sent = made()
  world.state.sms.push(sent)
  if (twice) world.state.sms.push(made())
  world.changed()
  return sent
}

export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone)
