import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** `current` seals; every key opens. A key is retired by sealing anew what it sealed, then leaving it out. */
export type KeyRingConfig = { current: string; keys: Record<string, Buffer>; indexKey: Buffer }

/**
 * Seals single fields for the database: AES-256-GCM, 12 random bytes of nonce, 16 of tag, and the place (`table.column|row id`) as associated
 * data, so that a value copied into another row or column does not open. Text form: `v1.<key id>.<nonce>.<ciphertext+tag>` in base64url.
 */
export function openKeyRing({ current, keys, indexKey }: KeyRingConfig) {
  if (!keys[current]) throw new Error(`the current key "${current}" is not in the ring`)
  for (const [id, key] of Object.entries(keys)) {
    if (key.length !== 32) throw new Error(`key "${id}" has ${key.length} bytes, 32 are needed`)
    if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new Error(`key id "${id}" must be letters, digits, _ or -`)
  }
  if (indexKey.length < 32) throw new Error('the index key needs 32 bytes')
  return {
    seal(plain: string, place: string): string {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys[current]!, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${current}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
    },
    /** Throws when the value was changed, moved to another place, or sealed by a key that is not in the ring. */
    open(sealed: string, place: string): string {
      const [version, id, nonce, body] = sealed.split('.')
      const key = keys[id ?? '']
      if (version !== 'v1' || !key || !nonce || !body) throw new Error('not a sealed value of this key ring')
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
    },
    /** The key a value was sealed with, to find what is still to be sealed anew. */
    keyOf: (sealed: string): string => sealed.split('.')[1] ?? '',
    /** A keyed hash that finds equal values without showing them (`field` keeps phone 1 and card 1 apart). */
    blindIndex: (field: string, value: string): string =>
      createHmac('sha256', indexKey).update(`${field}\n${value}`).digest('base64url'),
  }
}
export type KeyRing = ReturnType<typeof openKeyRing>
