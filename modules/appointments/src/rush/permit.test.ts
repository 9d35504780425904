import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bitsOf, createPermits, solvePermit } from './permit.ts'

const permits = createPermits(Buffer.alloc(32, 7))
const who = { accountId: 'a-1', scheduleId: 's-1' }
const at = Date.parse('2026-11-23T23:00:05Z')
const { challenge, expiresAt } = permits.issue(who, 10, at)
const solved = solvePermit(challenge, 'key-00001')

test('a solved challenge is good for its account, schedule and key, and again for a retry', () => {
  assert.equal(permits.check(solved, who, 'key-00001', at), 'good')
  assert.equal(permits.check(solved, who, 'key-00001', at + 60_000), 'good')
  assert.ok(expiresAt - at >= 10 * 60_000 && expiresAt - at <= 20 * 60_000)
})

test('for another account, schedule or key it is wrong', () => {
  assert.equal(permits.check(solved, { ...who, accountId: 'a-2' }, 'key-00001', at), 'wrong')
  assert.equal(permits.check(solved, { ...who, scheduleId: 's-2' }, 'key-00001', at), 'wrong')
  // By luck one key in 1,024 would do; these do not.
  assert.equal(permits.check(solved, who, 'key-00002', at), 'wrong')
})

test('a forged one is wrong: easier, longer lived, of another key ring, or made up', () => {
  const easier = challenge.replace('r1-10-', 'r1-0-')
  assert.equal(permits.check(`${easier}.1`, who, 'key-00001', at), 'wrong')
  const later = challenge.replace(/^(r1-10-)\w+/, `$1${Math.floor(at / 1000 + 1e6).toString(36)}`)
  assert.equal(permits.check(`${later}.1`, who, 'key-00001', at), 'wrong')
  const other = createPermits(Buffer.alloc(32, 8)).issue(who, 0, at).challenge
  assert.equal(permits.check(`${other}.1`, who, 'key-00001', at), 'wrong')
  for (const garbage of [
    'x',
    '....',
    'r1-10-zz-a.1',
    '💥'.repeat(30),
    'a'.repeat(10_000),
    `${challenge}.`,
    `${challenge}.-1`,
    `${challenge}.1e9`,
    "r1-10-a-'; drop table x.1",
  ])
    assert.equal(permits.check(garbage, who, 'key-00001', at), 'wrong', garbage.slice(0, 20))
  assert.equal(permits.check(undefined, who, 'key-00001', at), 'missing')
  assert.equal(permits.check('', who, 'key-00001', at), 'missing')
})

test('an old one is expired, and so is one from a node whose clock ran an hour ahead', () => {
  assert.equal(permits.check(solved, who, 'key-00001', expiresAt), 'expired')
  const ahead = permits.issue(who, 0, at + 3_600_000).challenge
  assert.equal(permits.check(`${ahead}.1`, who, 'key-00001', at), 'expired')
})

test('difficulty is what it says: every further bit doubles the tries', () => {
  let tries = 0
  for (let i = 0; i < 40; i++) tries += Number(solvePermit(challenge, `key-${i}`).split('.')[1]) + 1
  assert.ok(tries / 40 > 400 && tries / 40 < 2_500, String(tries / 40))
  const nonce = Number(solved.split('.')[1])
  assert.ok(bitsOf(challenge, 'key-00001', nonce) >= 10)
})
