import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import { accountOfPhone } from '../accounts/find-account.ts'
import { depsOf } from '../deps.ts'
import { identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, db, sms, wechat, clock, forgetTries } = house
const minutes = 60_000

const codeFor = async (phone: string, purpose = 'login') => {
  await forgetTries()
  const res = await ask('POST', '/sms-codes', { body: { phone, purpose } })
  assert.equal(res.status, 202)
  return sms.sent.at(-1)!.code
}
const withPhone = (phone: string, code: string, client = 'weapp') =>
  ask('POST', '/sessions/phone', { body: { phone, code, client } })
const withWechat = (code: string, client = 'weapp') => ask('POST', '/sessions/wechat', { body: { code, client } })

test('first log-ins at once with one phone make one account', async () => {
  const d = depsOf(house.ctx, house.needs)
  const all = await Promise.all(Array.from({ length: 10 }, () => accountOfPhone(d, '13911112222')))
  assert.equal(new Set(all.map((a) => a.accountId)).size, 1)
  assert.equal(all.filter((a) => a.isNew).length, 1)
})

test('a code from the SMS logs in once; the browser gets a cookie that scripts cannot read, and no token', async () => {
  const code = await codeFor('+86 138-0013-8001')
  const login = await withPhone('13800138001', code, 'h5')
  assert.equal(login.status, 201)
  assert.equal(login.body.isNew, true)
  assert.equal(login.body.token, undefined)
  assert.equal(login.body.account.phoneMasked, '138****8001')
  const cookie = login.cookies[0]!
  assert.deepEqual(
    {
      name: cookie.name,
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
      sameSite: cookie.sameSite,
      path: cookie.path,
    },
    { name: 'jiuyi_session', httpOnly: true, secure: true, sameSite: 'Lax', path: '/api' },
  )
  assert.equal(
    (await ask('GET', '/account', { cookies: { jiuyi_session: cookie.value } })).body.id,
    login.body.account.id,
  )
  assert.equal((await withPhone('13800138001', code)).body.code, 'identity.code_expired')
})

test('one code brought twice at the same moment lets one in', async () => {
  const code = await codeFor('13800138002')
  const both = await Promise.all([withPhone('13800138002', code), withPhone('13800138002', code)])
  assert.deepEqual(both.map((r) => r.status).sort(), [201, 422])
})

test('a code dies after five minutes, after five wrong tries, and is no use for another purpose or phone', async () => {
  const phone = '13800138003'
  const late = await codeFor(phone)
  clock.forward(5 * minutes)
  assert.equal((await withPhone(phone, late)).body.code, 'identity.code_expired')

  const code = await codeFor(phone)
  const wrong = code === '000000' ? '111111' : '000000'
  for (const left of [4, 3, 2, 1])
    assert.deepEqual((({ code: c, triesLeft }) => [c, triesLeft])((await withPhone(phone, wrong)).body), [
      'identity.wrong_code',
      left,
    ])
  assert.equal((await withPhone(phone, wrong)).body.code, 'identity.code_expired')
  assert.equal((await withPhone(phone, code)).body.code, 'identity.code_expired')

  const forPassword = await codeFor(phone, 'password')
  assert.equal((await withPhone(phone, forPassword)).body.code, 'identity.code_expired')
  const other = await codeFor('13800138004')
  assert.equal((await withPhone(phone, other)).status, 422)
})

test('a new code replaces the one before it', async () => {
  const [first, second] = [await codeFor('13800138005'), await codeFor('13800138005')]
  if (first !== second) assert.equal((await withPhone('13800138005', first)).body.code, 'identity.wrong_code')
  assert.equal((await withPhone('13800138005', second)).status, 201)
})

test('when the SMS provider is down the patient is told so, and the code sent before still works', async () => {
  const code = await codeFor('13800138006')
  await forgetTries()
  sms.down = true
  const failed = await ask('POST', '/sms-codes', { body: { phone: '13800138006', purpose: 'login' } })
  const fresh = await ask('POST', '/sms-codes', { body: { phone: '13800138007', purpose: 'login' } })
  sms.down = false
  assert.equal(failed.status, 503)
  assert.equal(failed.body.code, 'identity.sms_unavailable')
  assert.equal(fresh.status, 503)
  const left = await db.rows(
    sql`select 1 from identity.sms_code where phone_index = ${house.keys.blindIndex('phone', '13800138007')}`,
  )
  assert.deepEqual(left, [])
  assert.equal((await withPhone('13800138006', code)).status, 201)
})

test('codes go out once a minute and ten times a day to a phone, thirty times to an address', async () => {
  await forgetTries()
  const send = (phone: string) => ask('POST', '/sms-codes', { body: { phone, purpose: 'login' } })
  assert.equal((await send('13700000001')).status, 202)
  const soon = await send('13700000001')
  assert.equal(soon.status, 429)
  assert.ok(soon.body.retryAfter > 0 && soon.body.retryAfter <= 60)
  assert.equal(soon.headers['retry-after'], String(soon.body.retryAfter))
  const many = await Promise.all(Array.from({ length: 40 }, (_, i) => send(`137000001${String(i).padStart(2, '0')}`)))
  assert.equal(many.filter((r) => r.status === 202).length, 28)
  await forgetTries()
})

test('what is no mobile number gets no SMS', async () => {
  const before = sms.sent.length
  for (const phone of ['12345678901', '1380013800', '+1 555 0100', '１３８００１３８０００', "138' or 1=1"]) {
    const r = await ask('POST', '/sms-codes', { body: { phone, purpose: 'login' } })
    assert.equal(r.body.code, 'identity.invalid_phone', phone)
  }
  assert.equal((await ask('POST', '/sms-codes', { body: { phone: '1'.repeat(200), purpose: 'login' } })).status, 400)
  assert.equal((await ask('POST', '/sms-codes', { body: { phone: '13800138000', purpose: 'anything' } })).status, 400)
  assert.equal(sms.sent.length, before)
})

test('a wrong password, an unknown phone and an account without password get the same answer', async () => {
  const known = await house.anAccount({ password: 'tea4two-at5' })
  const plain = await house.anAccount()
  const by = (phone: string, password: string) =>
    ask('POST', '/sessions/password', { body: { phone, password, client: 'weapp' } })
  const right = await by(known.phone, 'tea4two-at5')
  assert.equal(right.status, 201)
  assert.equal(right.body.account.id, known.accountId)
  const no = [
    await by(known.phone, 'tea4two-at6'),
    await by('13600000000', 'tea4two-at5'),
    await by(plain.phone, 'tea4two-at5'),
  ]
  for (const r of no) assert.deepEqual([r.status, r.body.code], [401, 'identity.wrong_login'])
  assert.deepEqual(Object.keys(no[0]!.body), Object.keys(no[1]!.body))
})

test('a suspended account gets in by no door, and its open session ends', async () => {
  const { phone, accountId, token } = await house.anAccount({ password: 'tea4two-at5' })
  await db.rows(
    sql`insert into identity.account_login (group_id, app, openid, account_id, created_at) values (${house.groupId}, 'mini-program', 'o-sus', ${accountId}, now())`,
  )
  await db.rows(sql`update identity.account set suspended_at = now() where id = ${accountId}`)
  wechat.people.set('sus', { openid: 'o-sus' })
  const tries = [
    await withWechat('sus'),
    await withPhone(phone, await codeFor(phone)),
    await ask('POST', '/sessions/password', { body: { phone, password: 'tea4two-at5', client: 'h5' } }),
  ]
  for (const r of tries) assert.deepEqual([r.status, r.body.code], [403, 'identity.account_suspended'])
  assert.equal((await ask('GET', '/account', { token })).status, 401)
})
