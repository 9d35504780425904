import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { house } from './testing/house.ts'

const db = await testDb({ as: 'notification' })
const h = await house(db)
const code = { phone: '13912345678', code: '482913', minutes: 5, key: 'identity.sms_code:1' }

test('a code goes out at once, at night too, and is kept nowhere', async () => {
  h.clock.set('2026-03-02T03:00:00+08:00')
  await h.facade.sendCode(code)
  assert.deepEqual(h.sms.sent, [
    {
      phone: '13912345678',
      template: 'login_code',
      params: { code: '482913', minutes: '5' },
      key: 'identity.sms_code:1',
    },
  ])
  for (const table of [sql`notification.message`, sql`notification.delivery`])
    assert.deepEqual(await db.rows(sql`select 1 from ${table}`), [])
  assert.deepEqual(await db.rows(sql`select 1 from graphile_worker._private_jobs`), [])
})

test('a provider that does not take it is said plainly, without the number or the code', async () => {
  for (const [why, retryable] of [
    ['unavailable', true],
    ['invalid_phone', false],
    ['refused', false],
  ] as const) {
    h.sms.misbehave(why, retryable)
    await assert.rejects(h.facade.sendCode({ ...code, key: why }), (e: Refusal) => {
      assert.equal(e.code, 'notification.sms_unavailable')
      assert.doesNotMatch(JSON.stringify(e) + e.message + e.stack, /13912345678|482913/)
      return true
    })
  }
})
