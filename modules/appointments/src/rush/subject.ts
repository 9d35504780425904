/** Names for tables and tickets: keyed hashes, so that no account, device or address stands in a report. */
import { createHmac, createSecretKey } from 'node:crypto'
import type { KeyRing } from '@jiuyi/platform'

export type SubjectKind = 'account' | 'device' | 'network'

/** Keys of the rush, derived from the key ring: the same on every process, good for nothing else. */
export const rushKey = (keys: KeyRing, use: 'permit' | 'place' | 'subject'): Buffer =>
  Buffer.from(keys.blindIndex('appointments.rush', use), 'base64url')

export function createSubjects(key: Buffer) {
  const secret = createSecretKey(key)
  return (kind: SubjectKind, value: string): string =>
    value ? createHmac('sha256', secret).update(`${kind}|${value}`).digest('base64url').slice(0, 16) : ''
}
export type Subjects = ReturnType<typeof createSubjects>

/** 核对码: the first letters of an account's hash; a patient can read it to the desk without saying anything else. */
export const checkCodeOf = (account: string): string => account.slice(0, 8)
