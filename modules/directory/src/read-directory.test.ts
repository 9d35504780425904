import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testApp, testClock, testDb, testKeys } from '@jiuyi/testkit'
import type { Department, Hospital, Practitioner } from './contract.ts'
import { aMember, aPractitioner, builtHospital } from './directory.test-helper.ts'
import directory from './module.ts'
import { seed } from './seed.ts'

const db = await testDb({ as: 'directory' })
const ctx = { db, clock: testClock('2026-03-02T02:00:00Z'), keys: testKeys() }
const { facade, routes } = directory.create(ctx, {})
const h = await builtHospital(ctx)
const token = 'staff-token-of-the-admin'
const app = await testApp(db, routes!, { [token]: aMember(h.hospitalId) })
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url: `/api${url}`, headers })
const [wang, left] = await seed.seedPractitioners(ctx, [
  aPractitioner({
    hospitalId: h.hospitalId,
    famous: true,
    diseases: ['高血压', '冠心病'],
    photoUrl: '/photos/wang.jpg',
    roles: [{ departmentId: h.cardiology, feeLevel: 'chief' }],
  }),
  aPractitioner({
    hospitalId: h.hospitalId,
    name: '李退休',
    famous: true,
    roles: [{ departmentId: h.cardiology, feeLevel: 'ordinary' }],
  }),
])
await app.inject({
  method: 'PATCH',
  url: `/api/staff/practitioners/${left}`,
  headers: { authorization: `Bearer ${token}` },
  payload: { active: false },
})

test('a visitor sees the hospitals with their campuses in order', async () => {
  const { items } = (await get('/hospitals')).json<{ items: Hospital[] }>()
  assert.deepEqual(
    items.map((x) => [x.name, x.timeZone, x.campuses.map((c) => c.name)]),
    [['市第一人民医院', 'Asia/Shanghai', ['东院区', '西院区']]],
  )
  assert.equal((await get(`/hospitals/${h.hospitalId}`)).json<Hospital>().shortName, '市一医院')
})

test('a campus lists both levels of its own departments, top level first', async () => {
  const { items } = (await get(`/campuses/${h.east}/departments`)).json<{ items: Department[] }>()
  assert.deepEqual(
    items.map((d) => [d.name, d.parentId]),
    [
      ['内科', undefined],
      ['儿科', undefined],
      ['心血管内科', h.medicine],
    ],
  )
})

test('a department shows the people who work in it, and not the one who left', async () => {
  const page = (await get(`/departments/${h.cardiology}`)).json<{
    department: Department
    practitioners: Practitioner[]
  }>()
  assert.equal(page.department.place, '门诊楼 3 层 A 区')
  assert.deepEqual(
    page.practitioners.map((p) => [p.id, p.initials, p.diseases, p.roles[0]?.departmentName]),
    [[wang, '王', ['高血压', '冠心病'], '心血管内科']],
  )
  assert.deepEqual(
    (await get(`/hospitals/${h.hospitalId}/famous-practitioners`))
      .json<{ items: Practitioner[] }>()
      .items.map((p) => p.id),
    [wang],
  )
  assert.equal((await get(`/practitioners/${left}`)).json().code, 'directory.practitioner_not_found')
})

test('what is not there is said to be not there, and a refusal is never kept by a cache', async () => {
  for (const [url, code] of [
    [`/hospitals/${newId()}`, 'hospital_not_found'],
    [`/campuses/${newId()}/departments`, 'campus_not_found'],
    [`/departments/${newId()}`, 'department_not_found'],
    [`/practitioners/${newId()}`, 'practitioner_not_found'],
    [`/hospitals/${newId()}/famous-practitioners`, 'hospital_not_found'],
    [`/hospitals/${h.hospitalId}/pages/process`, 'page_not_found'],
    [`/campuses/${newId()}/prices`, 'campus_not_found'],
  ] as const) {
    const res = await get(url)
    assert.deepEqual(
      [res.statusCode, res.json().code, res.headers['cache-control']],
      [404, `directory.${code}`, 'no-store'],
      url,
    )
  }
  assert.equal((await get('/hospitals/not-an-id')).statusCode, 400)
})

test('a public answer may be kept for 30 seconds and is not sent twice while it is the same', async () => {
  const first = await get('/hospitals')
  assert.equal(first.headers['cache-control'], 'public, max-age=30')
  const again = await get('/hospitals', { 'if-none-match': String(first.headers.etag) })
  assert.deepEqual([again.statusCode, again.body], [304, ''])
  assert.equal((await get('/hospitals', { 'if-none-match': '"other"' })).statusCode, 200)
})

test('other modules are told of closed departments and people who left, because old visits name them', async () => {
  const { practitioners } = await facade.practitioners({ ids: [left!, newId()] })
  assert.deepEqual(
    practitioners.map((p) => [p.name, p.active]),
    [['李退休', false]],
  )
  assert.equal((await facade.hospital({ hospitalId: h.hospitalId })).hospital?.groupId, h.groupId)
  assert.deepEqual(await facade.hospital({ hospitalId: newId() }), {})
  assert.equal((await facade.hospitals({})).hospitals.length, 1)
  assert.deepEqual(
    (await facade.departments({ ids: [h.children] })).departments.map((d) => d.campusId),
    [h.east],
  )
})
