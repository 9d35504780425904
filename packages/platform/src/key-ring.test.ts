import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openKeyRing } from './index.ts'

const [a, b, indexKey] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const ring = openKeyRing({ current: 'a', keys: { a }, indexKey })
const place = 'identity.patient.phone|1'

test('what is sealed opens again, and looks different each time', () => {
  const [one, two] = [ring.seal('13812345678', place), ring.seal('13812345678', place)]
  assert.notEqual(one, two)
  assert.equal(ring.open(one, place), '13812345678')
  assert.ok(!one.includes('13812345678'))
})

test('a value that was moved to another row, column or changed by a bit does not open', () => {
  const sealed = ring.seal('secret', place)
  assert.throws(() => ring.open(sealed, 'identity.patient.phone|2'))
  assert.throws(() => ring.open(sealed, 'identity.patient.certificate|1'))
  const [version, id, nonce, body] = sealed.split('.') as [string, string, string, string]
  const bytes = Buffer.from(body, 'base64url')
  bytes[0]! ^= 1
  assert.throws(() => ring.open([version, id, nonce, bytes.toString('base64url')].join('.'), place))
  for (const junk of ['', 'x', 'v1.a.b', 'v2.a.b.c', `v1.zz.${nonce}.${body}`])
    assert.throws(() => ring.open(junk, place))
})

test('a new key seals, the old one still opens, and it shows which values are still the old one’s', () => {
  const old = ring.seal('kept', place)
  const turned = openKeyRing({ current: 'b', keys: { a, b }, indexKey })
  assert.equal(turned.open(old, place), 'kept')
  assert.deepEqual([turned.keyOf(old), turned.keyOf(turned.seal('new', place))], ['a', 'b'])
})

test('the blind index finds equal values, keeps fields apart and depends on its key', () => {
  assert.equal(ring.blindIndex('phone', '1'), ring.blindIndex('phone', '1'))
  assert.notEqual(ring.blindIndex('phone', '1'), ring.blindIndex('card', '1'))
  assert.notEqual(
    ring.blindIndex('phone', '1'),
    openKeyRing({ current: 'a', keys: { a }, indexKey: randomBytes(32) }).blindIndex('phone', '1'),
  )
})

test('keys of the wrong length and a current key that is missing are refused at once', () => {
  assert.throws(() => openKeyRing({ current: 'x', keys: { a }, indexKey }), /not in the ring/)
  assert.throws(() => openKeyRing({ current: 'a', keys: { a: randomBytes(16) }, indexKey }), /32 are needed/)
  assert.throws(() => openKeyRing({ current: 'a', keys: { a }, indexKey: randomBytes(8) }))
})
