import { Secret, TOTP } from 'otpauth'

/** Six digits every 30 seconds (RFC 6238), as authenticator apps expect. */
const make = (secret: Secret, label = '') =>
  new TOTP({ issuer: '就医 Jiuyi', label, algorithm: 'SHA1', digits: 6, period: 30, secret })

export function newTotpSecret(label: string): { secret: string; otpauthUrl: string } {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, otpauthUrl: make(secret, label).toString() }
}

/** The 30-second step a code belongs to, one step of clock drift forgiven either way; nothing when it belongs to none. */
export function totpStep(secret: string, code: string, at: Date): number | undefined {
  const delta = make(Secret.fromBase32(secret)).validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 30_000) + delta
}
