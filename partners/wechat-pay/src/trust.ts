import { createPublicKey, type KeyObject } from 'node:crypto'
import type { TrustOptions } from './options.ts'
import { type CertificatesAnswer, createCertificateStore } from './platform-certificates.ts'

/** Keys that WeChat Pay signs with, by certificate serial or `PUB_KEY_ID_…`. */
export interface Trust {
  /** The key of that serial, fetching certificates when it is new to us. Undefined when WeChat Pay does not know it either. */
  keyOf(serial: string): Promise<KeyObject | undefined>
  /** In public-key mode each request names the key that the answer shall be signed with. */
  requestHeaders(): Record<string, string>
}

export function createTrust(options: {
  trust: TrustOptions
  apiV3Key: string
  now: () => Date
  askForCertificates: () => Promise<CertificatesAnswer>
}): Trust {
  const { trust } = options
  const fixed = new Map(Object.entries(trust.keys ?? {}).map(([id, pem]) => [id, createPublicKey(pem)]))
  if (trust.mode === 'public-key') {
    const [first] = fixed.keys()
    if (!first) throw new Error('public-key mode needs at least one key')
    return { keyOf: async (serial) => fixed.get(serial), requestHeaders: () => ({ 'wechatpay-serial': first }) }
  }
  const store = createCertificateStore({ ...options, fixed, refreshEveryMs: trust.refreshEveryMs ?? 12 * 3_600_000 })
  return { keyOf: async (serial) => fixed.get(serial) ?? (await store.keyOf(serial)), requestHeaders: () => ({}) }
}
