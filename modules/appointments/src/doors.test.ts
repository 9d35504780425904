import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@jiuyi/kernel'
import { testApp, testDb } from '@jiuyi/testkit'
import { availabilityRoutes } from './availability.ts'
import { bookAtDeskRoute } from './book-at-desk.ts'
import { cancelRoutes } from './cancel-appointment.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { listStocksRoute } from './list-stocks.ts'
import { myAppointmentsRoutes } from './my-appointments.ts'
import { searchAppointmentsRoute } from './search-appointments.ts'
import { createTaker, takeNumberRoute } from './take-number.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, clock, schedule, hospitalId, tomorrow } = setUp(db)
const strangersPatient = newId()
const identity = fakeIdentity([strangersPatient])
const taker = createTaker(ctx)
const zone = 'Asia/Shanghai'
const token = 'patient-token-0000000001'
const deskToken = 'desk-token-000000000001'
const doctorToken = 'doctor-token-00000000001'
const staff = {
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  hospitalId,
  sessionId: newId(),
  departmentIds: [] as string[],
}
const app = await testApp(
  db,
  [
    availabilityRoutes(ctx, zone),
    takeNumberRoute(taker, identity),
    bookAtDeskRoute(taker, identity),
    cancelRoutes(ctx, identity),
    myAppointmentsRoutes(ctx, identity),
    searchAppointmentsRoute(ctx, identity, zone),
    listStocksRoute(ctx),
  ],
  {
    [token]: { kind: 'account', accountId: newId(), groupId: staff.groupId, sessionId: newId() },
    [deskToken]: {
      ...staff,
      roles: ['desk'],
      permissions: ['timetable.read', 'appointment.read', 'appointment.book', 'appointment.cancel'],
    },
    [doctorToken]: { ...staff, roles: ['doctor'], permissions: ['appointment.read'], departmentIds: [newId()] },
  },
)
const send = (method: 'GET' | 'POST', url: string, body?: object, bearer = token) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': newId() },
    ...(body && { payload: body }),
  })
const take = (f: { scheduleId: string; feeFen: number }, more: object = {}, bearer = token) =>
  send(
    'POST',
    bearer === token ? '/appointments' : '/staff/appointments',
    { scheduleId: f.scheduleId, periodNo: 0, patientId: newId(), feeFen: f.feeFen, ...more },
    bearer,
  )

test('the strip says what is left day by day, full is not the same as not released', async () => {
  const f = await schedule([1], { half: 'am' })
  const later = await schedule([4], { departmentId: f.departmentId, half: 'pm', releaseAt: '2026-11-23T23:00:00Z' })
  const seen = async () => (await send('GET', `/departments/${f.departmentId}/availability?days=3`)).json()
  const before = await seen()
  assert.deepEqual(
    before.days.map((d: { state: string; left: number }) => [d.state, d.left]),
    [
      ['closed', 0],
      ['available', 1],
      ['closed', 0],
    ],
  )
  assert.equal(
    before.schedules.find((s: { scheduleId: string }) => s.scheduleId === later.scheduleId).state,
    'not_released',
  )
  assert.equal((await take(f)).statusCode, 201)
  await sleep(1_100) // what is left may be a second old
  const after = await seen()
  assert.equal(after.schedules.find((s: { scheduleId: string }) => s.scheduleId === f.scheduleId).state, 'full')
  assert.equal(after.days[1].state, 'not_released')
})

test('the period grid shows each half hour, and the page of a schedule that does not exist says so', async () => {
  const f = await schedule([1, 2])
  await take(f)
  const { periods } = (await send('GET', `/schedules/${f.scheduleId}/periods`)).json()
  assert.deepEqual(
    periods.map((p: { from: string; state: string; left: number }) => [p.from, p.state, p.left]),
    [
      ['08:00', 'full', 0],
      ['08:30', 'available', 2],
    ],
  )
  const none = await send('GET', `/schedules/${newId()}/periods`)
  assert.equal(none.statusCode, 404)
  assert.equal(none.json().code, 'appointments.schedule_not_found')
})

test('a stranger’s patient cannot be booked for, nor their appointments be read', async () => {
  const f = await schedule([1])
  const refused = await take(f, { patientId: strangersPatient })
  assert.equal(refused.statusCode, 404)
  assert.equal((await send('GET', `/appointments?patientId=${strangersPatient}`)).statusCode, 404)
})

test('malformed wishes are refused before they reach the database', async () => {
  const f = await schedule([1])
  for (const bad of [
    { scheduleId: 'x' },
    { periodNo: -1 },
    { periodNo: 1.5 },
    { periodNo: '0' },
    { feeFen: 99_999_999_999 },
    { extra: 1 },
  ])
    assert.equal((await take(f, bad)).statusCode, 400, JSON.stringify(bad))
  const noKey = await app.inject({
    method: 'POST',
    url: '/api/appointments',
    headers: { authorization: `Bearer ${token}` },
    payload: { scheduleId: f.scheduleId, periodNo: 0, patientId: newId(), feeFen: 2500 },
  })
  assert.equal(noKey.statusCode, 400)
})

test('cancelling: free until the day before at 17:00, late until half an hour before, then only the desk', async () => {
  const confirm = confirmAppointment(ctx)
  const f = await schedule([3])
  const book = async () => {
    const { id } = (await take(f)).json()
    await confirm({ appointmentId: id })
    return id as string
  }
  const [free, late, tooLate] = [await book(), await book(), await book()]
  const rule = async (id: string) => (await send('GET', `/appointments/${id}`)).json().cancelRule
  assert.deepEqual(
    [(await rule(free)).allowed, (await rule(free)).late, (await rule(free)).freeUntil],
    [true, false, '2026-11-23T09:00:00.000Z'],
  )
  assert.equal((await send('POST', `/appointments/${free}/cancellation`, {})).json().cancelReason, 'by_patient')
  clock.set('2026-11-23T09:00:00Z')
  assert.equal((await rule(late)).late, true)
  assert.equal((await send('POST', `/appointments/${late}/cancellation`, {})).statusCode, 200)
  clock.set('2026-11-23T23:30:00Z') // 07:30, the period begins at 08:00
  const refused = await send('POST', `/appointments/${tooLate}/cancellation`, {})
  assert.equal(refused.json().code, 'appointments.too_late_to_cancel')
  const atDesk = await send('POST', `/staff/appointments/${tooLate}/cancellation`, { reason: '患者来电' }, deskToken)
  assert.equal(atDesk.json().cancelReason, 'by_desk')
  clock.set('2026-11-23T04:00:00Z')
})

test('the desk takes from its own pool first and then from the online one; another hospital’s schedule does not exist for it', async () => {
  const f = await schedule([2], { pools: { online: 1, referral: 0, desk: 1, revisit: 0 } })
  assert.equal((await take(f, {}, deskToken)).statusCode, 201)
  assert.equal((await take(f, {}, deskToken)).statusCode, 201)
  assert.equal((await take(f, {}, deskToken)).json().code, 'appointments.sold_out')
  const foreign = await schedule([1], { hospitalId: newId() })
  assert.equal((await take(foreign, {}, deskToken)).statusCode, 404)
})

test('the list of the day: the desk sees the hospital, a doctor only the own departments', async () => {
  const f = await schedule([1])
  await take(f)
  const all = (
    await send('GET', `/staff/appointments?on=${tomorrow}&departmentId=${f.departmentId}`, undefined, deskToken)
  ).json()
  assert.equal(all.items.length, 1)
  assert.equal(all.items[0].patient.nameMasked, '王*')
  assert.deepEqual((await send('GET', `/staff/appointments?on=${tomorrow}`, undefined, doctorToken)).json().items, [])
})

test('the desk sees what it can still take, which is more than what is left online', async () => {
  const f = await schedule([3], { pools: { online: 1, referral: 1, desk: 1, revisit: 0 } })
  const seen = async () =>
    (
      await send(
        'GET',
        `/staff/stocks?from=${tomorrow}&to=${tomorrow}&departmentId=${f.departmentId}`,
        undefined,
        deskToken,
      )
    ).json().items[0]
  assert.deepEqual([(await seen()).onlineLeft, (await seen()).deskLeft, (await seen()).live], [1, 2, 0])
  await take(f)
  assert.deepEqual([(await seen()).onlineLeft, (await seen()).deskLeft, (await seen()).live], [0, 1, 1])
  const far = await send(
    'GET',
    `/staff/stocks?from=2026-01-01&to=2026-12-31&departmentId=${f.departmentId}`,
    undefined,
    deskToken,
  )
  assert.equal(far.statusCode, 400)
})

test('one booking can be opened by its address, by those whose department it is', async () => {
  const { id } = (await take(await schedule([1]))).json()
  assert.equal((await send('GET', `/staff/appointments/${id}`, undefined, deskToken)).json().patient.nameMasked, '王*')
  assert.equal((await send('GET', `/staff/appointments/${id}`, undefined, doctorToken)).statusCode, 404)
  assert.equal((await send('GET', `/staff/appointments/${newId()}`, undefined, deskToken)).statusCode, 404)
})
