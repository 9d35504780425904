import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { hex, sha256 } from '../src/rush/sha256.ts'
import { solve } from '../src/rush/solve.ts'
import { nextWaiting, roughly, type Waiting } from '../src/rush/waiting.ts'

test('SHA-256 is SHA-256: the standard’s examples, and Node’s for every length around the block', () => {
  assert.equal(hex(sha256('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.equal(
    hex(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  for (let n = 0; n <= 200; n++) {
    const text = 'r1-12-abc|k-'.repeat(20).slice(0, n)
    assert.equal(hex(sha256(text)), createHash('sha256').update(text).digest('hex'), String(n))
  }
})

test('a solution found in slices is what the server computes, and the page lives meanwhile', async () => {
  let frames = 0
  const timer = setInterval(() => frames++, 1)
  const challenge = 'r1-16-t5x2k0-AAAAAAAAAAAAAAAAAAAAAA'
  const solution = await solve(challenge, 'k-2026-abcdefgh')
  clearInterval(timer)
  const nonce = Number(solution!.slice(challenge.length + 1))
  const message = Buffer.alloc(40)
  createHash('sha256').update(`${challenge}|k-2026-abcdefgh`).digest().copy(message)
  message.writeBigUInt64BE(BigInt(nonce), 32)
  assert.ok(Math.clz32(createHash('sha256').update(message).digest().readUInt32BE(0)) >= 16)
  assert.ok(frames > 0)
  assert.equal(await solve('r1-30-x-y', 'key', () => true), undefined, 'a page that is gone stops')
})

const wish = { scheduleId: 's', periodNo: 0, patientId: 'p', feeFen: 100 }
const problem = (code: string, more = {}) => ({ type: '', title: '', status: 503, code, instance: '', ...more })

test('the server’s 503 leads to the waiting room with its place; a lost network keeps it; a refusal ends it', () => {
  const now = 1_000_000
  const sent = problem('appointments.waiting', {
    why: 'checking',
    retryAfter: 9,
    seconds: { from: 9, to: 14 },
    place: 'p1.x',
    checkCode: 'abcd1234',
  })
  const w = nextWaiting(sent, wish, 'k', undefined, now) as Waiting
  assert.deepEqual(
    [w.why, w.place, w.checkCode, w.from - now, w.to - now],
    ['checking', 'p1.x', 'abcd1234', 9_000, 14_000],
  )
  assert.ok(w.retryAt - now >= 9_000 && w.retryAt - now <= 11_000)
  const gone = nextWaiting(problem('client.offline'), wish, 'k', w, now + 5_000) as Waiting
  assert.deepEqual([gone.why, gone.place, gone.since], ['offline', 'p1.x', now])
  assert.equal(nextWaiting(problem('request.unavailable', { retryAfter: 2 }), wish, 'k', undefined, now)?.why, 'busy')
  for (const code of ['appointments.sold_out', 'appointments.fee_changed', 'request.unauthenticated'])
    assert.equal(nextWaiting(problem(code), wish, 'k', w, now), undefined)
  assert.equal(
    nextWaiting(problem('client.offline'), wish, 'k', undefined, now),
    undefined,
    'who did not wait is told at once',
  )
  assert.equal(nextWaiting(sent, wish, 'k', w, now + 11 * 60_000), undefined, 'after ten minutes it is over')
  const odd = nextWaiting(
    problem('appointments.waiting', { retryAfter: 'x', seconds: 7, place: 9 }),
    wish,
    'k',
    undefined,
    now,
  ) as Waiting
  assert.deepEqual([odd.why, odd.place, odd.from - now], ['busy', undefined, 3_000])
})

test('how long is said in steps, so that a screen reader speaks a few times and not every second', () => {
  const said = new Set<string>()
  for (let s = 0; s <= 40; s++) {
    const { from, to } = roughly({ from: 30_000, to: 40_000 }, s * 1_000)
    assert.ok(to > from)
    said.add(`${from}–${to}`)
  }
  assert.ok(said.size <= 12, [...said].join(' '))
  assert.deepEqual(roughly({ from: 0, to: 0 }, 5_000), { from: 0, to: 5 })
})
