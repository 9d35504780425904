import { createDecipheriv } from 'node:crypto'

/** An encrypted resource as notifications and certificates carry it. */
export type EncryptedResource = { algorithm?: string; ciphertext: string; nonce: string; associated_data?: string }

const TAG_BYTES = 16

/**
 * AES-GCM with the APIv3 key; the ciphertext is base64 of text and tag together. Throws when the tag does not fit:
 * wrong key, or somebody changed it. Live keys have 32 bytes; a published sample uses 16, hence the choice of cipher.
 */
export function decryptResource(apiV3Key: string, resource: EncryptedResource): string {
  const key = Buffer.from(apiV3Key)
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  if (sealed.length < TAG_BYTES) throw new Error('ciphertext is shorter than its tag')
  const opener = createDecipheriv(key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, Buffer.from(resource.nonce))
  opener.setAuthTag(sealed.subarray(-TAG_BYTES))
  opener.setAAD(Buffer.from(resource.associated_data ?? ''))
  return Buffer.concat([opener.update(sealed.subarray(0, -TAG_BYTES)), opener.final()]).toString('utf8')
}
