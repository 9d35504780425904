import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPassword, hashPassword, newInitialPassword, verifyPassword } from './password.ts'

test('a password opens only its own hash, and the hash says how it was made', async () => {
  const hash = await hashPassword('早安 hospital 7')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(await verifyPassword(hash, '早安 hospital 7'), true)
  assert.equal(await verifyPassword(hash, '早安 hospital 8'), false)
  assert.notEqual(hash, await hashPassword('早安 hospital 7'))
})

test('nobody’s password costs as much time as a wrong one', async () => {
  const hash = await hashPassword('correct horse')
  await verifyPassword(undefined, 'warm up')
  const time = async (h: string | undefined) => {
    const from = performance.now()
    assert.equal(await verifyPassword(h, 'wrong horse'), false)
    return performance.now() - from
  }
  // In turn, and the quickest of each: what a busy machine adds hits either side by chance.
  let [wrong, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < 8; i++) {
    wrong = Math.min(wrong, await time(hash))
    unknown = Math.min(unknown, await time(undefined))
  }
  assert.ok(unknown > wrong / 3, `${unknown} ms for nobody, ${wrong} ms for a wrong password`)
})

test('passwords that are guessed first are refused', () => {
  for (const p of [
    '',
    'short1',
    '88888888',
    '12121212',
    '12345678',
    '87654321',
    'abcdefgh',
    'Password1',
    '13812345678',
    'wang13812345678',
    'zhangsan2026',
  ])
    assert.throws(() => checkPassword(p, ['13812345678', 'zhangsan']), { code: 'identity.weak_password' }, p)
  for (const p of ['蓝色的雨伞非常大', 'tea4two-at5', newInitialPassword()])
    assert.doesNotThrow(() => checkPassword(p, ['13812345678']), p)
})
