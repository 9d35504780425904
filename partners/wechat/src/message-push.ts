import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { fail } from './errors.ts'

/** From 消息推送 in the app's settings. `encodingAesKey` is base64 of 32 bytes without its "=". */
export type PushOptions = { token: string; encodingAesKey: string; appId: string }

/** WeChat pads to 32 bytes although AES has blocks of 16, so Node's own padding cannot be used. */
const BLOCK = 32
const HEAD = 16 + 4

const sha1 = (parts: string[]) => createHash('sha1').update(parts.toSorted().join('')).digest()

/** 消息推送 (WXBizMsgCrypt): events that WeChat posts to us. Gives the text back; XML or JSON is the reader's business. */
export function createMessagePush(options: PushOptions) {
  const key = Buffer.from(`${options.encodingAesKey}=`, 'base64')
  if (key.length !== 32) throw new Error('the EncodingAESKey has 43 characters')
  const iv = key.subarray(0, 16)

  function decrypt(encrypted: string): string {
    const plain = unseal(encrypted)
    const length = plain.readUInt32BE(16)
    const text = plain.subarray(HEAD, HEAD + length)
    if (text.length !== length || plain.subarray(HEAD + length).toString() !== options.appId) {
      throw fail('undecryptable', false, 'a message for another app')
    }
    return text.toString()
  }

  function unseal(encrypted: string): Buffer {
    try {
      const opener = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
      const padded = Buffer.concat([opener.update(encrypted, 'base64'), opener.final()])
      const pad = padded.at(-1) ?? 0
      if (pad < 1 || pad > BLOCK || padded.length < HEAD + pad) throw new Error('padding')
      return padded.subarray(0, padded.length - pad)
    } catch {
      throw fail('undecryptable', false, 'the message does not open with this key')
    }
  }

  return {
    decrypt,
    encrypt(message: string, random: Uint8Array = randomBytes(16)): string {
      const text = Buffer.from(message)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(text.length)
      const plain = Buffer.concat([random, length, text, Buffer.from(options.appId)])
      const pad = BLOCK - (plain.length % BLOCK)
      const sealer = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
      return Buffer.concat([sealer.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), sealer.final()]).toString(
        'base64',
      )
    },
    /** Checks `msg_signature`, then decrypts. Throws `bad_signature` or `undecryptable`. */
    read(got: { signature: string; timestamp: string; nonce: string; encrypted: string }): string {
      const expected = sha1([options.token, got.timestamp, got.nonce, got.encrypted])
      const given = Buffer.from(got.signature, 'hex')
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw fail('bad_signature', false, 'msg_signature')
      return decrypt(got.encrypted)
    },
    /** The answer to the address check (`GET ?signature&timestamp&nonce&echostr`): does it come from WeChat? */
    isFromWechat(got: { signature: string; timestamp: string; nonce: string }): boolean {
      const given = Buffer.from(got.signature, 'hex')
      const expected = sha1([options.token, got.timestamp, got.nonce])
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
