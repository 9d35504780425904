import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import identity from '../module.ts'
import { aPatient, identityHouse } from '../testing/house.ts'
import { deviceOf } from './device.ts'

const house = await identityHouse()
const { ask, db, clock } = house
const hours = 3_600_000
const password = 'tea4two-at5'
const logIn = (phone: string, extra: Record<string, unknown> = {}) =>
  ask('POST', '/sessions/password', {
    body: { phone, password, client: 'weapp' },
    headers: { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0' },
    ...extra,
  })

test('a stolen session is seen in the list and ends the moment it is revoked', async () => {
  const { phone } = await house.anAccount({ password })
  const [mine, stolen] = [(await logIn(phone)).body.token, (await logIn(phone)).body.token]
  const list = (await ask('GET', '/sessions', { token: mine })).body.items
  assert.equal(list.length, 3) // with the one the account was made with
  assert.equal(list.filter((s: { current: boolean }) => s.current).length, 1)
  assert.ok(list.some((s: { device: string }) => s.device === 'iPhone · WeChat'))
  for (const s of list)
    if (!s.current) assert.equal((await ask('DELETE', `/sessions/${s.id}`, { token: mine })).status, 204)
  assert.equal((await ask('GET', '/account', { token: stolen })).status, 401)
  assert.equal((await ask('GET', '/account', { token: mine })).status, 200)
})

test('nobody ends a session of somebody else', async () => {
  const [a, b] = [await house.anAccount(), await house.anAccount()]
  const [theirs] = (await ask('GET', '/sessions', { token: b.token })).body.items
  assert.equal(
    (await ask('DELETE', `/sessions/${theirs.id}`, { token: a.token })).body.code,
    'identity.session_not_found',
  )
  assert.equal((await ask('GET', '/account', { token: b.token })).status, 200)
})

test('logging out ends the session and takes the cookie away', async () => {
  const { token } = await house.anAccount()
  const out = await ask('DELETE', '/sessions/current', { token })
  assert.equal(out.status, 204)
  assert.equal(out.cookies[0]!.value, '')
  assert.equal((await ask('GET', '/account', { token })).status, 401)
})

test('logging in again leaves the session one came with', async () => {
  const { phone, token } = await house.anAccount({ password })
  const fresh = await logIn(phone, { token })
  assert.equal(fresh.status, 201)
  assert.equal((await ask('GET', '/account', { token })).status, 401)
  assert.equal((await ask('GET', '/account', { token: fresh.body.token })).status, 200)
})

test('a patient’s session slides 30 days; "last seen" moves at most once a minute', async () => {
  const { token, accountId } = await house.anAccount()
  const seen = async () =>
    (
      await db.one<{ at: Date }>(sql`select last_seen_at as at from identity.session where account_id = ${accountId}`)
    ).at.getTime()
  const start = await seen()
  clock.forward(56_000)
  await ask('GET', '/account', { token })
  assert.equal(await seen(), start)
  clock.forward(4_000)
  await ask('GET', '/account', { token })
  assert.equal(await seen(), start + 60_000)
  for (let i = 0; i < 3; i++) {
    clock.forward(29 * 24 * hours)
    assert.equal((await ask('GET', '/account', { token })).status, 200)
  }
  clock.forward(30 * 24 * hours)
  assert.equal((await ask('GET', '/account', { token })).status, 401)
})

test('another process may know a session for three seconds after it was ended; this one forgets it at once', async () => {
  const { token } = await house.anAccount()
  const elsewhere = identity.create(house.ctx, house.needs).facade
  const there = () => elsewhere.authenticate({ token, kind: 'account' })
  assert.ok((await there()).actor)
  assert.equal((await ask('DELETE', '/sessions/current', { token })).status, 204)
  assert.equal((await ask('GET', '/account', { token })).status, 401)
  assert.ok((await there()).actor)
  clock.forward(3_000)
  assert.deepEqual(await there(), {})
  // Suspended by whatever means: over within the same three seconds.
  const second = await house.anAccount()
  assert.equal((await ask('GET', '/account', { token: second.token })).status, 200)
  await db.rows(sql`update identity.account set suspended_at = now() where id = ${second.accountId}`)
  clock.forward(3_000)
  assert.equal((await ask('GET', '/account', { token: second.token })).status, 401)
})

test('a hundred requests of different people at once are recognised by a few statements, and a stranger is not', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => house.anAccount()))
  clock.forward(61_000)
  const actors = await Promise.all(
    Array.from({ length: 100 }, (_, i) => {
      const token = i % 5 === 4 ? 'x'.repeat(43) : people[i % 20]!.token
      return house.facade.authenticate({ token, kind: 'account' })
    }),
  )
  for (const [i, { actor }] of actors.entries())
    assert.equal(
      actor?.kind === 'account' ? actor.accountId : undefined,
      i % 5 === 4 ? undefined : people[i % 20]!.accountId,
    )
})

test('may this account book: three answers in one; a no is never remembered, taking a patient away counts at once', async () => {
  const { token, accountId } = await house.anAccount()
  const ask3 = (patientId: string) => house.facade.mayBook({ accountId, patientId })
  assert.deepEqual(await ask3(newId()), { allowed: false, due: [], elder: false })
  const added = await ask('POST', '/patients', { token, body: aPatient() })
  assert.equal(added.status, 201)
  const patientId = added.body.id
  await ask('PATCH', '/account', { token, body: { preferences: { elder: true } } })
  assert.deepEqual(await ask3(patientId), { allowed: true, due: [], elder: true })
  assert.equal((await ask('DELETE', '/consents/terms', { token })).status, 204)
  assert.deepEqual(await ask3(patientId), { allowed: true, due: ['terms'], elder: true })
  assert.equal((await ask('POST', '/consents', { token, body: { documents: house.terms } })).status, 200)
  assert.deepEqual(await ask3(patientId), { allowed: true, due: [], elder: true })
  assert.equal((await ask('DELETE', `/patients/${patientId}`, { token })).status, 204)
  assert.equal((await ask3(patientId)).allowed, false)
})

test('a session of staff ends after two idle hours, and after twelve in any case', async () => {
  const { cookies, ...staff } = await house.aStaff()
  clock.forward(1.9 * hours)
  assert.equal((await ask('GET', '/staff/me', { cookies })).status, 200)
  clock.forward(2 * hours)
  assert.equal((await ask('GET', '/staff/me', { cookies })).status, 401)
  const again = await ask('POST', '/staff/sessions', { body: staff })
  assert.equal(again.status, 400, 'fields nobody asked for are refused')
  const day = (await ask('POST', '/staff/sessions', { body: { loginName: staff.loginName, password: staff.password } }))
    .cookies[0]!.value
  for (let i = 0; i < 7; i++) {
    clock.forward(1.6 * hours)
    assert.equal((await ask('GET', '/staff/me', { cookies: { jiuyi_staff: day } })).status, 200)
  }
  clock.forward(1 * hours)
  assert.equal((await ask('GET', '/staff/me', { cookies: { jiuyi_staff: day } })).status, 401)
})

test('a token is nobody’s on the other side of the house', async () => {
  const { token } = await house.anAccount()
  const { cookies } = await house.aStaff()
  assert.equal((await ask('GET', '/staff/me', { token })).status, 401)
  assert.equal((await ask('GET', '/account', { token: cookies.jiuyi_staff })).status, 401)
  assert.deepEqual(await house.facade.authenticate({ token: 'x'.repeat(43), kind: 'account' }), {})
})

test('a write that another site sends along with the cookie is refused', async () => {
  const { cookies } = await house.aStaff()
  const { token } = await house.anAccount()
  const account = { jiuyi_session: token }
  const from = (headers: Record<string, string>) =>
    ask('PATCH', '/account', { cookies: account, headers, body: { preferences: { elder: true } } })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])
    assert.deepEqual(
      (({ status, body }) => [status, body.code])(await from(headers as unknown as Record<string, string>)),
      [403, 'request.cross_site'],
    )
  assert.equal(
    (await ask('DELETE', '/staff/sessions/current', { cookies, headers: { 'sec-fetch-site': 'cross-site' } })).status,
    403,
  )
  assert.equal((await from({ 'sec-fetch-site': 'same-origin' })).status, 200)
})

test('the database knows no token', async () => {
  const { token } = await house.anAccount()
  const rows = await db.rows<{ row: string }>(sql`select s::text as row from identity.session s`)
  assert.ok(rows.length > 0)
  assert.ok(rows.every((r) => !r.row.includes(token)))
})

test('of a browser’s name only the family is kept', () => {
  assert.equal(
    deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0'),
    'Windows · Edge',
  )
  assert.equal(
    deviceOf('Mozilla/5.0 (Linux; Android 14) AppleWebKit Chrome/120 MicroMessenger/8.0'),
    'Android · WeChat',
  )
  assert.equal(deviceOf('<script>'), 'unknown')
  assert.equal(deviceOf(undefined), 'unknown')
})

test('the hourly sweep throws away only what is over', async () => {
  const { token } = await house.anAccount()
  clock.forward(10 * 24 * hours)
  await house.timers[0]!.run()
  assert.equal((await ask('GET', '/account', { token })).status, 200)
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from identity.session where expires_at < ${new Date(clock().getTime() - 90 * 24 * hours)} and account_id is null`,
  )
  assert.equal(n, 0)
})
