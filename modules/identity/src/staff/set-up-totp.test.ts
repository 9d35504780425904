import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import { Secret, TOTP } from 'otpauth'
import { identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, db, clock } = house
const logIn = (loginName: string, password: string, totp?: string) =>
  ask('POST', '/staff/sessions', { body: { loginName, password, ...(totp ? { totp } : {}) } })

test('two-step log-in asks only who knows the password, and takes each code once', async () => {
  const { loginName, password, cookies } = await house.aStaff()
  const begun = await ask('POST', '/staff/me/totp', { cookies })
  assert.match(begun.body.otpauthUrl, /^otpauth:\/\/totp\//)
  const totp = new TOTP({ secret: Secret.fromBase32(begun.body.secret) })
  const code = (shift = 0) => totp.generate({ timestamp: clock().getTime() + shift * 30_000 })
  assert.equal(
    (await ask('PUT', '/staff/me/totp', { cookies, body: { code: code(5) } })).body.code,
    'identity.wrong_totp',
  )
  assert.equal((await logIn(loginName, password)).status, 201, 'not in force before it is confirmed')
  assert.equal((await ask('PUT', '/staff/me/totp', { cookies, body: { code: code() } })).status, 204)

  assert.equal((await logIn(loginName, 'wrong password')).body.code, 'identity.wrong_login')
  assert.deepEqual((({ status, body }) => [status, body.code])(await logIn(loginName, password)), [
    401,
    'identity.totp_needed',
  ])
  assert.equal(
    (await logIn(loginName, password, code())).body.code,
    'identity.wrong_totp',
    'the code that confirmed is used',
  )
  clock.forward(30_000)
  const both = await Promise.all([logIn(loginName, password, code()), logIn(loginName, password, code())])
  assert.deepEqual(both.map((r) => r.status).sort(), [201, 401])
  assert.equal((await logIn(loginName, password, code(-1))).body.code, 'identity.wrong_totp', 'an older one neither')
  clock.forward(60_000)
  assert.equal(
    (await logIn(loginName, password, code(2))).body.code,
    'identity.wrong_totp',
    'two steps ahead is too far',
  )
  const late = await logIn(loginName, password, code(-1))
  assert.equal(late.status, 201, 'one step of drift is forgiven')
  assert.equal(late.body.staff.totpEnabled, true)

  assert.equal((await ask('POST', '/staff/me/totp', { cookies })).body.code, 'identity.totp_enabled')
  const row = await db.one<{ row: string }>(
    sql`select f::text as row from identity.staff f where login_name = ${loginName}`,
  )
  assert.ok(!row.row.includes(begun.body.secret))
  assert.equal(
    (await ask('DELETE', '/staff/me/totp', { cookies, body: { password: 'wrong' } })).body.code,
    'identity.wrong_password',
  )
  assert.equal((await ask('DELETE', '/staff/me/totp', { cookies, body: { password } })).status, 204)
  assert.equal((await logIn(loginName, password)).status, 201)
})
