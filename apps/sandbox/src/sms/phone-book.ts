import type { SentSms } from '../state.ts'
import { token, type World } from '../world.ts'

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

/** The provider knows the approved text, the sandbox does not: it shows the signature and what was filled in. */
function wording({ signName, template, params }: Pick<SentSms, 'signName' | 'template' | 'params'>): string {
  const { code, ...others } = params
  const rest = Object.values(others).join('，')
  if (code) return `【${signName}】验证码 ${code}${rest ? `（${rest}）` : ''}，请勿告诉他人。`
  return `【${signName}】${rest || template}`
}

export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone)
