import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addDays } from '@jiuyi/kernel'
import { checkResponses, testDb } from '@jiuyi/testkit'
import { buildApp } from '../serve.ts'
import { demoIds, seedDemo } from './index.ts'
import { houseOn, settingsOf, today } from './testing.ts'

const db = await testDb()
const demoSettings = settingsOf(db)
const house = houseOn(demoSettings)
const accounts = await seedDemo(house, { today, patients: 200 })

test('every account that is printed opens its door with the printed password', async () => {
  const app = await buildApp(house, demoSettings)
  after(() => app.close())
  for (const { phone, password } of accounts.patients) {
    const login = await app.inject({
      method: 'POST',
      url: '/api/sessions/password',
      payload: { phone, password, client: 'h5' },
    })
    assert.equal(login.statusCode, 201, `${phone}: ${login.body}`)
  }
  for (const { loginName, password, roles } of accounts.staff) {
    const login = await app.inject({ method: 'POST', url: '/api/staff/sessions', payload: { loginName, password } })
    assert.equal(login.statusCode, 201, `${loginName}: ${login.body}`)
    assert.deepEqual(login.json().staff.roles, [...roles].sort())
  }
})

test('the doors find the demo behind them, in the shape they promise', async () => {
  const app = await buildApp(house, demoSettings, checkResponses)
  after(() => app.close())
  const enter = async (url: string, payload: object) =>
    String((await app.inject({ method: 'POST', url, payload })).headers['set-cookie']).split(';')[0]!
  const [patient, desk] = [
    await enter('/api/sessions/password', { ...accounts.patients[0]!, who: undefined, client: 'h5' }),
    await enter('/api/staff/sessions', { loginName: 'desk', password: accounts.staff[0]!.password }),
  ]
  const get = async (url: string, cookie = '') => {
    const answer = await app.inject({ url: `/api${url}`, headers: { cookie } })
    assert.equal(answer.statusCode, 200, `${url}: ${answer.body.slice(0, 300)}`)
    return answer.json()
  }
  const { hospital, campus } = demoIds
  assert.equal((await get('/hospitals')).items.length, 1)
  assert.equal((await get(`/campuses/${campus.riverside}/departments`)).items.length, 26)
  assert.equal((await get(`/hospitals/${hospital}/famous-practitioners`)).items.length, 12)
  assert.equal((await get(`/hospitals/${hospital}/pages`)).items.length, 5)
  assert.equal((await get(`/campuses/${campus.north}/prices`)).items.length, 6)
  assert.ok((await get(`/search?hospitalId=${hospital}&q=xxgnk`)).departments.length >= 2)
  const { items: patients } = await get('/patients', patient)
  assert.deepEqual(
    patients.filter((p: { isDefault: boolean }) => p.isDefault).map((p: { name: string }) => p.name),
    ['林晓岚'],
  )
  const mother = patients.find((p: { relation: string }) => p.relation === 'parent')
  const { items: coming } = await get(`/appointments?patientId=${mother.id}&scope=upcoming`, patient)
  assert.equal(coming.length, 1)
  assert.equal((await get(`/appointments/${coming[0].id}/order`, patient)).order.status, 'paid')
  await get(`/departments/${coming[0].departmentId}/availability`)
  await get(`/schedules/${coming[0].scheduleId}/periods`)
  assert.ok((await get(`/staff/appointments?on=${today}&limit=50`, desk)).items.length > 20)
  assert.equal((await get(`/staff/appointments/${coming[0].id}/history`, desk)).items.length, 2)
  assert.ok((await get(`/staff/orders?on=${addDays(today, -1)}`, desk)).items.length > 0)
})
