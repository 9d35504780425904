import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { createDistinct } from './distinct.ts'
import { score } from './score.ts'
import { createSightings, keysBeyondAPerson, networkOf, readDevice } from './sightings.ts'

const at = Date.parse('2026-11-23T23:00:05Z')
const rules = { permitBits: 12, deviceAccounts: 3, networkAccounts: 300 }
const want = (more = {}) => ({ scheduleId: 's', patientId: newId(), key: newId(), early: false, ...more })
const aDevice = () => newId().replaceAll('-', '')

test('a family on one phone is nobody’s concern, a third account within ten minutes is looked at', () => {
  const seen = createSightings()
  const device = aDevice()
  const look = (accountId: string, now: number) => {
    seen.request({ accountId, device, network: 'n' }, want(), now)
    return score({ ...seen.signs({ accountId, device, network: 'n' }, now), permit: 'good' }, rules)
  }
  assert.deepEqual(look('father', at).reasons, [])
  assert.deepEqual(look('mother', at + 5_000).reasons, [])
  assert.deepEqual(look('third', at + 20_000).reasons, ['device_accounts'])
  assert.deepEqual(look('father', at + 11 * 60_000).reasons, [], 'after ten minutes it is forgotten')
})

test('a hand cannot begin four wishes in a second; retries of one wish are not wishes', () => {
  const seen = createSightings()
  const who = { accountId: 'a', device: aDevice(), network: 'n' }
  const key = newId()
  for (let i = 0; i < 20; i++) seen.request(who, want({ key }), at + i * 10)
  assert.equal(seen.signs(who, at + 200).burst, false)
  for (let i = 0; i < 3; i++) seen.request(who, want(), at + 300 + i)
  assert.equal(seen.signs(who, at + 310).burst, true)
  assert.equal(seen.signs(who, at + 2_000).burst, false)
})

test('a whole ward behind one address is a mild sign, which alone slows nobody', () => {
  const seen = createSightings()
  for (let i = 0; i < 2_000; i++) seen.request({ accountId: newId(), network: '10.1.2.0/24' }, want(), at)
  const who = { accountId: newId(), device: aDevice(), network: '10.1.2.0/24' }
  const sum = score({ ...seen.signs(who, at), permit: 'good' }, rules)
  assert.deepEqual(sum, { score: 1, reasons: ['network_crowd'] })
})

test('WeChat’s doubt counts, its silence does not', () => {
  const signs = {
    ...createSightings().signs({ accountId: 'a', device: 'd', network: 'n' }, at),
    permit: 'good' as const,
  }
  assert.equal(score(signs, rules).score, 0)
  assert.equal(score({ ...signs, risk: 2 }, rules).score, 0)
  assert.equal(score({ ...signs, risk: 3 }, rules).score, 2)
  assert.equal(score({ ...signs, risk: 4 }, rules).score, 3)
})

test('10,000 keys from one device: memory stays small, and it is told to stay away; nobody else is', () => {
  const seen = createSightings()
  const device = aDevice()
  const neighbour = { accountId: 'n', device: aDevice(), network: 'n' }
  let stopped = 0
  for (let i = 0; i < 10_000; i++) {
    const away = seen.request({ accountId: `a${i % 4}`, device, network: 'n' }, want(), at + i * 60)
    if (away) stopped += 1
  }
  assert.ok(stopped > 10_000 - keysBeyondAPerson * 1.2, String(stopped))
  assert.equal(seen.request(neighbour, want(), at + 600_000), 0)
  assert.deepEqual(seen.sizes(), { devices: 2, accounts: 5, networks: 1, schedules: 1 })
})

test('however many devices, accounts and networks come, no more than the limit are kept', () => {
  const seen = createSightings({ devices: 100, accounts: 100, networks: 10, schedules: 5 })
  for (let i = 0; i < 5_000; i++)
    seen.request(
      { accountId: newId(), device: aDevice(), network: `10.${i % 250}.0.0/24` },
      want({ scheduleId: newId() }),
      at,
    )
  assert.deepEqual(seen.sizes(), { devices: 100, accounts: 100, networks: 10, schedules: 5 })
})

test('different ones are counted within a few per cent', () => {
  for (const n of [1, 10, 300, 3_000]) {
    const d = createDistinct(4096)
    for (let i = 0; i < n; i++) {
      const id = newId()
      d.add(id)
      d.add(id)
    }
    assert.ok(Math.abs(d.count() - n) <= Math.max(1, n * 0.08), `${n}: ${d.count()}`)
  }
})

test('what is not a device’s name is no device; addresses become networks', () => {
  assert.equal(readDevice('a'.repeat(10_240)), undefined)
  for (const odd of [undefined, '', 'short', '💥'.repeat(20), 'with space with space', ['a'.repeat(20)]])
    assert.equal(readDevice(odd), undefined)
  assert.equal(readDevice('0123456789abcdef'), '0123456789abcdef')
  assert.equal(networkOf('203.0.113.77'), '203.0.113.0/24')
  assert.equal(networkOf('::ffff:203.0.113.77'), '203.0.113.0/24')
  assert.equal(networkOf('2001:db8:12:34::1'), '2001:db8:12::/48')
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0::/48')
  assert.equal(networkOf('::1'), '0:0:0::/48')
})
