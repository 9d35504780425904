import type { ChannelNotification, PaymentPort } from '@jiuyi/billing'
import { PartnerError } from '@jiuyi/kernel'
import { decryptResource, type EncryptedResource } from './aead.ts'
import { isFresh } from './channel.ts'
import { fail } from './errors.ts'
import { readRefund, readTrade } from './shapes.ts'
import { answerMessage, verify } from './signing.ts'
import type { Trust } from './trust.ts'

type Envelope = { id: string; event_type: string; resource: EncryptedResource }

/** WeChat Pay sends these now and then to see whether a merchant really verifies. They must fail. */
const PROBE = 'WECHATPAY/SIGNTEST/'

/** 支付与退款通知: who signed it, is it fresh, does it open, is it ours. In this order. */
export function createNotificationReader(options: {
  mchId: string
  apiV3Key: string
  trust: Trust
}): PaymentPort['readNotification'] {
  return async (headers, rawBody, now) => {
    const [serial, signature, timestamp, nonce] = ['serial', 'signature', 'timestamp', 'nonce'].map(
      (name) => headers[`wechatpay-${name}`] ?? '',
    ) as [string, string, string, string]
    if (!serial || signature.startsWith(PROBE)) throw fail('bad_signature', false, 'unsigned or a probe')
    const key = await options.trust.keyOf(serial)
    if (!key || !verify(key, answerMessage(timestamp, nonce, rawBody), signature)) {
      throw fail('bad_signature', false, 'not signed by WeChat Pay')
    }
    if (!isFresh(timestamp, now)) throw fail('stale', false, 'older than five minutes, or a clock is wrong')
    const { envelope, content } = open(options.apiV3Key, rawBody)
    if (content['mchid'] !== undefined && content['mchid'] !== options.mchId)
      throw fail('undecryptable', false, 'for another merchant')
    return read(envelope, content)
  }
}

function open(apiV3Key: string, rawBody: Uint8Array) {
  try {
    const envelope = JSON.parse(Buffer.from(rawBody).toString('utf8')) as Envelope
    const content = JSON.parse(decryptResource(apiV3Key, envelope.resource)) as Record<string, unknown>
    return { envelope, content }
  } catch {
    throw fail('undecryptable', false, 'the resource does not open with this APIv3 key')
  }
}

function read(envelope: Envelope, content: Record<string, unknown>): ChannelNotification {
  try {
    if (envelope.event_type.startsWith('TRANSACTION.'))
      return { id: envelope.id, kind: 'payment', trade: readTrade(content) }
    if (envelope.event_type.startsWith('REFUND.'))
      return { id: envelope.id, kind: 'refund', refund: readRefund(content) }
  } catch (error) {
    if (error instanceof PartnerError) throw fail('undecryptable', false, 'the content has an unknown shape')
    throw error
  }
  throw fail('refused', false, 'a kind of notification we did not ask for')
}
