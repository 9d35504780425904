import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPlaces, placeLivesMs } from './place-ticket.ts'

const places = createPlaces(Buffer.alloc(32, 7))
const who = { accountId: 'a-1', scheduleId: 's-1' }
const at = Date.parse('2026-11-23T23:00:05Z')
const release = at - 5_000
const place = { arrivedAt: at, notBefore: at + 8_000, lane: 'slow' as const, reasons: 5 }
const ticket = places.issue(who, place)

test('a place comes back as it was given', () => {
  assert.deepEqual(places.open(ticket, who, at + 1_000, release), place)
})

test('somebody else’s, another schedule’s, a forged or an old place is none', () => {
  assert.equal(places.open(ticket, { ...who, accountId: 'a-2' }, at, release), undefined)
  assert.equal(places.open(ticket, { ...who, scheduleId: 's-2' }, at, release), undefined)
  assert.equal(places.open(ticket.replace('.s', '.f'), who, at, release), undefined)
  const earlier = ticket.replace(/^p1\.\w+/, `p1.${(at - 60_000).toString(36)}`)
  assert.equal(places.open(earlier, who, at, release), undefined)
  assert.equal(places.open(ticket, who, at + placeLivesMs + 1, release), undefined)
  assert.equal(createPlaces(Buffer.alloc(32, 8)).open(ticket, who, at, release), undefined)
  for (const garbage of [undefined, '', 'p1', 'p1....', 'x'.repeat(10_000), '💥', 'p1.1.1.s1.'.padEnd(40, '-')])
    assert.equal(places.open(garbage, who, at, release), undefined)
})

test('a node whose clock ran an hour ahead gives no advantage and keeps nobody waiting', () => {
  const ahead = places.issue(who, { ...place, arrivedAt: at + 3_600_000, notBefore: at + 3_608_000 })
  assert.deepEqual(places.open(ahead, who, at, release), { ...place, arrivedAt: at, notBefore: at + 60_000 })
})

test('a node whose clock fell behind cannot put anybody before the release', () => {
  const behind = places.issue(who, { ...place, arrivedAt: release - 300_000 })
  assert.equal(places.open(behind, who, at, release)?.arrivedAt, release)
})
