import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, instantAt, newId } from '@jiuyi/kernel'
import { openDb, sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import type { SeriesWish, StockFacts } from './contract.ts'
import { appointmentsFacade } from './facade.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { seriesRoutes } from './series-routes.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, schedule, take, hospitalId, tomorrow } = setUp(db)
const facade = appointmentsFacade(ctx)
/** The same clinic every week: so many weeks, so many numbers each morning. */
const weeks = async (n: number, capacity = 3) => {
  const same = { departmentId: newId(), practitionerId: newId(), campusId: newId() }
  const all: StockFacts[] = []
  // Clinics far ahead are not released yet: a course may be booked before.
  for (let i = 0; i < n; i++)
    all.push(
      await schedule([capacity, capacity], {
        ...same,
        on: addDays(tomorrow, 7 * i),
        ...(i > 1 && { releaseAt: instantAt(addDays(tomorrow, 7 * i - 14), '07:00', 'Asia/Shanghai').toISOString() }),
      }),
    )
  return all
}
const wish = (f: StockFacts, periodNo = 0): SeriesWish => ({
  scheduleId: f.scheduleId,
  periodNo,
  feeFen: f.feeFen,
  departmentId: f.departmentId,
  on: f.on,
  startsAt: instantAt(f.on, f.periods[periodNo]!.from, f.timeZone).toISOString(),
  endsAt: instantAt(f.on, f.periods[periodNo]!.to, f.timeZone).toISOString(),
})
const want = (all: StockFacts[], change: object = {}) => ({
  hospitalId,
  patientId: newId(),
  wishes: all.map((f) => wish(f)),
  all: true,
  everyWeeks: 1,
  times: all.length,
  by: 'staff:test',
  key: newId(),
  bodyHash: 'h',
  ...change,
})
const live = async (seriesId: string) => (await facade.series({ seriesId })).series!.appointments

test('six weeks are taken together, numbered in order, held for a day; more than four open only with a reason', async () => {
  const all = await weeks(6)
  const refused = await facade.takeSeries(want(all))
  assert.equal(refused.seriesId, undefined)
  assert.deepEqual(refused.outcomes, ['held', 'held', 'held', 'held', 'limit_open', 'limit_open'])
  const got = await facade.takeSeries(want(all, { reason: '六次理疗' }))
  const appointments = await live(got.seriesId!)
  assert.deepEqual(
    appointments.map((a) => [a.on, a.series!.turn, a.status]),
    all.map((f, i) => [f.on, i + 1, 'pending']),
  )
  assert.deepEqual(await auditNumbers(db), [])
})

test('all or nothing takes nothing when one day is full; as many as possible takes the others', async () => {
  const all = await weeks(3, 1)
  await take(all[1]!)
  const nothing = await facade.takeSeries(want(all))
  assert.deepEqual([nothing.seriesId, nothing.outcomes[1]], [undefined, 'period_full'])
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from appointments.appointment where schedule_id = ${all[0]!.scheduleId}`,
  )
  assert.equal(n, 0)
  const some = await facade.takeSeries(want(all, { all: false }))
  assert.equal((await live(some.seriesId!)).length, 2)
})

test('a preview tells each date and takes nothing; a day not planned yet is judged by the patient’s own bookings', async () => {
  const all = await weeks(3, 1)
  const patientId = newId()
  await take(all[0]!, { patientId })
  const { states } = await facade.seriesPreview({
    hospitalId,
    patientId,
    over: false,
    wishes: [
      ...all.map((f) => wish(f)),
      { ...wish(all[0]!), scheduleId: undefined as never },
      { ...wish(all[2]!), scheduleId: undefined as never, departmentId: newId() },
    ],
  })
  assert.deepEqual(states, ['limit_department_day', 'free', 'free', 'limit_department_day', 'free'])
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from appointments.series where hospital_id = ${hospitalId} and patient_id = ${patientId}`,
  )
  assert.equal(n, 0)
})

test('the same key gives the same course, with another body it is refused', async () => {
  const all = await weeks(2)
  const w = want(all)
  const answers = await Promise.all([1, 2, 3].map(() => facade.takeSeries(w)))
  assert.equal(new Set(answers.map((a) => a.seriesId)).size, 1)
  const other = await facade.takeSeries({ ...w, bodyHash: 'other' })
  assert.ok(other.outcomes.includes('idempotency_key_reused') && !other.seriesId)
})

test('twenty-four courses over the same weeks from two processes: no deadlock, nothing sold twice', async () => {
  const all = await weeks(4, 5)
  const second = openDb({ url: db.url, role: 'jiuyi_module_appointments', max: 10 })
  const elsewhere = appointmentsFacade({ ...ctx, db: second })
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, i) => {
      const order = i % 2 ? all : [...all].reverse()
      return (i % 4 < 2 ? facade : elsewhere).takeSeries(want(order))
    }),
  )
  await second.close()
  assert.equal(answers.filter((a) => a.seriesId).length, 5)
  assert.ok(answers.every((a) => a.outcomes.every((o) => ['held', 'sold_out', 'period_full'].includes(o))))
  assert.deepEqual(await auditNumbers(db), [])
})

test('a course moves together by a week, later ones first, or not at all', async () => {
  const all = await weeks(5, 1)
  const { seriesId } = await facade.takeSeries(want(all.slice(0, 4)))
  const appointments = await live(seriesId!)
  const moves = appointments.map((a, i) => ({ appointmentId: a.id, scheduleId: all[i + 1]!.scheduleId, periodNo: 0 }))
  const ask = (rehearse: boolean, to = moves) =>
    facade.moveSeries({ hospitalId, moves: to, by: 'staff:test', key: newId(), rehearse })
  // The seat a course leaves is its own no longer, and that it enters is still taken by itself: only the last week is free.
  const preview = await ask(true)
  assert.equal(preview.outcomes.at(-1)!.outcome, 'moved')
  const other = appointments.map((a, i) => ({ appointmentId: a.id, scheduleId: all[i]!.scheduleId, periodNo: 1 }))
  assert.ok((await ask(true, other)).outcomes.every((o) => o.outcome === 'moved'))
  assert.deepEqual(
    (await live(seriesId!)).map((a) => a.from),
    ['08:00', '08:00', '08:00', '08:00'],
    'a preview moves nothing',
  )
  await take(all[1]!, { periodNo: 1 })
  const refused = await ask(false, other)
  assert.ok(refused.outcomes.some((o) => ['sold_out', 'period_full'].includes(o.outcome)))
  assert.deepEqual(
    (await live(seriesId!)).map((a) => a.from),
    ['08:00', '08:00', '08:00', '08:00'],
    'all or none',
  )
  assert.ok((await ask(false, other.slice(2))).outcomes.every((o) => o.outcome === 'moved'))
  assert.deepEqual(
    (await live(seriesId!)).map((a) => a.from),
    ['08:00', '08:00', '08:30', '08:30'],
  )
  assert.deepEqual(await auditNumbers(db), [])
})

const strangersPatient = newId()
const staff = {
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  sessionId: newId(),
  departmentIds: [],
  roles: ['desk'],
  permissions: ['appointment.read', 'appointment.cancel'],
}
const app = await testApp(db, [seriesRoutes(ctx, fakeIdentity([strangersPatient]))], {
  'patient-token-0000000001': { kind: 'account', accountId: newId(), groupId: newId(), sessionId: newId() },
  'desk-token-000000000001': { ...staff, hospitalId },
  'other-token-00000000001': { ...staff, hospitalId: newId() },
})
const send = async (method: 'GET' | 'POST', url: string, body?: unknown, as = 'patient-token-0000000001') => {
  const res = await app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${as}` },
    ...(body !== undefined && { payload: body as object }),
  })
  return { status: res.statusCode, body: res.json() }
}

test('through the door: this one, this and the following, all; each by its own rule of cancelling', async () => {
  const all = await weeks(4)
  const { seriesId } = await facade.takeSeries(want(all))
  const [first, second, third] = await live(seriesId!)
  await confirmAppointment(ctx)({ appointmentId: second!.id })
  const seen = await send('GET', `/appointments/${second!.id}/series`)
  assert.deepEqual(
    seen.body.appointments.map((a: { status: string }) => a.status),
    ['pending', 'booked', 'pending', 'pending'],
  )
  const one = await send('POST', `/appointments/${first!.id}/series-cancellation`, { scope: 'this' })
  assert.deepEqual(one.body.cancelled, [first!.id])
  const rest = await send('POST', `/appointments/${third!.id}/series-cancellation`, { scope: 'following' })
  assert.equal(rest.body.cancelled.length, 2)
  const { body } = await send(
    'POST',
    `/staff/series/${seriesId}/cancellation`,
    { appointmentId: second!.id, scope: 'all' },
    'desk-token-000000000001',
  )
  assert.deepEqual(body.cancelled, [second!.id])
  assert.equal((await send('GET', `/staff/series/${seriesId}`, undefined, 'other-token-00000000001')).status, 404)
  assert.equal(
    (
      await send(
        'POST',
        `/staff/series/${seriesId}/cancellation`,
        { appointmentId: second!.id, scope: 'all' },
        'other-token-00000000001',
      )
    ).status,
    404,
  )
  const theirs = await facade.takeSeries(want(all, { patientId: strangersPatient }))
  const hidden = (await live(theirs.seriesId!))[0]!.id
  assert.equal((await send('GET', `/appointments/${hidden}/series`)).status, 404)
  assert.equal((await send('POST', `/appointments/${hidden}/series-cancellation`, { scope: 'all' })).status, 404)
  assert.equal((await send('POST', `/appointments/${first!.id}/series-cancellation`, { scope: '😀' })).status, 400)
  const single = await take(all[0]!)
  assert.equal((await send('GET', `/appointments/${single.appointmentId}/series`)).status, 404)
  assert.deepEqual(await auditNumbers(db), [])
})

test('the audit finds an appointment of somebody else in a course', async () => {
  const all = await weeks(2)
  const { seriesId } = await facade.takeSeries(want(all))
  await db
    .tx(async (tx) => {
      await tx.rows(sql`update appointments.series set patient_id = ${newId()} where id = ${seriesId}`)
      assert.ok((await auditNumbers(tx)).some((a) => a.invariant.startsWith('10')))
      throw new Error('undo')
    })
    .catch((e: Error) => assert.equal(e.message, 'undo'))
})
