import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityHouse } from '../testing/house.ts'

const house = await identityHouse({ policy: { loginsPerName: 5, loginsPerAddress: 40 } })
const { ask, forgetTries } = house

test('after five tries a phone is closed for a while, for the right password too, and the answer says how long', async () => {
  const { phone } = await house.anAccount({ password: 'tea4two-at5' })
  const by = (password: string) => ask('POST', '/sessions/password', { body: { phone, password, client: 'weapp' } })
  for (let i = 0; i < 5; i++) assert.equal((await by('wrong-wrong')).status, 401)
  const closed = await by('tea4two-at5')
  assert.deepEqual([closed.status, closed.body.code], [429, 'identity.login_locked'])
  assert.ok(closed.body.minutes >= 14 && closed.body.minutes <= 15)
  assert.ok(Number(closed.headers['retry-after']) > 800)
  const other = await house.anAccount({ password: 'tea4two-at5' })
  assert.equal(
    (
      await ask('POST', '/sessions/password', {
        body: { phone: other.phone, password: 'tea4two-at5', client: 'weapp' },
      })
    ).status,
    201,
  )
})

test('a login name that nobody has is closed like one that somebody has', async () => {
  const { loginName } = await house.aStaff()
  await forgetTries()
  const tries = async (name: string) => {
    const all = []
    for (let i = 0; i < 6; i++)
      all.push((await ask('POST', '/staff/sessions', { body: { loginName: name, password: 'wrong-wrong' } })).body.code)
    return all
  }
  assert.deepEqual(await tries(loginName), await tries('nobody.here'))
})

test('one address cannot try one password on everyone', async () => {
  await forgetTries()
  const all = []
  for (let i = 0; i < 41; i++)
    all.push(await ask('POST', '/sessions/wechat', { body: { code: `guess-${i}`, client: 'weapp' } }))
  assert.deepEqual(all.map((r) => r.body.code).filter((c) => c === 'identity.login_locked').length, 1)
})
