import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import type { StockFacts } from './contract.ts'
import { endCooling, expireHolds } from './expire-holds.ts'
import { extraNumberRoutes, withdrawUnusedExtras } from './extra-number.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, take, hospitalId } = setUp(db)
const noon = clock()
const practitionerId = newId()
const headOf = newId()
const staff = {
  kind: 'staff' as const,
  groupId: newId(),
  hospitalId,
  sessionId: newId(),
  departmentIds: [] as string[],
}
const may = ['timetable.read', 'number.extra']
const app = await testApp(db, [extraNumberRoutes(ctx, fakeIdentity())], {
  'doctor-token-0000000001': { ...staff, staffId: newId(), practitionerId, roles: ['doctor'], permissions: may },
  'other-doctor-00000000001': {
    ...staff,
    staffId: newId(),
    practitionerId: newId(),
    roles: ['doctor'],
    permissions: may,
  },
  'head-token-000000000001': {
    ...staff,
    staffId: newId(),
    roles: ['department_head'],
    permissions: may,
    departmentIds: [headOf],
  },
  'manager-token-00000000001': { ...staff, staffId: newId(), roles: ['manager'], permissions: may },
  'foreign-token-00000000001': {
    ...staff,
    hospitalId: newId(),
    staffId: newId(),
    roles: ['manager'],
    permissions: may,
  },
  'desk-token-0000000000001': {
    ...staff,
    staffId: newId(),
    roles: ['desk'],
    permissions: ['timetable.read', 'appointment.book'],
  },
})
const send = async (
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  body?: unknown,
  as = 'doctor-token-0000000001',
  key: string = newId(),
) => {
  const res = await app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${as}`, 'idempotency-key': key },
    ...(body !== undefined && { payload: body as object }),
  })
  return { status: res.statusCode, body: res.json() }
}
const mine = (n: number, change: Partial<StockFacts> = {}) => schedule([n], { practitionerId, ...change })
const extra = (f: StockFacts, change: object = {}, as?: string, key?: string) =>
  send(
    'POST',
    `/staff/schedules/${f.scheduleId}/extra-numbers`,
    { periodNo: 0, patientId: newId(), reason: '术后复查', take: true, ...change },
    as,
    key,
  )
const appointmentOf = (id: string) =>
  db.one<{ status: string; serial: number; seat: number; channel: string; minutes: number }>(sql`
    select status, serial, seat, channel, extract(epoch from hold_until - created_at)::int / 60 as minutes from appointments.appointment where id = ${id}`)

test('the doctor adds a number to a full schedule: behind all others, held two hours, for this patient', async () => {
  const f = await mine(2)
  await take(f)
  await take(f)
  assert.equal((await take(f)).outcome, 'sold_out')
  const { status, body } = await extra(f)
  assert.equal(status, 201)
  assert.deepEqual([body.state, body.patient.nameMasked], ['taken', '王*'])
  assert.deepEqual(await appointmentOf(body.appointmentId), {
    status: 'pending',
    serial: 3,
    seat: 3,
    channel: 'extra',
    minutes: 120,
  })
  assert.equal((await take(f)).outcome, 'sold_out', 'nobody else gains by it')
  assert.deepEqual(await auditNumbers(db), [])
})

test('only the doctor of the schedule, the head of its department or the manager may', async () => {
  const f = await mine(1, { departmentId: headOf })
  assert.equal((await extra(f, {}, 'other-doctor-00000000001')).status, 404)
  assert.equal((await extra(f, {}, 'foreign-token-00000000001')).status, 404)
  assert.equal((await extra(await mine(1), {}, 'head-token-000000000001')).status, 404)
  assert.equal((await extra(f, {}, 'desk-token-0000000000001')).status, 403)
  assert.equal((await extra(f, {}, 'head-token-000000000001')).status, 201)
  assert.equal((await extra(f, {}, 'manager-token-00000000001')).status, 201)
  const own = await send('GET', '/staff/own-schedules')
  const there = own.body.items.find((s: { scheduleId: string }) => s.scheduleId === f.scheduleId)
  assert.deepEqual([there.extraUsed, there.extraMost], [2, 5])
  const others = (await send('GET', '/staff/own-schedules', undefined, 'other-doctor-00000000001')).body.items
  assert.equal(others.length, 0)
})

test('twenty at once stay within the cap of five, and the same key adds one', async () => {
  const f = await mine(1)
  const all = await Promise.all(Array.from({ length: 20 }, () => extra(f)))
  assert.equal(all.filter((a) => a.status === 201).length, 5)
  assert.ok(all.filter((a) => a.status !== 201).every((a) => a.body.code === 'appointments.extra_cap'))
  const g = await mine(1)
  const [key, patientId] = [newId(), newId()]
  const same = await Promise.all([1, 2, 3].map(() => extra(g, { patientId }, undefined, key)))
  assert.equal(new Set(same.map((a) => a.body.id)).size, 1)
  assert.equal((await extra(g, { patientId, reason: '别的' }, undefined, key)).status, 422)
  assert.deepEqual(await auditNumbers(db), [])
})

test('left to the desk it is filled once, or withdrawn, or ends by itself', async () => {
  const f = await mine(1)
  const open = (await extra(f, { take: false })).body
  assert.deepEqual([open.state, open.appointmentId], ['open', undefined])
  const list = await send('GET', `/staff/extra-numbers?on=${f.on}`, undefined, 'desk-token-0000000000001')
  assert.ok(list.body.items.some((e: { id: string }) => e.id === open.id))
  const filled = await Promise.all(
    [1, 2].map(() =>
      send('POST', `/staff/extra-numbers/${open.id}/appointment`, undefined, 'desk-token-0000000000001'),
    ),
  )
  assert.deepEqual(
    filled.map((a) => a.status),
    [201, 201],
  )
  assert.equal(filled[0]!.body.appointmentId, filled[1]!.body.appointmentId)
  assert.equal((await send('DELETE', `/staff/extra-numbers/${open.id}`)).body.code, 'appointments.extra_over')

  const back = (await extra(f, { take: false })).body
  assert.equal(
    (await send('DELETE', `/staff/extra-numbers/${back.id}`, undefined, 'other-doctor-00000000001')).status,
    404,
  )
  assert.equal((await send('DELETE', `/staff/extra-numbers/${back.id}`)).body.state, 'withdrawn')
  assert.equal(
    (await send('POST', `/staff/extra-numbers/${back.id}/appointment`, undefined, 'desk-token-0000000000001')).body
      .code,
    'appointments.extra_over',
  )

  const late = (await extra(f, { take: false })).body
  clock.forward(25 * 3_600_000)
  assert.ok((await withdrawUnusedExtras(ctx)) >= 1)
  assert.equal(
    (await send('POST', `/staff/extra-numbers/${late.id}/appointment`, undefined, 'desk-token-0000000000001')).status,
    409,
  )
  clock.set(noon.toISOString())
  assert.deepEqual(await auditNumbers(db), [])
})

test('given back, an extra number is void: nobody else gets it', async () => {
  const f = await mine(1)
  await take(f)
  const unpaid = (await extra(f)).body
  clock.forward(121 * 60_000)
  await expireHolds(ctx)
  await withdrawUnusedExtras(ctx)
  clock.set(noon.toISOString())
  const paid = (await extra(f)).body
  await confirmAppointment(ctx)({ appointmentId: paid.appointmentId })
  await giveBack(db, clock, {
    hospitalId,
    ids: [paid.appointmentId],
    from: 'booked',
    reason: 'by_patient',
    late: false,
    who: 'x',
    channel: 'online',
  })
  await withdrawUnusedExtras(ctx)
  clock.forward(121 * 60_000)
  await endCooling(ctx)
  const rows = await db.rows<{ state: string }>(
    sql`select state from appointments.extra_number where id in (${unpaid.id}, ${paid.id})`,
  )
  assert.deepEqual(
    rows.map((r) => r.state),
    ['returned', 'returned'],
  )
  const stock = await db.one<{ free: number; quota: number[] }>(
    sql`select capacity[1] - opened[1] + returned[1] as free, pool_quota as quota from appointments.stock where schedule_id = ${f.scheduleId}`,
  )
  assert.equal(stock.free, 1, 'the first patient’s own hold ran out too: that one is free')
  assert.equal(stock.quota[0], 1)
  clock.set(noon.toISOString())
  assert.deepEqual(await auditNumbers(db), [])
})

test('the patient’s limits hold, and a refused extra number leaves nothing behind', async () => {
  const f = await mine(1)
  const patientId = newId()
  await take(f, { patientId })
  const again = await extra(f, { patientId })
  assert.equal(again.body.code, 'appointments.already_booked')
  const stock = await db.one<{ capacity: number[] }>(
    sql`select capacity from appointments.stock where schedule_id = ${f.scheduleId}`,
  )
  assert.deepEqual(stock.capacity, [1])
  assert.equal(
    (await extra(await mine(1, { releaseAt: '2026-11-24T23:00:00Z' }))).body.code,
    'appointments.not_released',
  )
  assert.equal((await extra({ ...f, scheduleId: newId() })).status, 404)
  for (const bad of [
    { reason: '' },
    { reason: 'a\u0000b' },
    { reason: '王'.repeat(201) },
    { periodNo: -1 },
    { patientId: "x'--" },
  ])
    assert.equal((await extra(f, bad)).status, 400)
  assert.equal((await extra(f, { periodNo: 9 })).body.code, 'appointments.schedule_not_found')
  assert.equal((await extra(await mine(1), { reason: "😀'); drop table x;--" })).body.reason, "😀'); drop table x;--")
  assert.deepEqual(await auditNumbers(db), [])
})

test('the audit finds an extra number that was never issued and one that belongs to somebody else', async () => {
  const f = await mine(1)
  const e = (await extra(f)).body
  for (const statement of [
    sql`update appointments.extra_number set patient_id = ${newId()} where id = ${e.id}`,
    sql`insert into appointments.extra_number select hospital_id, ${newId()}, schedule_id, period_no, patient_id, reason, state, seat, appointment_id, authorised_by, authorised_at, valid_until,
               closed_at, closed_by, 'planted', body_hash from appointments.extra_number where id = ${e.id}`,
  ])
    await db
      .tx(async (tx) => {
        await tx.rows(statement)
        assert.ok((await auditNumbers(tx)).some((a) => a.invariant.startsWith('9')))
        throw new Error('undo')
      })
      .catch((x: Error) => assert.equal(x.message, 'undo'))
})
