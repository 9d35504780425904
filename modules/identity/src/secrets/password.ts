import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { refuse } from '../contract.ts'

const argon = promisify(argon2)

/** OWASP's first choice for argon2id (2023): 19 MiB, 2 passes, 1 lane; about 40 ms of one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

const b64 = (b: Buffer) => b.toString('base64').replaceAll('=', '')

/** A password as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await argon('argon2id', { message: password.normalize('NFKC'), nonce, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${b64(nonce)}$${b64(tag)}`
}

let nobody: Promise<string> | undefined

/** Without a hash (no such person, no password) it takes the same time to say no, so the answer tells nothing about who exists. */
export async function verifyPassword(hash: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  const m = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? (await nobody))
  if (!m) throw new Error('not a password hash of ours')
  const wanted = Buffer.from(m[5]!, 'base64')
  const tag = await argon('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(m[4]!, 'base64'),
    memory: Number(m[1]),
    passes: Number(m[2]),
    parallelism: Number(m[3]),
    tagLength: wanted.length,
  })
  return timingSafeEqual(tag, wanted) && hash != null
}

const wellKnown = [
  'password',
  'passw0rd',
  'qwertyui',
  'qwerty12',
  'asdfghjk',
  '1qaz2wsx',
  'woaini13',
  'woaini52',
  'iloveyou',
  'admin123',
  '5201314',
  'abc12345',
  'a1234567',
  '12341234',
  '11223344',
]

/** Refuses what is guessed first: short, one character repeated, a run, the person's own phone or name, the well-known ones. */
export function checkPassword(password: string, own: (string | undefined)[]): void {
  const p = password.normalize('NFKC').toLowerCase()
  const points = Array.from(p, (c) => c.codePointAt(0)!)
  const steps = points.slice(1).map((c, i) => c - points[i]!)
  const weak =
    points.length < 8 ||
    new Set(p).size < 3 ||
    steps.every((s) => s === 1) ||
    steps.every((s) => s === -1) ||
    wellKnown.some((w) => p.startsWith(w)) ||
    own.some((o) => o && o.length >= 4 && p.includes(o.toLowerCase()))
  if (weak) throw refuse.weak_password()
}

/** A first password somebody reads out or writes down: no characters that look alike. */
export const newInitialPassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
}
