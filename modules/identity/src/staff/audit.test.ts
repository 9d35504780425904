import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seed } from '../module.ts'
import { anIdNumber, identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, otherHospitalId } = house
const auditor = await house.aStaff({ displayName: '审计员', roles: ['auditor'] })
const desk = await house.aStaff({ displayName: '李小华', roles: ['desk'] })
const [patientId] = await seed.seedPatients(house.ctx, house.groupId, [
  { name: '王小明', certificateType: 'id_card', certificateNumber: anIdNumber(), phone: '13812345678' },
])
type Entry = {
  seq: number
  action: string
  actorKind: string
  actorId?: string
  actorName?: string
  object?: string
  status: number
  reason?: string
}
const list = async (query = '', cookies: Record<string, string> = auditor.cookies) =>
  (await ask('GET', `/staff/audit-entries?${query}`, { cookies })).body as { items: Entry[]; next?: string }

test('the auditor sees who did what, by name, refused attempts and failed log-ins too', async () => {
  await ask('GET', `/desk/patients/${patientId}`, { cookies: desk.cookies })
  await ask('POST', `/desk/patients/${patientId}/reveals`, {
    cookies: desk.cookies,
    body: { fields: ['phone'], reason: '电话通知' },
  })
  await ask('GET', '/staff/users', { cookies: desk.cookies })
  await ask('POST', '/staff/sessions', { body: { loginName: desk.loginName, password: 'wrong' } })
  const { items } = await list()
  const seen = items.map((e) => `${e.action} ${e.status} ${e.actorName ?? e.actorKind}`)
  for (const line of [
    'getPatientCard 200 李小华',
    'revealPatient 201 李小华',
    'listStaff 403 李小华',
    'staffLogin 401 anonymous',
    'staffLogin 201 李小华',
  ])
    assert.ok(seen.includes(line), `${line} in ${seen}`)
  assert.equal(items.find((e) => e.reason)!.reason, 'phone: 电话通知')
  assert.deepEqual(
    items.map((e) => e.seq),
    items.map((e) => e.seq).toSorted((a, b) => b - a),
  )
  assert.ok(!JSON.stringify(items).includes('13812345678'))
})

test('it can be narrowed by person, deed, object and day', async () => {
  assert.ok((await list(`actorId=${desk.staffId}`)).items.every((e) => e.actorId === desk.staffId))
  assert.deepEqual(
    new Set((await list('action=getPatientCard')).items.map((e) => e.action)),
    new Set(['getPatientCard']),
  )
  const about = (await list(`object=${patientId}`)).items
  assert.deepEqual(new Set(about.map((e) => e.action)), new Set(['getPatientCard', 'revealPatient']))
  assert.deepEqual((await list('to=2020-01-01')).items, [])
  assert.ok((await list('from=2020-01-01')).items.length > 0)
  assert.equal((await ask('GET', '/staff/audit-entries?from=2020-02-30', { cookies: auditor.cookies })).status, 400)
})

test('pages follow each other without a gap or a double', async () => {
  for (let i = 0; i < 60; i++) await ask('GET', `/desk/patients/${patientId}`, { cookies: desk.cookies })
  const first = await list('action=getPatientCard')
  const second = await list(`action=getPatientCard&cursor=${first.next}`)
  assert.equal(first.items.length, 50)
  assert.equal(second.next, undefined)
  assert.equal(new Set([...first.items, ...second.items].map((e) => e.seq)).size, 61)
})

test('another hospital’s auditor sees nothing of it', async () => {
  const other = await house.aStaff({ hospitalId: otherHospitalId, roles: ['auditor'] })
  const { items } = await list('', other.cookies)
  assert.ok(items.length > 0)
  assert.ok(items.every((e) => e.actorId === other.staffId))
})
