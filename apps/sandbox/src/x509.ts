import { createPublicKey, createSign, type KeyObject } from 'node:crypto'

/**
 * A self-signed X.509 v3 certificate, built by hand because Node can read certificates but not write them.
 * Only what a client looks at: serial, name, validity, key, signature (SHA256 with RSA).
 */
export function selfSigned(want: {
  privateKey: KeyObject
  serial: string
  name: string
  from: Date
  years: number
}): string {
  const until = new Date(want.from)
  until.setUTCFullYear(until.getUTCFullYear() + want.years)
  const algorithm = sequence(oid(1, 2, 840, 113549, 1, 1, 11), Buffer.from([0x05, 0x00]))
  const name = sequence(wrap(0x31, sequence(oid(2, 5, 4, 3), wrap(0x0c, Buffer.from(want.name)))))
  const body = sequence(
    wrap(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from(want.serial, 'hex')),
    algorithm,
    name,
    sequence(utcTime(want.from), utcTime(until)),
    name,
    createPublicKey(want.privateKey).export({ type: 'spki', format: 'der' }),
  )
  const signature = createSign('RSA-SHA256').update(body).sign(want.privateKey)
  const der = sequence(body, algorithm, wrap(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** DER: tag, length, content. */
function wrap(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const length = content.length
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}

const sequence = (...parts: Buffer[]): Buffer => wrap(0x30, ...parts)

/** Unsigned: a leading zero keeps the top bit from meaning "negative". */
const integer = (bytes: Buffer): Buffer =>
  wrap(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)

const utcTime = (at: Date): Buffer => wrap(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))

function oid(first: number, second: number, ...rest: number[]): Buffer {
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const groups = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80)
    bytes.push(...groups)
  }
  return wrap(0x06, Buffer.from(bytes))
}
