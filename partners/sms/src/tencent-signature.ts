import { createHash, createHmac } from 'node:crypto'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/**
 * TC3-HMAC-SHA256 (签名方法 v3, cloud.tencent.com/document/api). `service` is the product's name, also when the host is
 * somewhere else. `timestamp` in Unix seconds. Returns the `Authorization` header.
 */
export function signTencent(
  request: { service: string; host: string; action: string; timestamp: number; body: string; contentType: string },
  key: { secretId: string; secretKey: string },
): string {
  const names = 'content-type;host;x-tc-action'
  const headers = `content-type:${request.contentType}\nhost:${request.host}\nx-tc-action:${request.action.toLowerCase()}\n`
  const canonical = ['POST', '/', '', headers, names, sha256(request.body)].join('\n')
  const day = new Date(request.timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${day}/${request.service}/tc3_request`
  const message = ['TC3-HMAC-SHA256', request.timestamp, scope, sha256(canonical)].join('\n')
  const signing = hmac(hmac(hmac(`TC3${key.secretKey}`, day), request.service), 'tc3_request')
  return `TC3-HMAC-SHA256 Credential=${key.secretId}/${scope}, SignedHeaders=${names}, Signature=${hmac(signing, message).toString('hex')}`
}
