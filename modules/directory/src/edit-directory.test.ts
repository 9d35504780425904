import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testApp, testClock, testDb, testKeys } from '@jiuyi/testkit'
import type { Department, Practitioner } from './contract.ts'
import { aHospital, aMember, aPractitioner, builtHospital } from './directory.test-helper.ts'
import directory from './module.ts'
import { seed } from './seed.ts'

const db = await testDb({ as: 'directory' })
const ctx = { db, clock: testClock('2026-03-02T02:00:00Z'), keys: testKeys() }
const h = await builtHospital(ctx)
const neighbour = await seed.seedHospital(ctx, aHospital({ name: '邻院' }))
const [cardiologist] = await seed.seedPractitioners(ctx, [
  aPractitioner({ hospitalId: h.hospitalId, roles: [{ departmentId: h.cardiology, feeLevel: 'chief' }] }),
])
const admin = 'staff-token-of-the-admin',
  stranger = 'staff-token-of-another-hospital',
  doctor = 'staff-token-of-a-doctor',
  head = 'staff-token-of-the-head-of-children'
const app = await testApp(db, directory.create(ctx, {}).routes!, {
  [admin]: aMember(h.hospitalId),
  [stranger]: aMember(neighbour.hospitalId),
  [doctor]: aMember(h.hospitalId, { roles: ['doctor'], permissions: ['timetable.read'] }),
  [head]: aMember(h.hospitalId, { roles: ['department_head', 'doctor'], departmentIds: [h.children] }),
})
const ask = async (method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, as = admin) => {
  const res = await app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${as}` },
    ...(payload ? { payload } : {}),
  })
  return {
    status: res.statusCode,
    code: res.statusCode >= 400 ? res.json().code : undefined,
    body: res.body ? res.json() : undefined,
  }
}
const aDepartment = (over: object = {}) => ({ campusId: h.east, code: '04', name: `科室${newId().slice(-6)}`, ...over })

test('a department is added under a top-level one and found at once', async () => {
  const { status, body } = await ask(
    'POST',
    '/staff/departments',
    aDepartment({ name: ' 呼吸内科 ', parentId: h.medicine, place: '2 层' }),
  )
  assert.deepEqual(
    [status, body.name, body.parentId, body.bookable, body.active],
    [201, '呼吸内科', h.medicine, true, true],
  )
  const found = (await app.inject({ url: '/api/search', query: { hospitalId: h.hospitalId, q: 'hxnk' } })).json<{
    departments: Department[]
  }>()
  assert.deepEqual(
    found.departments.map((d) => d.id),
    [body.id],
  )
})

test('there are two levels and no third, also when one that has children would move down', async () => {
  assert.equal(
    (await ask('POST', '/staff/departments', aDepartment({ parentId: h.cardiology }))).code,
    'directory.too_deep',
  )
  assert.equal(
    (await ask('PATCH', `/staff/departments/${h.medicine}`, { parentId: h.children })).code,
    'directory.too_deep',
  )
  assert.equal(
    (await ask('PATCH', `/staff/departments/${h.medicine}`, { parentId: h.medicine })).code,
    'directory.too_deep',
  )
})

test('a department stays on its campus', async () => {
  assert.equal(
    (await ask('POST', '/staff/departments', aDepartment({ parentId: h.westMedicine }))).code,
    'directory.other_campus',
  )
  assert.equal(
    (await ask('PATCH', `/staff/departments/${h.cardiology}`, { parentId: h.westMedicine })).code,
    'directory.other_campus',
  )
  assert.equal(
    (await ask('POST', '/staff/departments', aDepartment({ parentId: newId() }))).code,
    'directory.department_not_found',
  )
})

test('of two who add the same department at once one succeeds', async () => {
  const both = await Promise.all([
    ask('POST', '/staff/departments', aDepartment({ name: '皮肤科' })),
    ask('POST', '/staff/departments', aDepartment({ name: '皮肤科' })),
  ])
  assert.deepEqual(both.map((r) => r.code ?? r.status).sort(), [201, 'directory.department_name_taken'].sort())
})

test('a department in use is not closed; an empty one is, and patients see it no more', async () => {
  assert.equal(
    (await ask('PATCH', `/staff/departments/${h.cardiology}`, { active: false })).code,
    'directory.department_in_use',
  )
  assert.equal(
    (await ask('PATCH', `/staff/departments/${h.medicine}`, { active: false })).code,
    'directory.department_in_use',
  )
  const { body } = await ask('POST', '/staff/departments', aDepartment())
  assert.equal((await ask('PATCH', `/staff/departments/${body.id}`, { active: false })).body.active, false)
  assert.equal((await app.inject({ url: `/api/departments/${body.id}` })).statusCode, 404)
})

test('nobody edits another hospital, and to them it does not exist', async () => {
  for (const [method, url, payload] of [
    ['PATCH', `/staff/departments/${h.cardiology}`, { name: '占用' }],
    ['POST', '/staff/departments', aDepartment()],
    ['PATCH', `/staff/practitioners/${cardiologist}`, { name: '占用' }],
    ['POST', `/staff/practitioners/${cardiologist}/roles`, { departmentId: h.children, feeLevel: 'chief' }],
    [
      'POST',
      '/staff/practitioners',
      { name: '王', title: 'chief', roles: [{ departmentId: h.children, feeLevel: 'chief' }] },
    ],
    ['DELETE', `/staff/practitioners/${cardiologist}/roles/${newId()}`, undefined],
    ['POST', '/staff/prices', { campusId: h.east, feeLevel: 'chief', amountFen: 1, validFrom: '2026-04-01' }],
  ] as const)
    assert.equal((await ask(method, url, payload, stranger)).status, 404, `${method} ${url}`)
  assert.equal((await ask('POST', '/staff/departments', aDepartment(), doctor)).status, 403)
})

test('a department head edits their own department and its people, and no others', async () => {
  assert.equal(
    (await ask('PATCH', `/staff/departments/${h.children}`, { introduction: '儿童内科疾病' }, head)).status,
    200,
  )
  assert.equal(
    (await ask('PATCH', `/staff/departments/${h.cardiology}`, { introduction: 'x' }, head)).code,
    'directory.department_not_found',
  )
  assert.equal((await ask('POST', '/staff/departments', aDepartment(), head)).code, 'directory.department_not_found')
  assert.equal(
    (await ask('PATCH', `/staff/practitioners/${cardiologist}`, { specialty: 'x' }, head)).code,
    'directory.practitioner_not_found',
  )
  assert.equal(
    (
      await ask(
        'POST',
        `/staff/practitioners/${cardiologist}/roles`,
        { departmentId: h.cardiology, feeLevel: 'chief' },
        head,
      )
    ).code,
    'directory.department_not_found',
  )
  assert.equal(
    (await ask('POST', '/staff/practitioners', { name: '张儿科', title: 'attending' }, head)).code,
    'directory.department_not_found',
  )
  const own = await ask(
    'POST',
    '/staff/practitioners',
    { name: '张儿科', title: 'attending', roles: [{ departmentId: h.children, feeLevel: 'ordinary' }] },
    head,
  )
  assert.equal(
    (await ask('PATCH', `/staff/practitioners/${own.body.id}`, { specialty: '哮喘' }, head)).body.specialty,
    '哮喘',
  )
})

test('a renamed doctor is found by the new name only', async () => {
  const { body } = await ask('POST', '/staff/practitioners', {
    name: '解旧名',
    title: 'chief',
    diseases: ['荨麻疹'],
    roles: [{ departmentId: h.children, feeLevel: 'chief' }],
  })
  await ask('PATCH', `/staff/practitioners/${body.id}`, {
    name: '仇新',
    diseases: ['湿疹', '银屑病'],
    photoUrl: 'https://example.org/q.jpg',
  })
  const search = async (q: string) =>
    (await app.inject({ url: '/api/search', query: { hospitalId: h.hospitalId, q } })).json<{
      practitioners: Practitioner[]
    }>().practitioners
  assert.deepEqual(
    [(await search('xjm')).length, (await search('xunmazhen')).length, (await search('qiuxin'))[0]?.diseases],
    [0, 0, ['湿疹', '银屑病']],
  )
  assert.equal((await ask('PATCH', `/staff/practitioners/${body.id}`, { photoUrl: null })).body.photoUrl, undefined)
})

test('one person has one role in a department, whoever adds it at the same time', async () => {
  const role = { departmentId: h.children, feeLevel: 'associate_chief' }
  const both = await Promise.all([1, 2].map(() => ask('POST', `/staff/practitioners/${cardiologist}/roles`, role)))
  assert.deepEqual(both.map((r) => r.code ?? r.status).sort(), [201, 'directory.role_taken'].sort())
  const mine = both
    .find((r) => r.status === 201)!
    .body.roles.find((r: { departmentId: string }) => r.departmentId === h.children)
  assert.equal((await ask('DELETE', `/staff/practitioners/${cardiologist}/roles/${mine.id}`)).status, 204)
  assert.equal(
    (await ask('DELETE', `/staff/practitioners/${cardiologist}/roles/${mine.id}`)).code,
    'directory.practitioner_not_found',
  )
  assert.equal(
    (await ask('POST', `/staff/practitioners/${newId()}/roles`, role)).code,
    'directory.practitioner_not_found',
  )
})

test('names that are blank, too long or no names, and pictures that would run, are refused', async () => {
  for (const bad of [
    { name: '   ' },
    { name: '科'.repeat(200) },
    { name: 'a\u0000b' },
    { name: 'a\nb' },
    { code: "1'; --" },
    { position: -1 },
    { surprise: 1 },
  ])
    assert.equal((await ask('POST', '/staff/departments', aDepartment(bad))).status, 400, JSON.stringify(bad))
  for (const photoUrl of ['javascript:alert(1)', 'data:text/html,x', 'https://x/"onerror='])
    assert.equal((await ask('PATCH', `/staff/practitioners/${cardiologist}`, { photoUrl })).status, 400)
  const odd = await ask('POST', '/staff/departments', aDepartment({ name: `😀<b>'; drop--` }))
  assert.equal(odd.body.name, `😀<b>'; drop--`)
})
