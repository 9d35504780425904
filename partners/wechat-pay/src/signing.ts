import { createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto'

/** SHA256 with RSA (PKCS#1 v1.5), base64: the one signature that WeChat Pay v3 uses everywhere. */
export const sign = (privateKey: KeyObject | string, message: string): string =>
  createSign('RSA-SHA256').update(message).sign(privateKey, 'base64')

/** True when `signature` (base64) was made over exactly these bytes. A signature that is not base64 is simply false. */
export function verify(publicKey: KeyObject | string, message: Uint8Array | string, signature: string): boolean {
  try {
    return createVerify('RSA-SHA256').update(message).verify(publicKey, signature, 'base64')
  } catch {
    return false
  }
}

/** A number used once: 32 hex characters. */
export const freshNonce = (): string => randomBytes(16).toString('hex')

/** Unix seconds, as every v3 message carries them. */
export const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000))

export type RequestToSign = { method: string; path: string; timestamp: string; nonce: string; body: string }

/** What a merchant signs for a request: five lines, each ended by a newline; `path` with its query, `body` as sent. */
export const requestMessage = (r: RequestToSign): string =>
  `${r.method}\n${r.path}\n${r.timestamp}\n${r.nonce}\n${r.body}\n`

/** What WeChat Pay signs for an answer or a notification: over the raw bytes, since JSON written again is other bytes. */
export const answerMessage = (timestamp: string, nonce: string, rawBody: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), rawBody, Buffer.from('\n')])

/** The `Authorization` header of one request. */
export function authorization(
  merchant: { mchId: string; certificateSerial: string; privateKey: KeyObject | string },
  request: RequestToSign,
): string {
  const signature = sign(merchant.privateKey, requestMessage(request))
  const parts = {
    mchid: merchant.mchId,
    nonce_str: request.nonce,
    signature,
    timestamp: request.timestamp,
    serial_no: merchant.certificateSerial,
  }
  const list = Object.entries(parts).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`
}
