import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp, testClock, testDb, testKeys } from '@jiuyi/testkit'
import { aMember, builtHospital } from './directory.test-helper.ts'
import directory from './module.ts'
import { seed } from './seed.ts'

const db = await testDb({ as: 'directory' })
const ctx = { db, clock: testClock('2026-03-02T02:00:00Z'), keys: testKeys() }
const h = await builtHospital(ctx)
await seed.seedPages(ctx, [
  { hospitalId: h.hospitalId, slug: 'directions', language: 'zh-CN', title: '来院路线', body: '地铁 2 号线' },
])
const admin = 'staff-token-of-the-admin'
const app = await testApp(db, directory.create(ctx, {}).routes!, { [admin]: aMember(h.hospitalId) })
const save = (slug: string, payload: object) =>
  app.inject({ method: 'PUT', url: `/api/staff/pages/${slug}`, headers: { authorization: `Bearer ${admin}` }, payload })
const read = async (path: string, language: string) =>
  (
    await app.inject({ url: `/api/hospitals/${h.hospitalId}/pages${path}`, headers: { 'accept-language': language } })
  ).json()

test('a page is read in the reader’s language where there is a translation, else in Chinese', async () => {
  assert.equal(
    (await save('introduction', { language: 'zh-CN', title: '医院介绍', body: '## 历史\n始建于 1950 年' })).statusCode,
    200,
  )
  assert.equal(
    (await save('introduction', { language: 'en', title: 'About us', body: 'Founded in 1950' })).statusCode,
    200,
  )
  assert.deepEqual(
    [
      (await read('/introduction', 'en-US')).title,
      (await read('/introduction', 'fr')).title,
      (await read('/directions', 'en')).title,
    ],
    ['About us', '医院介绍', '来院路线'],
  )
  assert.deepEqual((await read('', 'en')).items, [
    { slug: 'introduction', title: 'About us' },
    { slug: 'directions', title: '来院路线' },
  ])
})

test('saving again replaces the text, and two at once leave one page', async () => {
  const both = await Promise.all(['甲', '乙'].map((title) => save('process', { language: 'zh-CN', title, body: '' })))
  assert.deepEqual(
    both.map((r) => r.statusCode),
    [200, 200],
  )
  assert.ok(['甲', '乙'].includes((await read('/process', 'zh')).title))
})

test('a page that is not one of ours, or a title without a letter, is refused', async () => {
  assert.equal((await save('../secrets', { language: 'en', title: 'x', body: '' })).statusCode, 404)
  assert.equal((await save('secrets', { language: 'en', title: 'x', body: '' })).statusCode, 400)
  assert.equal((await save('process', { language: 'en', title: ' ', body: '' })).statusCode, 400)
})
