import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quietUntil } from './quiet-hours.ts'

const until = (at: string, concernsAt?: string, zone = 'Asia/Shanghai') =>
  quietUntil(new Date(at), concernsAt ? new Date(concernsAt) : null, zone)?.toISOString()

test('nights are from 22:00 to 07:00 on the hospital’s clock', () => {
  assert.equal(until('2026-03-02T21:59:59+08:00'), undefined)
  assert.equal(until('2026-03-02T22:00:00+08:00'), '2026-03-02T23:00:00.000Z')
  assert.equal(until('2026-03-03T00:30:00+08:00'), '2026-03-02T23:00:00.000Z')
  assert.equal(until('2026-03-03T06:59:59+08:00'), '2026-03-02T23:00:00.000Z')
  assert.equal(until('2026-03-03T07:00:00+08:00'), undefined)
  assert.equal(until('2026-03-02T22:00:00+08:00', undefined, 'Asia/Urumqi'), undefined)
  assert.equal(until('2026-12-31T23:00:00+08:00'), '2026-12-31T23:00:00.000Z')
})

test('what happens within twelve hours may wake people, what is further away may not', () => {
  assert.equal(until('2026-03-02T22:00:00+08:00', '2026-03-03T10:00:00+08:00'), undefined)
  assert.ok(until('2026-03-02T22:00:00+08:00', '2026-03-03T10:00:01+08:00'))
})
