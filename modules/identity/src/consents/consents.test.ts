import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPatient, identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, facade } = house
const fresh = async () => {
  const code = `c-${Math.random()}`
  house.wechat.people.set(code, { openid: code })
  const { body } = await ask('POST', '/sessions/wechat', { body: { code, client: 'weapp' } })
  return { token: body.token as string, accountId: body.account.id as string }
}

test('anyone may read the texts, in their language', async () => {
  const zh = await ask('GET', '/consent-documents')
  const en = await ask('GET', '/consent-documents', { headers: { 'accept-language': 'en-GB' } })
  assert.deepEqual(zh.body.items[0], {
    id: 'terms',
    version: '1',
    required: true,
    title: '服务协议',
    summary: '摘要',
    body: '正文',
  })
  assert.equal(en.body.items[0].title, 'Terms')
})

test('until the required texts are agreed to, no patient is added', async () => {
  const { token, accountId } = await fresh()
  assert.deepEqual(await facade.consented({ accountId }), { due: ['terms'] })
  const early = await ask('POST', '/patients', { token, body: aPatient() })
  assert.deepEqual([early.status, early.body.code, early.body.due], [403, 'identity.consent_needed', ['terms']])
  const given = await ask('POST', '/consents', { token, body: { documents: house.terms } })
  assert.deepEqual(given.body.consentsDue, [])
  assert.deepEqual(await facade.consented({ accountId }), { due: [] })
  assert.equal((await ask('POST', '/patients', { token, body: aPatient() })).status, 201)
})

test('who read an old text, or one that is not ours, has not agreed', async () => {
  const { token } = await fresh()
  for (const documents of [[{ id: 'terms', version: '0' }], [{ id: 'other', version: '1' }]])
    assert.equal(
      (await ask('POST', '/consents', { token, body: { documents } })).body.code,
      'identity.consent_outdated',
    )
  assert.deepEqual((await ask('GET', '/consents', { token })).body.items, [])
})

test('agreeing twice is agreeing once; taking it back makes it due again and keeps the history', async () => {
  const { token, accountId } = await fresh()
  await Promise.all([1, 2, 3].map(() => ask('POST', '/consents', { token, body: { documents: house.terms } })))
  assert.equal((await ask('GET', '/consents', { token })).body.items.length, 1)
  assert.equal((await ask('DELETE', '/consents/terms', { token })).status, 204)
  assert.deepEqual(await facade.consented({ accountId }), { due: ['terms'] })
  await ask('POST', '/consents', { token, body: { documents: house.terms } })
  const history = (await ask('GET', '/consents', { token })).body.items
  assert.equal(history.length, 2)
  assert.equal(history.filter((c: { withdrawnAt?: string }) => c.withdrawnAt).length, 1)
})
