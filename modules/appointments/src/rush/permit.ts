/** 抢号许可: a challenge that needs no memory, and its solution. It costs a phone some milliseconds and a script as much for every further key. */
import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto'

/** Challenges end at a full slot, so they live 10 to 20 minutes and one account gets the same one meanwhile. */
const slotMs = 10 * 60_000
export type PermitCheck = 'good' | 'missing' | 'wrong' | 'expired'
type Bound = { accountId: string; scheduleId: string }

/** The 32 bytes every try starts from. The key is in it: another key is another computation. */
const seedOf = (challenge: string, key: string): Buffer => hash('sha256', `${challenge}|${key}`, 'buffer')
const zeroBits = (message: Buffer) => Math.clz32(hash('sha256', message, 'buffer').readUInt32BE(0))

/** Leading zero bits of sha256(seed ‖ nonce as 8 bytes, big-endian). */
export function bitsOf(challenge: string, key: string, nonce: number): number {
  const message = Buffer.alloc(40)
  seedOf(challenge, key).copy(message)
  message.writeBigUInt64BE(BigInt(nonce), 32)
  return zeroBits(message)
}

/** Finds a solution: what the app does, for benches and tests. */
export function solvePermit(challenge: string, key: string): string {
  const bits = Number(challenge.split('-')[1])
  const message = Buffer.alloc(40)
  seedOf(challenge, key).copy(message)
  for (let nonce = 0; ; nonce++) {
    message.writeUInt32BE(nonce, 36)
    if (zeroBits(message) >= bits) return `${challenge}.${nonce}`
  }
}

/**
 * `r1-<bits>-<end>-<mac>`: the MAC covers account, schedule, difficulty and end, so nothing is kept and nothing can be lent.
 * The solution is bound to the Idempotency-Key as well: a retry uses it again, a further key pays again.
 */
export function createPermits(macKey: Buffer) {
  const secret = createSecretKey(macKey)
  const mac = (b: Bound, bits: number, end: number) =>
    createHmac('sha256', secret).update(`${b.accountId}|${b.scheduleId}|${bits}|${end}`).digest().subarray(0, 16)
  return {
    issue(b: Bound, bits: number, now: number): { challenge: string; expiresAt: number } {
      const expiresAt = (Math.floor(now / slotMs) + 2) * slotMs
      const end = Math.floor(expiresAt / 1000)
      return { challenge: `r1-${bits}-${end.toString(36)}-${mac(b, bits, end).toString('base64url')}`, expiresAt }
    },
    /** One HMAC and two short hashes; garbage never gets that far. */
    check(text: string | undefined, b: Bound, key: string, now: number): PermitCheck {
      if (!text) return 'missing'
      const found = text.length <= 100 && /^(r1-(\d{1,2})-([0-9a-z]{1,9})-([\w-]{22}))\.(\d{1,10})$/.exec(text)
      if (!found) return 'wrong'
      const [, challenge, bits, end36, proof, nonce] = found
      const end = Number.parseInt(end36!, 36)
      if (!timingSafeEqual(mac(b, Number(bits), end), Buffer.from(proof!, 'base64url'))) return 'wrong'
      // A challenge cannot end later than one made now would: a node whose clock ran ahead hands out nothing that lasts.
      if (end * 1000 <= now || end * 1000 > now + 2 * slotMs + 60_000) return 'expired'
      return bitsOf(challenge!, key, Number(nonce)) >= Number(bits) ? 'good' : 'wrong'
    },
  }
}
export type Permits = ReturnType<typeof createPermits>
