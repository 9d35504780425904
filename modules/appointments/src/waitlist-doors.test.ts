import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { cancelRoutes } from './cancel-appointment.ts'
import { confirmOfferRoutes } from './confirm-offer.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { createJoiner, joinWaitlistRoute } from './join-waitlist.ts'
import { leaveWaitlistRoute } from './leave-waitlist.ts'
import { myWaitlistRoutes } from './my-waitlist.ts'
import { serveWaitlists } from './serve-waitlist.ts'
import { waitlistDeskRoutes } from './waitlist-desk.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, clock, schedule, take, hospitalId, tomorrow } = setUp(db)
const strangersPatient = newId()
const identity = fakeIdentity([strangersPatient])
const joiner = createJoiner(ctx)
const token = 'patient-token-0000000001'
const deskToken = 'desk-token-000000000001'
const doctorToken = 'doctor-token-00000000001'
const foreignToken = 'foreign-token-0000000001'
const staff = {
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  hospitalId,
  sessionId: newId(),
  departmentIds: [] as string[],
}
const desk = { ...staff, roles: ['desk'], permissions: ['waitlist.read', 'waitlist.write'] }
const app = await testApp(
  db,
  [
    joinWaitlistRoute(joiner, identity),
    leaveWaitlistRoute(ctx, identity),
    confirmOfferRoutes(ctx, identity),
    myWaitlistRoutes(ctx, identity),
    waitlistDeskRoutes(joiner, identity),
    cancelRoutes(ctx, identity),
  ],
  {
    [token]: { kind: 'account', accountId: newId(), groupId: staff.groupId, sessionId: newId() },
    [deskToken]: desk,
    [foreignToken]: { ...desk, hospitalId: newId() },
    [doctorToken]: { ...staff, roles: ['doctor'], permissions: ['waitlist.read'], departmentIds: [newId()] },
  },
)
const send = (method: 'GET' | 'POST', url: string, body?: object, bearer = token) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': newId() },
    ...(body && { payload: body }),
  })
/** A full schedule, its only number held. */
async function full(change: Parameters<typeof schedule>[1] = {}) {
  const f = await schedule([1], change)
  const { appointmentId } = await take(f)
  return { f, held: appointmentId! }
}

test('the phone joins, sees the place, is offered a number when one comes back, and declines it', async () => {
  const { f, held } = await full()
  const patientId = newId()
  const line = async () => (await send('GET', `/schedules/${f.scheduleId}/waitlist`)).json()
  assert.deepEqual([(await line()).waiting, (await line()).open], [0, true])
  const joined = await send('POST', '/waitlist-entries', { scheduleId: f.scheduleId, patientId })
  assert.equal(joined.statusCode, 201)
  const { id } = joined.json()
  assert.equal((await line()).waiting, 1)
  const mine = (await send('GET', `/waitlist-entries?patientId=${patientId}`)).json()
  assert.deepEqual([mine.items[0].id, mine.items[0].position, mine.items[0].status], [id, 1, 'waiting'])
  const early = await send('POST', `/waitlist-entries/${id}/confirmation`)
  assert.equal(early.json().code, 'appointments.not_offered')
  assert.equal((await send('POST', `/appointments/${held}/cancellation`, {})).statusCode, 200)
  await serveWaitlists(ctx)
  const offered = (await send('GET', `/waitlist-entries/${id}`)).json()
  assert.equal(offered.status, 'offered')
  assert.equal(
    (await send('POST', `/waitlist-entries/${id}/confirmation`)).json().code,
    'appointments.payment_needed',
    'what costs something is confirmed by its payment',
  )
  assert.equal((await send('POST', `/waitlist-entries/${id}/withdrawal`)).json().status, 'declined')
  assert.equal((await send('POST', `/waitlist-entries/${id}/withdrawal`)).json().status, 'declined', 'asked twice')
})

test('a free number is confirmed with one tap, twice is the same, and a booked place cannot be left', async () => {
  const { f, held } = await full({ feeFen: 0 })
  const { id } = (await send('POST', '/waitlist-entries', { scheduleId: f.scheduleId, patientId: newId() })).json()
  const atDesk = (
    await send(
      'POST',
      '/staff/waitlist-entries',
      { scheduleId: f.scheduleId, patientId: newId(), reason: '患者来电' },
      deskToken,
    )
  ).json()
  await send('POST', `/appointments/${held}/cancellation`, {})
  clock.forward(121 * 60_000)
  const { endCooling } = await import('./expire-holds.ts')
  await endCooling(ctx)
  await serveWaitlists(ctx)
  for (const _ of [1, 2])
    assert.equal((await send('POST', `/waitlist-entries/${id}/confirmation`)).json().status, 'booked')
  assert.equal(
    (await send('POST', `/waitlist-entries/${id}/withdrawal`)).json().code,
    'appointments.cannot_leave_waitlist',
  )
  const list = (await send('GET', `/staff/waitlist-entries?scheduleId=${f.scheduleId}`, undefined, deskToken)).json()
  assert.deepEqual(
    list.items.map((i: { entry: { status: string }; history: unknown[] }) => [i.entry.status, i.history.length]),
    [
      ['waiting', 1],
      ['booked', 3],
    ],
  )
  assert.equal(list.items[0].patient.nameMasked, '王*')
  const removed = await send('POST', `/staff/waitlist-entries/${atDesk.id}/removal`, { reason: '不需要了' }, deskToken)
  assert.equal(removed.json().status, 'left')
  clock.set('2026-11-23T04:00:00Z')
})

test('the lines of a hospital by day; a doctor sees the own departments, another hospital nothing', async () => {
  const { f } = await full()
  const { id } = (await send('POST', '/waitlist-entries', { scheduleId: f.scheduleId, patientId: newId() })).json()
  const list = async (bearer: string) =>
    (
      await send(
        'GET',
        `/staff/waitlists?from=${tomorrow}&to=${tomorrow}&departmentId=${f.departmentId}`,
        undefined,
        bearer,
      )
    ).json().items
  assert.deepEqual([(await list(deskToken))[0].scheduleId, (await list(deskToken))[0].waiting], [f.scheduleId, 1])
  assert.deepEqual(await list(doctorToken), [])
  assert.deepEqual(await list(foreignToken), [])
  for (const [url, body] of [
    [`/staff/waitlist-entries/${id}/removal`, { reason: 'x' }],
    [`/staff/waitlist-entries/${id}/confirmation`, undefined],
    ['/staff/waitlist-entries', { scheduleId: f.scheduleId, patientId: newId(), reason: 'x' }],
  ] as const)
    assert.equal((await send('POST', url, body, foreignToken)).statusCode, 404, url)
  assert.equal(
    (await send('GET', '/staff/waitlists?from=2026-01-01&to=2026-12-31', undefined, deskToken)).statusCode,
    400,
  )
})

test('a stranger’s patient can neither join nor be looked at', async () => {
  const { f } = await full()
  assert.equal(
    (await send('POST', '/waitlist-entries', { scheduleId: f.scheduleId, patientId: strangersPatient })).statusCode,
    404,
  )
  assert.equal((await send('GET', `/waitlist-entries?patientId=${strangersPatient}`)).statusCode, 404)
  assert.equal((await send('POST', `/waitlist-entries/${newId()}/withdrawal`)).statusCode, 404)
  assert.equal((await send('GET', `/schedules/${newId()}/waitlist`)).statusCode, 404)
})

test('what is malformed never reaches the database', async () => {
  const { f } = await full()
  for (const bad of [
    { scheduleId: "x'; drop table appointments.stock; --", patientId: newId() },
    { scheduleId: f.scheduleId },
    { scheduleId: f.scheduleId, patientId: '😀' },
    { scheduleId: f.scheduleId, patientId: newId(), priority: true },
  ])
    assert.equal((await send('POST', '/waitlist-entries', bad)).statusCode, 400, JSON.stringify(bad))
  for (const reason of ['', 'a\u0000b', '长'.repeat(201), 'a\nb'])
    assert.equal(
      (
        await send(
          'POST',
          '/staff/waitlist-entries',
          { scheduleId: f.scheduleId, patientId: newId(), reason },
          deskToken,
        )
      ).statusCode,
      400,
      JSON.stringify(reason.slice(0, 10)),
    )
  const kept = await send(
    'POST',
    '/staff/waitlist-entries',
    { scheduleId: f.scheduleId, patientId: newId(), reason: "'; drop table x;-- 😀" },
    deskToken,
  )
  assert.equal(kept.statusCode, 201)
  assert.deepEqual(await auditNumbers(db), [])
})
