import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp, testClock, testDb, testKeys } from '@jiuyi/testkit'
import type { Department, Practitioner } from './contract.ts'
import { aHospital, aMember, aPractitioner, builtHospital } from './directory.test-helper.ts'
import directory from './module.ts'
import { initialsOf } from './search-keys.ts'
import { seed } from './seed.ts'

const db = await testDb({ as: 'directory' })
const ctx = { db, clock: testClock('2026-03-02T02:00:00Z'), keys: testKeys() }
const h = await builtHospital(ctx)
const other = await seed.seedHospital(ctx, aHospital({ name: '别的医院' }))
const roles = [{ departmentId: h.cardiology, feeLevel: 'chief' as const }]
const at = { hospitalId: h.hospitalId, roles }
await seed.seedPractitioners(ctx, [
  aPractitioner({ ...at, name: '单晓明', diseases: ['高血压', '冠心病'] }),
  aPractitioner({ ...at, name: '解放', title: 'attending' }),
  aPractitioner({ ...at, name: '仇英' }),
  aPractitioner({ ...at, name: '曾华', specialty: '心律失常的射频消融' }),
  aPractitioner({ ...at, name: '吕布' }),
  aPractitioner({ ...at, name: '王明' }),
  aPractitioner({ ...at, name: '王明华' }),
  aPractitioner({ ...at, name: '李王明' }),
  aPractitioner({ ...at, name: 'Anna Müller' }),
  aPractitioner({ ...at, name: '100%_好' }),
  aPractitioner({ hospitalId: other.hospitalId, name: '王明' }),
])
const token = 'staff-token-of-the-admin'
const app = await testApp(db, directory.create(ctx, {}).routes!, { [token]: aMember(h.hospitalId) })
type Found = {
  departments: Department[]
  practitioners: Practitioner[]
  diseases: { name: string; departmentName: string }[]
}
const search = async (q: string, hospitalId = h.hospitalId) =>
  (await app.inject({ url: '/api/search', query: { hospitalId, q } })).json<Found>()
const people = async (q: string) => (await search(q)).practitioners.map((p) => p.name)

test('a doctor is found by name, full pinyin and initials, with the surname read as a surname', async () => {
  for (const q of ['单晓明', '晓明', 'shanxiaoming', 'Shan Xiao', 'sxm'])
    assert.deepEqual(await people(q), ['单晓明'], q)
  for (const [q, name] of [
    ['xiefang', '解放'],
    ['qiuying', '仇英'],
    ['zenghua', '曾华'],
    ['lvbu', '吕布'],
    ['lübu', '吕布'],
    ['zh', '曾华'],
  ] as const)
    assert.ok((await people(q)).includes(name), q)
})

test('someone who does not know how the surname is read finds the doctor as well', async () =>
  assert.deepEqual(await people('danxiaoming'), ['单晓明']))

test('an exact name comes before one that starts so, and that before one that contains it', async () => {
  assert.deepEqual(await people('王明'), ['王明', '王明华', '李王明'])
  assert.deepEqual(await people('wangming'), ['王明', '王明华', '李王明'])
})

test('a disease leads to the departments and doctors who treat it, a word of the specialty to the doctor', async () => {
  const found = await search('gxy')
  assert.deepEqual(
    found.diseases.map((d) => [d.name, d.departmentName]),
    [['高血压', '心血管内科']],
  )
  assert.deepEqual(
    found.practitioners.map((p) => p.name),
    ['单晓明'],
  )
  assert.deepEqual(await people('射频'), ['曾华'])
})

test('departments are found in Chinese, pinyin and initials, those with clinics first', async () => {
  for (const q of ['心血管', 'xinxueguan', 'xxgnk'])
    assert.deepEqual(
      (await search(q)).departments.map((d) => d.name),
      ['心血管内科'],
      q,
    )
  assert.deepEqual(
    (await search('neike')).departments.map((d) => d.name),
    ['内科', '内科', '心血管内科'],
  )
})

test('percent, underscore, backslash, quotes and markup are characters like any other', async () => {
  assert.deepEqual(await people('%_'), ['100%_好'])
  assert.deepEqual(await people('100%'), ['100%_好'])
  for (const q of ['_', "'; drop table directory.department; --", '<b>', '\\', '%%%', '😀', '(a+)+$']) {
    const found = await search(q)
    assert.deepEqual(
      found.practitioners.map((p) => p.name),
      q === '_' ? ['100%_好'] : [],
      q,
    )
  }
})

test('a search of blanks finds nothing, and one that is too long is refused', async () => {
  assert.deepEqual(await search('  ·  '), { departments: [], practitioners: [], diseases: [] })
  assert.equal(
    (await app.inject({ url: '/api/search', query: { hospitalId: h.hospitalId, q: '王'.repeat(200) } })).statusCode,
    400,
  )
})

test('a Latin name is found whatever its capitals', async () => {
  assert.deepEqual(await people('ANNA'), ['Anna Müller'])
  assert.deepEqual([initialsOf('Anna Müller'), initialsOf('欧阳修'), initialsOf('阿依古丽·买买提')], ['AM', '欧', '阿'])
})

test('each hospital finds only its own', async () =>
  assert.deepEqual(
    (await search('王明', other.hospitalId)).practitioners.map((p) => p.name),
    ['王明'],
  ))

test('staff find people by pinyin too, and see everyone when nothing is typed', async () => {
  const list = async (query: Record<string, string>) =>
    (await app.inject({ url: '/api/staff/practitioners', query, headers: { authorization: `Bearer ${token}` } })).json<{
      items: Practitioner[]
    }>().items.length
  assert.deepEqual(
    [
      await list({}),
      await list({ q: 'wm' }),
      await list({ departmentId: h.children }),
      await list({ q: '', departmentId: h.cardiology }),
    ],
    [10, 3, 0, 10],
  )
})

test('with a hundred and twenty doctors an answer holds twenty and takes little time', async () => {
  await seed.seedPractitioners(
    ctx,
    Array.from({ length: 120 }, (_, i) =>
      aPractitioner({
        ...at,
        name: `张伟${i}`,
        diseases: ['糖尿病', '甲亢', '肥胖症'],
        specialty: '内分泌与代谢病的诊治',
      }),
    ),
  )
  await search('zhang')
  const started = performance.now()
  for (let i = 0; i < 10; i++) assert.equal((await search('zhangwei')).practitioners.length, 20)
  const ms = (performance.now() - started) / 10
  assert.ok(ms < 150, `${ms.toFixed(1)} ms a search`)
})
