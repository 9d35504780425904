import { createHash, createHmac } from 'node:crypto'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** RFC 3986 as Alibaba Cloud wants it: everything but letters, digits and `-_.~` becomes %XX. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** Query in the canonical order; sent exactly as it was signed. */
export const canonicalQuery = (query: Record<string, string>): string =>
  Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')

/**
 * ACS3-HMAC-SHA256 (V3 版本请求体&签名机制, help.aliyun.com). Signs every header given; `host` must be among them.
 * Returns all headers to send, `Authorization` included.
 */
export function signAliyun(
  request: { method: string; path: string; query: string; headers: Record<string, string>; body: string },
  key: { accessKeyId: string; accessKeySecret: string },
): Record<string, string> {
  const bodyHash = sha256(request.body)
  const headers: Record<string, string> = { ...request.headers, 'x-acs-content-sha256': bodyHash }
  const names = Object.keys(headers).sort()
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('')
  const canonical = [request.method, request.path, request.query, lines, names.join(';'), bodyHash].join('\n')
  const signature = createHmac('sha256', key.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  const authorization = `ACS3-HMAC-SHA256 Credential=${key.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { ...headers, authorization }
}
