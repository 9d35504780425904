import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, newId } from '@jiuyi/kernel'
import { openDb, sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { cancelRoutes } from './cancel-appointment.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import type { StockFacts } from './contract.ts'
import { endCooling } from './expire-holds.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'
import { myAppointmentsRoutes } from './my-appointments.ts'
import { type Move, moveAppointment, rescheduleRoutes } from './reschedule-appointment.ts'
import { takeNumbers } from './take-number.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, take, request, hospitalId, tomorrow } = setUp(db)
const noon = clock()
const confirm = confirmAppointment(ctx)
const move = (appointmentId: string, f: StockFacts, change: Partial<Move> = {}) =>
  moveAppointment(ctx, {
    hospitalId,
    appointmentId,
    scheduleId: f.scheduleId,
    periodNo: 0,
    pools: ['online'],
    asPatient: true,
    who: 'account:test',
    channel: 'online',
    key: newId(),
    ...change,
  })
const booked = async (f: StockFacts, patientId = newId()) => {
  const { appointmentId } = await take(f, { patientId })
  await confirm({ appointmentId: appointmentId! })
  return { id: appointmentId!, patientId }
}
const events = (scheduleId: string) =>
  db.rows<{ from: string; to: string; why: string }>(sql`
    select from_state as "from", to_state as "to", why from appointments.number_event
     where hospital_id = ${hospitalId} and schedule_id = ${scheduleId} and from_state is not null order by seq`)

test('a booked appointment moves: it keeps its id, the old number cools, both ledgers say so, and it is announced once', async () => {
  const [a, b] = [await schedule([1]), await schedule([3], { on: addDays(tomorrow, 1) })]
  const { id } = await booked(a)
  const { outcome, row } = await move(id, b)
  assert.equal(outcome, 'moved')
  assert.deepEqual([row!.id, row!.scheduleId, row!.status, row!.serial, row!.on], [id, b.scheduleId, 'booked', 1, b.on])
  assert.deepEqual((await events(a.scheduleId)).at(-1), { from: 'booked', to: 'cooling', why: 'rescheduled' })
  assert.deepEqual(await events(b.scheduleId), [{ from: 'released', to: 'booked', why: 'rescheduled' }])
  assert.notEqual((await take(a)).outcome, 'held', 'the old number cools first')
  clock.forward(121 * 60_000)
  await endCooling(ctx)
  assert.equal((await take(a)).outcome, 'held')
  clock.set(noon.toISOString())
  const told = await db.one<{ n: number }>(
    sql`select count(*) as n from platform.outbox where key = ${id} and name = 'appointments.appointment_rescheduled.v1'`,
  )
  assert.equal(told.n, 1)
})

test('a held appointment moves with its countdown, and the old number is free at once', async () => {
  const [a, b] = [await schedule([1]), await schedule([1])]
  const { appointmentId } = await take(a)
  const { row } = await move(appointmentId!, b)
  assert.equal(row!.status, 'pending')
  assert.ok(row!.holdUntil)
  assert.equal((await take(a)).outcome, 'held')
  assert.deepEqual(await confirm({ appointmentId: appointmentId! }), { outcome: 'booked' })
})

test('within one schedule another period is taken; the same period is no move', async () => {
  const f = await schedule([1, 1])
  const { id } = await booked(f)
  assert.equal((await move(id, f)).outcome, 'same_period')
  assert.equal((await move(id, f, { periodNo: 1 })).row!.from, '08:30')
  assert.equal((await move(id, f, { periodNo: 7 })).outcome, 'schedule_not_found')
})

test('the same key gives the same answer; with another destination it is refused', async () => {
  const [a, b, c] = [await schedule([1]), await schedule([2]), await schedule([2])]
  const { id } = await booked(a)
  const key = newId()
  const answers = await Promise.all([1, 2, 3].map(() => move(id, b, { key })))
  assert.deepEqual(answers.map((x) => x.outcome).sort(), ['moved', 'replayed', 'replayed'])
  assert.equal((await move(id, c, { key })).outcome, 'idempotency_key_reused')
  const stock = await db.one<{ opened: number[] }>(
    sql`select opened from appointments.stock where schedule_id = ${b.scheduleId}`,
  )
  assert.deepEqual(stock.opened, [1])
})

test('each obstacle has its own refusal, and nothing has moved', async () => {
  const a = await schedule([1])
  const { id, patientId } = await booked(a)
  const full = await schedule([1])
  await take(full)
  const refusals: [string, StockFacts, Partial<Move>?][] = [
    ['sold_out', full],
    ['not_released', await schedule([1], { releaseAt: '2026-11-24T23:00:00Z' })],
    ['fee_differs', await schedule([1], { feeFen: 9900 })],
    ['schedule_not_found', { ...a, scheduleId: newId() }],
    ['closed', await schedule([1], { on: '2026-11-20' })],
  ]
  const halfFull = await schedule([1, 1])
  await take(halfFull)
  refusals.push(['period_full', halfFull])
  const set = async (f: StockFacts, change: ReturnType<typeof sql>) => {
    await db.rows(sql`update appointments.stock set ${change} where schedule_id = ${f.scheduleId}`)
    return f
  }
  refusals.push(['others_wait', await set(await schedule([1]), sql`line = 1`)])
  refusals.push(['by_draw', await set(await schedule([1]), sql`allotment = 'draw'`)])
  refusals.push(['stopped', await set(await schedule([1]), sql`state = 'stopped'`)])
  for (const [outcome, f, change] of refusals) assert.equal((await move(id, f, change)).outcome, outcome, outcome)
  await db.rows(
    sql`update appointments.stock set line = 0, allotment = 'first_come', state = 'open' where hospital_id = ${hospitalId}`,
  )
  const where = await db.one<{ scheduleId: string }>(
    sql`select schedule_id as "scheduleId" from appointments.appointment where id = ${id}`,
  )
  assert.equal(where.scheduleId, a.scheduleId)
  assert.equal((await move(newId(), a)).outcome, 'not_found')
  await db.rows(sql`
    insert into appointments.restriction (hospital_id, id, patient_id, fee_levels, from_at, until_at, why)
    values (${hospitalId}, ${newId()}, ${patientId}, '{chief}', ${clock()}, ${addDays(tomorrow, 30)}, 'by hand')`)
  const open = await schedule([1], { pools: { online: 0, referral: 0, desk: 1, revisit: 0 } })
  assert.equal((await move(id, await schedule([1]))).outcome, 'restricted')
  assert.equal(
    (await move(id, open, { pools: ['desk', 'online'], asPatient: false })).outcome,
    'moved',
    'the desk stays open',
  )
  // It was only planted for this test: no missed visits stand behind it.
  await db.rows(sql`delete from appointments.restriction where patient_id = ${patientId}`)
})

test('limits are judged as if the old appointment were gone', async () => {
  const patientId = newId()
  const a = await schedule([2])
  const { id } = await booked(a, patientId)
  const sameDepartment = await schedule([2], { departmentId: a.departmentId, half: 'pm' })
  assert.equal((await move(id, sameDepartment)).outcome, 'moved', 'its own number is not in the way')
  const other = await schedule([2], { on: addDays(tomorrow, 2) })
  await booked(other, patientId)
  assert.equal((await move(id, await schedule([2], { on: other.on }))).outcome, 'overlapping')
  assert.equal(
    (await move(id, await schedule([1], { on: other.on, departmentId: other.departmentId }))).outcome,
    'limit_department_day',
  )
  const later = { ...other, periods: [{ from: '10:00', to: '10:30', capacity: 1 }] }
  await booked(await schedule([1], { on: other.on, periods: later.periods }), patientId)
  const third = await schedule([1], { on: other.on, periods: [{ from: '11:00', to: '11:30', capacity: 1 }] })
  assert.equal((await move(id, third)).outcome, 'limit_day')
  assert.equal((await move(id, third, { granted: 'suspension', asPatient: false })).outcome, 'moved')
})

test('patients may move twice, the desk always; after the free hour it counts late, in the last half hour only the desk', async () => {
  const [a, b] = [await schedule([9]), await schedule([9])]
  const { id } = await booked(a)
  assert.equal((await move(id, b)).outcome, 'moved')
  assert.equal((await move(id, a)).row!.reschedulesLeft, 0)
  const third = await move(id, b)
  assert.deepEqual([third.outcome, third.detail], ['rescheduled_enough', { most: 2 }])
  assert.equal((await move(id, b, { asPatient: false })).outcome, 'moved')

  const late = await booked(a)
  clock.set('2026-11-23T10:00:00Z') // six in the evening of the day before
  assert.equal((await move(late.id, b)).outcome, 'moved')
  const record = await db.one<{ late: boolean }>(
    sql`select late from appointments.reschedule where appointment_id = ${late.id}`,
  )
  assert.equal(record.late, true)
  clock.set('2026-11-23T23:45:00Z')
  const nextDay = await schedule([9], { on: addDays(tomorrow, 1) })
  assert.equal((await move(late.id, nextDay)).outcome, 'too_late_to_reschedule')
  assert.equal((await move(late.id, nextDay, { asPatient: false })).outcome, 'moved')
  clock.set(noon.toISOString())
})

test('away from a stopped clinic a patient moves at any time, freely, and the number does not cool', async () => {
  const [a, b] = [await schedule([1]), await schedule([1])]
  const { id } = await booked(a)
  await db.rows(sql`update appointments.stock set state = 'stopped' where schedule_id = ${a.scheduleId}`)
  clock.set('2026-11-23T23:45:00Z')
  const c = await schedule([1], { on: addDays(tomorrow, 1) })
  assert.equal((await move(id, c)).outcome, 'moved')
  assert.equal((await events(a.scheduleId)).at(-1)!.to, 'released')
  const record = await db.one<{ late: boolean }>(
    sql`select late from appointments.reschedule where appointment_id = ${id}`,
  )
  assert.equal(record.late, false)
  clock.set(noon.toISOString())
  assert.ok(b)
})

test('a hundred patients swap between two nearly full schedules on many connections, killed in between: nobody is lost or doubled', async () => {
  const [a, b] = [await schedule([55]), await schedule([55])]
  const people = await Promise.all([
    ...Array.from({ length: 50 }, () => booked(a)),
    ...Array.from({ length: 50 }, () => booked(b)),
  ])
  const other = openDb({ url: db.url, role: 'jiuyi_module_appointments', max: 10, name: 'second process' })
  const admin = openDb({ url: db.url, max: 2 })
  const killer = setInterval(() => {
    // Connections die in the middle of their statements, as those of a killed process do.
    void admin
      .rows(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'second process' and state = 'active' limit 2`)
      .catch(() => {})
  }, 10).unref()
  const second = { ...ctx, db: other }
  let moved = 0
  let lost = 0
  for (let round = 0; round < 3; round++)
    await Promise.all(
      people.map(async ({ id }, i) => {
        const to = i < 50 === (round % 2 === 0) ? b : a
        const want: Move = {
          hospitalId,
          appointmentId: id,
          scheduleId: to.scheduleId,
          periodNo: 0,
          pools: ['online'],
          asPatient: false,
          who: 'account:race',
          channel: 'online',
          key: newId(),
        }
        try {
          const first = await moveAppointment(i % 2 ? second : ctx, want)
          if (first.outcome === 'moved') moved++
        } catch {
          lost++
          // The answer was lost: asking again with the same key on the other node tells what became of it.
          const again = await moveAppointment(ctx, want)
          if (again.row) moved++
        }
      }),
    )
  clearInterval(killer)
  await other.close()
  await admin.close()
  const rows = await db.rows<{ scheduleId: string; n: number }>(sql`
    select schedule_id as "scheduleId", count(*) as n from appointments.appointment
     where hospital_id = ${hospitalId} and schedule_id in (${a.scheduleId}, ${b.scheduleId}) and status = 'booked' group by 1`)
  assert.equal(
    rows.reduce((n, r) => n + r.n, 0),
    100,
  )
  assert.ok(rows.every((r) => r.n <= 55))
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from appointments.reschedule where hospital_id = ${hospitalId} and who = 'account:race'`,
  )
  assert.equal(n, moved, `${lost} answers were lost, none of the moves`)
  assert.ok(moved >= 5 && lost >= 1, `${moved} moved, ${lost} answers lost`)
  assert.deepEqual(await auditNumbers(db), [])
})

test('moving, cancelling, paying and taking at once leave every number with one owner', async () => {
  const schedules = await Promise.all([schedule([6]), schedule([6]), schedule([6])])
  const held = await Promise.all(schedules.flatMap((f) => Array.from({ length: 4 }, () => take(f))))
  await Promise.all(
    held.flatMap(({ appointmentId }, i) => [
      move(appointmentId!, schedules[(i + 1) % 3]!, { asPatient: false }),
      i % 2 ? confirm({ appointmentId: appointmentId! }) : takeNumbers(db, clock, [request(schedules[i % 3]!)]),
      move(appointmentId!, schedules[(i + 2) % 3]!, { asPatient: false }),
      giveBack(db, clock, {
        hospitalId,
        ids: [appointmentId!],
        from: i % 2 ? 'booked' : 'pending',
        reason: 'by_patient',
        late: false,
        who: 'account:test',
        channel: 'online',
      }),
    ]),
  )
  assert.deepEqual(await auditNumbers(db), [])
})

test('the audit finds a move that leads nowhere and one that is not in the ledger', async () => {
  const [a, b] = [await schedule([1]), await schedule([1])]
  const { id } = await booked(a)
  await move(id, b)
  const planted = [
    sql`insert into appointments.reschedule select hospital_id, appointment_id, 2, at, patient_id, to_schedule, to_period, to_seat, to_serial, to_starts_at, from_schedule, from_period, from_seat,
               from_serial, from_starts_at, late, by_patient, who, channel, 'planted', body_hash from appointments.reschedule where appointment_id = ${id}`,
    sql`update appointments.appointment set schedule_id = ${a.scheduleId} where id = ${id}`,
  ]
  for (const statement of planted)
    await db
      .tx(async (tx) => {
        await tx.rows(statement)
        assert.ok((await auditNumbers(tx)).some((x) => x.invariant.startsWith('7')))
        throw new Error('undo')
      })
      .catch((e: Error) => assert.equal(e.message, 'undo'))
  await assert.rejects(db.rows(sql`delete from appointments.reschedule`), { code: '23001' })
  assert.deepEqual(await auditNumbers(db), [])
})

const strangersPatient = newId()
const identity = fakeIdentity([strangersPatient])
const staff = {
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  hospitalId,
  sessionId: newId(),
  departmentIds: [],
}
const app = await testApp(
  db,
  [rescheduleRoutes(ctx, identity), myAppointmentsRoutes(ctx, identity), cancelRoutes(ctx, identity)],
  {
    'patient-token-0000000001': { kind: 'account', accountId: newId(), groupId: newId(), sessionId: newId() },
    'desk-token-000000000001': { ...staff, roles: ['desk'], permissions: ['appointment.book'] },
    'other-token-00000000001': { ...staff, hospitalId: newId(), roles: ['desk'], permissions: ['appointment.book'] },
  },
)
const send = (url: string, body: unknown, bearer = 'patient-token-0000000001') =>
  app.inject({
    method: 'POST',
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': newId() },
    payload: body as object,
  })

test('through the door: the ticket says what is allowed, the move answers with the new ticket, strangers find nothing', async () => {
  const [a, b] = [await schedule([1]), await schedule([1])]
  const { id } = await booked(a)
  const to = { scheduleId: b.scheduleId, periodNo: 0 }
  const before = await app.inject({
    method: 'GET',
    url: `/api/appointments/${id}`,
    headers: { authorization: 'Bearer patient-token-0000000001' },
  })
  assert.deepEqual(before.json().rescheduleRule, { allowed: true, late: false, left: 2 })
  assert.equal((await send(`/staff/appointments/${id}/reschedule`, to, 'other-token-00000000001')).statusCode, 404)
  const after = await send(`/appointments/${id}/reschedule`, to)
  assert.equal(after.statusCode, 200)
  assert.deepEqual([after.json().scheduleId, after.json().rescheduleRule.left], [b.scheduleId, 1])
  assert.equal((await send(`/appointments/${id}/reschedule`, to)).json().code, 'appointments.same_period')
  const dear = await schedule([1], { feeFen: 9900 })
  const refused = (await send(`/appointments/${id}/reschedule`, { ...to, scheduleId: dear.scheduleId })).json()
  assert.deepEqual([refused.code, refused.feeFen, refused.newFeeFen], ['appointments.fee_differs', 2500, 9900])
  const { appointmentId } = await take(await schedule([1]), { patientId: strangersPatient })
  assert.equal((await send(`/appointments/${appointmentId}/reschedule`, to)).statusCode, 404)
  const back = await send(
    `/staff/appointments/${id}/reschedule`,
    { scheduleId: (await schedule([1])).scheduleId, periodNo: 0 },
    'desk-token-000000000001',
  )
  assert.equal(back.statusCode, 200)
})

test('malformed wishes are refused before they reach the database', async () => {
  const f = await schedule([1])
  const { id } = await booked(f)
  for (const bad of [
    {},
    { scheduleId: f.scheduleId },
    { scheduleId: "x'; drop table appointments.stock", periodNo: 0 },
    { scheduleId: f.scheduleId, periodNo: -1 },
    { scheduleId: f.scheduleId, periodNo: '😀' },
    { scheduleId: f.scheduleId, periodNo: 0, feeFen: 0 },
    { scheduleId: 'a\u0000b', periodNo: 0 },
    { scheduleId: '王'.repeat(200), periodNo: 0 },
  ])
    assert.equal((await send(`/appointments/${id}/reschedule`, bad)).statusCode, 400)
  assert.equal(
    (await send('/appointments/nobody/reschedule', { scheduleId: f.scheduleId, periodNo: 0 })).statusCode,
    400,
  )
})
