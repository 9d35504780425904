import assert from 'node:assert/strict'
import { test } from 'node:test'
import { path, safeNext, withQuery } from './paths.ts'

test('one state of a page has one address', () => {
  assert.equal(
    withQuery('/appointments', { q: '', from: '2026-11-22', status: undefined }),
    '/appointments?from=2026-11-22',
  )
  assert.equal(path.appointments(), '/appointments')
  assert.equal(path.appointments({ q: '王 明&' }), '/appointments?q=%E7%8E%8B+%E6%98%8E%26')
  assert.equal(path.appointment('a1', '2026-11-22'), '/appointments/a1?from=2026-11-22&to=2026-11-22')
  assert.equal(path.booking({ schedule: 's', period: 0 }), '/booking?schedule=s&period=0')
})

test('a log-in leads back only to pages of ours', () => {
  assert.equal(safeNext('/orders?on=2026-11-22'), '/orders?on=2026-11-22')
  for (const bad of [
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/login?next=/login',
  ])
    assert.equal(safeNext(bad), '/')
})
