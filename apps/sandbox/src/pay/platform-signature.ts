import { createSign } from 'node:crypto'
import type { Fault } from '../faults.ts'
import { token, type World } from '../world.ts'

/** Ten minutes: twice of what anybody may accept. */
const STALE_MS = 600_000

/** WeChat Pay's signature over an answer or a notification. `asked` is the key that the merchant named, if any. */
export function platformHeaders(
  world: World,
  body: string,
  fault: Fault | undefined,
  asked?: string,
): Record<string, string> {
  const { platform, merchant } = world.keys
  const kind =
    asked === platform.publicKeyId
      ? 'public-key'
      : asked === platform.certificateSerial
        ? 'certificate'
        : world.signWith
  const serial = kind === 'public-key' ? platform.publicKeyId : platform.certificateSerial
  const own = kind === 'public-key' ? platform.publicKeyPrivate : platform.certificatePrivate
  // A signature that is well made, but with a key that is not WeChat Pay's.
  const privateKey = fault?.mode === 'bad_signature' ? merchant.privateKey : own
  const at = world.now().getTime() - (fault?.mode === 'stale' ? STALE_MS : 0)
  const timestamp = String(Math.floor(at / 1000))
  const nonce = token(16)
  const signature = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(privateKey, 'base64')
  return {
    'wechatpay-serial': serial,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}
