import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, sms, wechat, forgetTries } = house

const codeFor = async (phone: string, purpose: string) => {
  await forgetTries()
  await ask('POST', '/sms-codes', { body: { phone, purpose } })
  return sms.sent.at(-1)!.code
}
const wechatAccount = async () => {
  const code = `w-${Math.random()}`
  wechat.people.set(code, { openid: code })
  return (await ask('POST', '/sessions/wechat', { body: { code, client: 'weapp' } })).body as {
    token: string
    account: { id: string }
  }
}

test('how the app looks stays with the account, and a part changes only that part', async () => {
  const { token, accountId } = await house.anAccount()
  const changed = await ask('PATCH', '/account', { token, body: { preferences: { elder: true, fontScale: 1.5 } } })
  assert.deepEqual(changed.body.preferences, { elder: true, fontScale: 1.5, language: 'zh-CN' })
  assert.deepEqual(
    (await ask('PATCH', '/account', { token, body: { preferences: { language: 'en' } } })).body.preferences,
    { elder: true, fontScale: 1.5, language: 'en' },
  )
  assert.equal((await ask('PATCH', '/account', { token, body: { preferences: { fontScale: 9 } } })).status, 400)
  assert.equal((await ask('PATCH', '/account', { token, body: { preferences: { admin: true } } })).status, 400)
  assert.deepEqual((({ language, elder }) => ({ language, elder }))(await house.facade.contact({ accountId })), {
    language: 'en',
    elder: true,
  })
})

test('a phone is bound with the code sent to it, or with WeChat’s word for it', async () => {
  const { token } = await wechatAccount()
  const phone = house.aPhone()
  const code = await codeFor(phone, 'phone')
  assert.equal(
    (await ask('PUT', '/account/phone', { token, body: { phone, code: code === '000000' ? '111111' : '000000' } })).body
      .code,
    'identity.wrong_code',
  )
  assert.match(
    (await ask('PUT', '/account/phone', { token, body: { phone, code } })).body.phoneMasked,
    /^139\*{4}\d{4}$/,
  )
  wechat.phones
    .set('p1', { phone: '13612345678', countryCode: '86' })
    .set('p2', { phone: '6125551234', countryCode: '61' })
  assert.equal(
    (await ask('PUT', '/account/phone/wechat', { token, body: { code: 'p1' } })).body.phoneMasked,
    '136****5678',
  )
  assert.equal(
    (await ask('PUT', '/account/phone/wechat', { token, body: { code: 'p1' } })).body.code,
    'identity.wechat_refused',
  )
  assert.equal(
    (await ask('PUT', '/account/phone/wechat', { token, body: { code: 'p2' } })).body.code,
    'identity.invalid_phone',
  )
})

test('a phone that is another account’s stays there, also when two want it at once', async () => {
  const owner = await house.anAccount()
  const { token } = await wechatAccount()
  const taken = await ask('PUT', '/account/phone', {
    token,
    body: { phone: owner.phone, code: await codeFor(owner.phone, 'phone') },
  })
  assert.deepEqual([taken.status, taken.body.code, taken.body.hint], [409, 'identity.phone_taken', 'log_in_with_phone'])
  const all = await Promise.all(
    [await wechatAccount(), await wechatAccount()].map((a, i) => {
      wechat.phones.set(`same-${i}`, { phone: '13511112222', countryCode: '86' })
      return ask('PUT', '/account/phone/wechat', { token: a.token, body: { code: `same-${i}` } })
    }),
  )
  assert.deepEqual(all.map((r) => r.status).sort(), [200, 409])
})

test('a password is set with a code, changed with the old one, and ends all other sessions', async () => {
  const { token, phone } = await house.anAccount()
  const put = (body: unknown, t = token) => ask('PUT', '/account/password', { token: t, body })
  assert.equal((await put({ password: 'blue umbrella 7' })).status, 400)
  assert.equal((await put({ password: 'blue umbrella 7', oldPassword: '' })).status, 400)
  assert.equal(
    (await put({ password: 'blue umbrella 7', oldPassword: 'anything' })).body.code,
    'identity.wrong_password',
  )
  const code = await codeFor(phone, 'password')
  for (const weak of ['12345678', '88888888', phone])
    assert.equal((await put({ password: weak, code })).body.code, 'identity.weak_password')
  assert.equal((await put({ password: 'blue umbrella 7', code })).status, 204)
  const logIn = (password: string) => ask('POST', '/sessions/password', { body: { phone, password, client: 'weapp' } })
  const other = (await logIn('blue umbrella 7')).body.token
  assert.equal((await put({ password: 'red umbrella 8', oldPassword: 'blue umbrella 7' })).status, 204)
  assert.equal((await ask('GET', '/account', { token: other })).status, 401)
  assert.equal((await ask('GET', '/account', { token })).body.hasPassword, true)
  assert.equal((await logIn('blue umbrella 7')).status, 401)
  assert.equal((await logIn('red umbrella 8')).status, 201)
})

test('without a phone there is no password to set', async () => {
  const { token } = await wechatAccount()
  assert.equal(
    (await ask('PUT', '/account/password', { token, body: { password: 'blue umbrella 7', oldPassword: 'x' } })).body
      .code,
    'identity.invalid_phone',
  )
})

test('an account page is for accounts', async () => {
  for (const path of ['/account', '/sessions', '/consents', '/patients'])
    assert.equal((await ask('GET', path)).status, 401, path)
})
