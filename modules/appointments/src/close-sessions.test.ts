import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { checkInRoutes } from './check-in.ts'
import { closeSessions, judgeNoShow } from './close-sessions.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import { decideNoShowRoutes } from './decide-no-show.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { myNoShowRoutes } from './my-no-shows.ts'
import { withdrawStock } from './open-stock.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, take, hospitalId } = setUp(db)
const day = 86_400_000
const strangersPatient = newId()
const identity = fakeIdentity([strangersPatient])
const account = 'patient-token-0000000001'
const desk = 'desk-token-000000000001'
const manager = 'manager-token-0000000001'
const head = 'head-token-000000000001'
const ofHeads = newId()
const staff = { kind: 'staff' as const, groupId: newId(), hospitalId, sessionId: newId() }
const app = await testApp(db, [checkInRoutes(ctx), myNoShowRoutes(ctx, identity), decideNoShowRoutes(ctx, identity)], {
  [account]: { kind: 'account', accountId: newId(), groupId: staff.groupId, sessionId: newId() },
  [desk]: {
    ...staff,
    staffId: newId(),
    departmentIds: [],
    roles: ['desk'],
    permissions: ['appointment.check_in', 'no_show.read'],
  },
  [manager]: {
    ...staff,
    staffId: newId(),
    departmentIds: [],
    roles: ['manager'],
    permissions: ['no_show.read', 'no_show.decide'],
  },
  [head]: {
    ...staff,
    staffId: newId(),
    departmentIds: [ofHeads],
    roles: ['department_head'],
    permissions: ['no_show.read', 'no_show.decide'],
  },
})
const send = async (method: 'GET' | 'POST' | 'DELETE', url: string, bearer: string, body?: object) => {
  const res = await app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}` },
    ...(body && { payload: body }),
  })
  return { status: res.statusCode, body: res.json() }
}
const code = (r: { body: { code?: string } }) => r.body.code

/** A booked visit of this patient in the clinic of the coming day. */
async function booked(patientId: string = newId(), change: Parameters<typeof schedule>[1] = {}) {
  const f = await schedule([4], change)
  const { appointmentId } = await take(f, { patientId })
  await confirmAppointment(ctx)({ appointmentId: appointmentId! })
  return { f, id: appointmentId!, patientId }
}
/** Somebody of the same clinic who did come, so that the check-in was evidently in use. */
async function cameToo(f: Awaited<ReturnType<typeof schedule>>) {
  const { appointmentId } = await take(f)
  await confirmAppointment(ctx)({ appointmentId: appointmentId! })
  return db.rows(
    sql`update appointments.appointment set status = 'arrived' where hospital_id = ${hospitalId} and id = ${appointmentId}`,
  )
}
const statusOf = async (id: string) =>
  (
    await db.one<{ status: string }>(
      sql`select status from appointments.appointment where id = ${id} and hospital_id = ${hospitalId}`,
    )
  ).status
/** Moves to after tomorrow's clinic, closes it, and comes back to the day before the next one. */
async function over() {
  clock.forward(day)
  const n = await closeSessions(ctx)
  return n
}
/** So many missed visits of one patient, judged one by one; answers what the last led to. */
async function missed(patientId: string, times: number, child = false, feeLevel = 'chief') {
  let last: Awaited<ReturnType<ReturnType<typeof judgeNoShow>>> = {}
  const ids: string[] = []
  for (let i = 0; i < times; i++) {
    const on = new Date(clock().getTime() + day).toISOString().slice(0, 10)
    const { f, id } = await booked(patientId, { on, feeLevel })
    await cameToo(f)
    clock.forward(day)
    await closeSessions(ctx)
    last = await judgeNoShow(ctx)({ appointmentId: id, child })
    ids.push(id)
  }
  return { ids, judged: last.judged }
}

test('who did not check in by the end of the session has missed it, once, and the number is used', async () => {
  const { f, id } = await booked()
  await cameToo(f)
  assert.equal(await closeSessions(ctx), 0, 'the session is still to come')
  await Promise.all([over(), closeSessions(ctx)])
  assert.equal(await closeSessions(ctx), 0)
  assert.equal(await statusOf(id), 'noshow')
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from platform.outbox where name = 'appointments.appointment_missed.v1' and key = ${id}`,
  )
  assert.equal(n, 1)
  assert.deepEqual(await auditNumbers(db), [])
})

test('nobody is counted where nobody was checked in, where the clinic was withdrawn, or where the hospital does not count', async () => {
  const on = new Date(clock().getTime() + day).toISOString().slice(0, 10)
  const unused = await booked(newId(), { on })
  const gone = await booked(newId(), { on })
  await cameToo(gone.f)
  await withdrawStock(ctx)(gone.f)
  await over()
  assert.deepEqual([await statusOf(unused.id), await statusOf(gone.id)], ['booked', 'booked'])
  await db.rows(sql`update appointments.policy set noshow_counting = false where hospital_id = ${hospitalId}`)
  const idle = await booked(newId(), { on: new Date(clock().getTime() + day).toISOString().slice(0, 10) })
  await cameToo(idle.f)
  await over()
  assert.equal(await statusOf(idle.id), 'booked')
  await db.rows(sql`update appointments.policy set noshow_counting = true where hospital_id = ${hospitalId}`)
})

test('a warning at two, a restriction at three, and after its end three new ones are needed', async () => {
  const patientId = newId()
  assert.deepEqual((await missed(patientId, 1)).judged, { missed: 1, limit: 3, warned: false })
  assert.deepEqual((await missed(patientId, 1)).judged, { missed: 2, limit: 3, warned: true })
  const third = await missed(patientId, 1)
  assert.equal(third.judged?.missed, 3)
  assert.equal(Date.parse(third.judged!.restrictedUntil!) - clock().getTime(), 30 * day)
  assert.deepEqual(
    await judgeNoShow(ctx)({ appointmentId: third.ids[0]!, child: false }),
    { judged: third.judged },
    'asked again it is the same',
  )
  const expert = await schedule([1], { on: new Date(clock().getTime() + day).toISOString().slice(0, 10) })
  assert.equal((await take(expert, { patientId })).outcome, 'restricted')
  assert.deepEqual((await missed(patientId, 1, false, 'ordinary')).judged, { missed: 1, limit: 3, warned: false })
  const mine = await send('GET', `/no-shows?patientId=${patientId}&hospitalId=${hospitalId}`, account)
  assert.equal(mine.body.counted, 1)
  assert.deepEqual(
    mine.body.items.map((i: { state: string }) => i.state),
    ['counted', 'spent', 'spent', 'spent'],
  )
  assert.ok(mine.body.restrictedUntil)
  assert.deepEqual(await auditNumbers(db), [])
})

test('a child is never restricted, whatever its guardians missed', async () => {
  const { judged } = await missed(newId(), 4, true)
  assert.deepEqual(judged, { missed: 4, limit: 3, warned: false })
})

test('what lies more than 90 days back counts no more', async () => {
  const patientId = newId()
  await missed(patientId, 2)
  clock.forward(91 * day)
  assert.equal((await missed(patientId, 1)).judged?.missed, 1)
})

test('an accepted appeal lifts a restriction that no longer has enough behind it; the rest count again', async () => {
  const patientId = newId()
  const { ids } = await missed(patientId, 3)
  const appeal = (reason: string) => send('POST', `/appointments/${ids[1]}/no-show-appeal`, account, { reason })
  assert.equal((await appeal('那天在急诊')).status, 201)
  assert.equal((await appeal('那天在急诊')).status, 201, 'a second tap is the same appeal')
  assert.equal(code(await appeal('另一个理由')), 'appointments.already_appealed')
  const list = await send('GET', '/staff/no-shows?state=appealed', manager)
  assert.deepEqual(
    list.body.items.map((i: { appointmentId: string; appeal: string }) => [i.appointmentId, i.appeal]),
    [[ids[1], '那天在急诊']],
  )
  const decide = (bearer: string) =>
    send('POST', `/staff/appointments/${ids[1]}/no-show-decision`, bearer, {
      decision: 'accepted',
      wasHere: true,
      reason: '急诊记录属实',
    })
  assert.equal((await decide(desk)).status, 403)
  assert.equal(code(await decide(head)), 'appointments.not_found', 'a department head decides only for their own')
  const both = await Promise.all([decide(manager), decide(manager)])
  assert.deepEqual(both.map((r) => r.status).sort(), [200, 409])
  assert.equal(code(await appeal('再申诉')), 'appointments.already_decided')
  const mine = (await send('GET', `/no-shows?patientId=${patientId}&hospitalId=${hospitalId}`, account)).body
  assert.equal(mine.restrictedUntil, undefined)
  assert.equal(mine.counted, 2)
  assert.equal(await statusOf(ids[1]!), 'fulfilled')
  assert.deepEqual(await auditNumbers(db), [])
})

test('a rejected appeal leaves everything as it was, with its reason', async () => {
  const patientId = newId()
  const { ids } = await missed(patientId, 1)
  await send('POST', `/appointments/${ids[0]}/no-show-appeal`, account, { reason: '忘了' })
  await send('POST', `/staff/appointments/${ids[0]}/no-show-decision`, manager, {
    decision: 'rejected',
    reason: '没有凭证',
  })
  const mine = (await send('GET', `/no-shows?patientId=${patientId}&hospitalId=${hospitalId}`, account)).body
  assert.deepEqual([mine.counted, mine.items[0].state, mine.items[0].decisionReason], [1, 'rejected', '没有凭证'])
})

test('the desk checks in within the hour before the period, once, and can take it back until the session is over', async () => {
  const on = new Date(clock().getTime() + day).toISOString().slice(0, 10)
  const { f, id } = await booked(newId(), { on })
  const arrive = () => send('POST', `/staff/appointments/${id}/arrival`, desk)
  assert.equal(code(await arrive()), 'appointments.too_early_to_check_in')
  clock.forward(day - 4.5 * 3_600_000) // 07:30 of the clinic's day
  assert.equal((await arrive()).body.status, 'arrived')
  assert.equal((await arrive()).status, 200)
  assert.equal((await send('DELETE', `/staff/appointments/${id}/arrival`, desk)).body.status, 'booked')
  assert.equal((await arrive()).body.status, 'arrived')
  clock.forward(4.5 * 3_600_000)
  await closeSessions(ctx)
  assert.equal(code(await send('DELETE', `/staff/appointments/${id}/arrival`, desk)), 'appointments.session_over')
  assert.equal(await statusOf(id), 'arrived')
  const held = await take(f, {})
  assert.equal(held.outcome, 'closed')
})

test('bad input has clear answers: a visit of somebody else, one that was not missed, texts that are too long or cannot be stored', async () => {
  const { id } = await booked(strangersPatient, { on: new Date(clock().getTime() + day).toISOString().slice(0, 10) })
  const appeal = (at: string, reason: unknown) =>
    send('POST', `/appointments/${at}/no-show-appeal`, account, { reason })
  assert.equal(code(await appeal(id, '我')), 'appointments.not_found')
  assert.equal(code(await appeal(newId(), '我')), 'appointments.not_found')
  const mine = await booked(newId(), { on: new Date(clock().getTime() + day).toISOString().slice(0, 10) })
  assert.equal(code(await appeal(mine.id, '我')), 'appointments.not_missed')
  for (const bad of ['', 'x'.repeat(301), 'a\u0000b', 7]) assert.equal((await appeal(mine.id, bad)).status, 400)
  assert.equal(
    code(await send('GET', `/no-shows?patientId=${strangersPatient}&hospitalId=${hospitalId}`, account)),
    'appointments.not_your_patient',
  )
  assert.equal(code(await send('POST', `/staff/appointments/${newId()}/arrival`, desk)), 'appointments.not_found')
})

test('the audit finds a strike without a missed visit and a restriction without strikes', async () => {
  const patientId = newId()
  const { ids } = await missed(patientId, 3)
  await db.rows(
    sql`update appointments.appointment set status = 'arrived' where hospital_id = ${hospitalId} and id = ${ids[0]}`,
  )
  await db.rows(
    sql`update appointments.no_show set restriction_id = null where hospital_id = ${hospitalId} and appointment_id = ${ids[1]}`,
  )
  const found = (await auditNumbers(db)).map((x) => x.invariant)
  assert.ok(found.includes('no-show: only a missed visit counts'))
  assert.ok(found.includes('no-show: a restriction has enough missed visits behind it'))
})
