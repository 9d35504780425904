import { createCipheriv } from 'node:crypto'
import { token } from '../world.ts'

/** AEAD_AES_256_GCM with the APIv3 key, as notifications and certificates travel. */
export function seal(apiV3Key: string, text: string, associatedData: string) {
  const nonce = token(6)
  const sealer = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce))
  sealer.setAAD(Buffer.from(associatedData))
  const sealed = Buffer.concat([sealer.update(text, 'utf8'), sealer.final(), sealer.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: associatedData,
    nonce,
  }
}
