import { PartnerError } from '@jiuyi/kernel'
import { refuse } from '../contract.ts'

/** WeChat's no in our words: a code that is wrong or used, or WeChat being busy. */
export async function askWechat<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (e) {
    if (!(e instanceof PartnerError)) throw e
    throw e.retryable ? refuse.wechat_busy({ retryAfter: 3 }) : refuse.wechat_refused()
  }
}
