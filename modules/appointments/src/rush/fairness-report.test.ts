import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { bookAtDeskRoute } from '../book-at-desk.ts'
import { fakeIdentity, setUp } from '../fixtures.ts'
import { createTaker, takeNumberRoute } from '../take-number.ts'
import { challengeRoute } from './challenge-route.ts'
import { exemptionRoutes } from './exemptions.ts'
import { fairnessReportRoutes } from './fairness-report.ts'
import { solvePermit } from './permit.ts'
import { createRushGuard } from './rush-guard.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, clock, schedule, hospitalId } = setUp(db)
const taker = createTaker(ctx)
let waiting = 1_000
const guard = createRushGuard(ctx, { queue: { waiting: () => waiting, retryAfter: () => 1 } })
const account = { kind: 'account' as const, accountId: newId(), groupId: newId(), sessionId: newId() }
const staff = {
  kind: 'staff' as const,
  staffId: newId(),
  groupId: account.groupId,
  sessionId: newId(),
  departmentIds: [] as string[],
  roles: ['manager'],
}
const permissions = ['fairness.read', 'fairness.exempt']
const app = await testApp(
  db,
  [
    takeNumberRoute(taker, fakeIdentity(), guard),
    bookAtDeskRoute(taker, fakeIdentity()),
    challengeRoute(guard),
    fairnessReportRoutes(ctx, 'Asia/Shanghai'),
    exemptionRoutes(ctx, guard),
  ],
  {
    'patient-token-0000000001': account,
    'patient-token-0000000002': { ...account, accountId: newId() },
    'patient-token-0000000003': { ...account, accountId: newId() },
    'manager-token-000000001': { ...staff, hospitalId, permissions },
    'stranger-token-00000001': { ...staff, hospitalId: newId(), permissions },
    'desk-token-000000000001': { ...staff, hospitalId, permissions: ['appointment.book'] },
  },
)
type Headers = Record<string, string>
const send = async (
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  bearer: string,
  body?: object,
  headers: Headers = {},
) => {
  const r = await app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}`, ...headers },
    ...(body && { payload: body }),
  })
  return { status: r.statusCode, body: r.json(), headers: r.headers }
}
const patient = 'patient-token-0000000001'
const manager = 'manager-token-000000001'
const days = 'from=2026-11-24&to=2026-11-24'
clock.set('2026-11-24T00:10:00Z') // 08:10 at the hospital
const f = await schedule([5, 5, 5, 5], { releaseAt: '2026-11-24T00:09:00Z', on: '2026-11-30' })
const book = (headers: Headers = {}, bearer = patient) =>
  send(
    'POST',
    '/appointments',
    bearer,
    { scheduleId: f.scheduleId, periodNo: 0, patientId: newId(), feeFen: f.feeFen },
    { 'idempotency-key': newId(), ...headers },
  )

test('over HTTP: the waiting room with its place, then the number; the solved challenge goes at once', async () => {
  const key = newId()
  const first = await book({ 'idempotency-key': key })
  assert.equal(first.status, 503)
  assert.equal(first.body.code, 'appointments.waiting')
  assert.equal(first.headers['retry-after'], String(first.body.retryAfter))
  assert.match(first.body.checkCode, /^[\w-]{8}$/)
  clock.forward(13_000)
  assert.equal((await book({ 'idempotency-key': key, 'rush-place': first.body.place })).status, 201)

  const other = 'patient-token-0000000002'
  const asked = await send('GET', `/schedules/${f.scheduleId}/challenge`, other)
  assert.equal(asked.status, 200)
  const mine = newId()
  assert.equal(
    (await book({ 'idempotency-key': mine, 'rush-permit': solvePermit(asked.body.challenge, mine) }, other)).status,
    201,
  )
})

test('whatever stands in the headers, nothing breaks: 10 KB of device, garbage, SQL', async () => {
  for (const junk of ['x'.repeat(10_240), "'; drop table appointments.slowed; --", '%00', '{"a":1}', '<script>'])
    for (const name of ['jiuyi-device', 'rush-permit', 'rush-place']) {
      const r = await book({ [name]: junk })
      assert.ok(
        r.status === 201 || r.body.code === 'appointments.waiting' || r.body.code === 'appointments.period_full',
        `${name} ${r.status} ${r.body.code}`,
      )
    }
  assert.equal(
    (await send('GET', `/schedules/${newId()}/challenge`, patient)).body.code,
    'appointments.schedule_not_found',
  )
})

test('the report counts by hour, department and reason, and leads to hashes; another hospital sees nothing', async () => {
  await guard.flush()
  const { body } = await send('GET', `/staff/fairness/hours?${days}`, manager)
  const row = body.items.find((i: { reason: string }) => i.reason === 'permit_missing')
  assert.deepEqual(
    [row.hour, row.departmentId, row.people, row.got],
    ['2026-11-24T00:00:00.000Z', f.departmentId, 1, 4],
  )
  const who = (await send('GET', `/staff/fairness/subjects?${days}&hour=${row.hour}&reason=permit_missing`, manager))
    .body.items
  assert.equal(who[0].account, guard.subject('account', account.accountId))
  assert.equal(who[0].exempt, false)
  assert.ok(!JSON.stringify(who).includes(account.accountId))
  assert.equal(
    (await send('GET', `/staff/fairness/subjects?${days}&code=${who[0].account.slice(0, 8)}`, manager)).body.items
      .length,
    who.length,
  )
  assert.deepEqual((await send('GET', `/staff/fairness/hours?${days}`, 'stranger-token-00000001')).body.items, [])
  assert.equal((await send('GET', `/staff/fairness/hours?${days}`, 'desk-token-000000000001')).status, 403)
  assert.equal((await send('GET', '/staff/fairness/hours?from=2026-01-01&to=2026-12-31', manager)).status, 400)
})

test('an exemption has a reason and a name, works at once, and can be ended; not twice, not from elsewhere', async () => {
  const other = 'patient-token-0000000002'
  const otherHash = guard.subject('network', '127.0.0.0/24')
  const body = { kind: 'network', address: '127.0.0.9', label: '本院无线网', why: '候诊区共用出口' }
  clock.forward(11 * 60_000)
  assert.equal((await book({}, other)).body.code, 'appointments.waiting')
  const made = await send('POST', '/staff/fairness/exemptions', manager, body)
  assert.deepEqual([made.status, made.body.subject, made.body.madeBy], [201, otherHash, `staff:${staff.staffId}`])
  assert.equal(
    (await send('POST', '/staff/fairness/exemptions', manager, body)).body.code,
    'appointments.already_exempt',
  )
  clock.forward(11 * 60_000)
  assert.notEqual((await book({}, other)).body.code, 'appointments.waiting')
  const { id } = made.body
  assert.equal((await send('DELETE', `/staff/fairness/exemptions/${id}`, 'stranger-token-00000001')).status, 404)
  assert.equal((await send('DELETE', `/staff/fairness/exemptions/${id}`, 'desk-token-000000000001')).status, 403)
  assert.ok((await send('DELETE', `/staff/fairness/exemptions/${id}`, manager)).body.endedAt)
  assert.equal((await book({}, other)).body.code, 'appointments.waiting')
  assert.equal((await send('GET', '/staff/fairness/exemptions', manager)).body.items.length, 1)
  for (const bad of [
    { address: 'nowhere' },
    { address: '999.1.1.1' },
    { why: '' },
    { label: 'x'.repeat(200) },
    { label: 'a\u0000b' },
    { kind: 'person' },
    { address: undefined },
  ])
    assert.ok(
      [400, 422].includes((await send('POST', '/staff/fairness/exemptions', manager, { ...body, ...bad })).status),
      JSON.stringify(bad),
    )
})

test('the desk is never slowed, however long the queue is', async () => {
  waiting = 10_000
  const booked = await send(
    'POST',
    '/staff/appointments',
    'desk-token-000000000001',
    { scheduleId: f.scheduleId, periodNo: 3, patientId: newId(), feeFen: f.feeFen },
    { 'idempotency-key': newId() },
  )
  assert.equal(booked.status, 201)
})

test('who keeps coming before the time is answered at the door, its body unread; the time over, the place is theirs', async () => {
  const hasty = 'patient-token-0000000003'
  const first = await book({}, hasty)
  assert.equal(first.body.code, 'appointments.waiting')
  for (let i = 0; i < 6; i++) assert.equal((await book({}, hasty)).body.code, 'appointments.waiting')
  const entries = () =>
    db.one<{ n: number }>(sql`select count(*)::int as n from platform.audit_entry where action = 'takeNumber'`)
  const before = await entries()
  const unread = await send('POST', '/appointments', hasty, { nonsense: true }, { 'idempotency-key': newId() })
  assert.equal(unread.status, 429)
  assert.equal(unread.headers['retry-after'], String(unread.body.retryAfter))
  assert.ok(unread.body.retryAfter >= 1 && unread.body.retryAfter <= 13)
  assert.deepEqual(await entries(), before)
  clock.forward(13_000)
  const body = { scheduleId: f.scheduleId, periodNo: 3, patientId: newId(), feeFen: f.feeFen }
  const headers = { 'idempotency-key': newId(), 'rush-place': first.body.place }
  assert.equal((await send('POST', '/appointments', hasty, body, headers)).status, 201)
})
