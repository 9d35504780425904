import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { answerCase, type CaseAnswer, closeSuspended, settleUnanswered } from './answer-case.ts'
import { auditNumbers } from './audit-numbers.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import { expireHolds } from './expire-holds.ts'
import { setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'
import { liftNumbers } from './lift-suspension.ts'
import { openStock } from './open-stock.ts'
import { suspendNumbers } from './suspend-numbers.ts'
import { caseOf } from './suspension-for-patient.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const noon = '2026-11-23T04:00:00Z'
const answerBy = '2026-11-23T10:00:00Z' // 18:00 at the hospital, the clinic is tomorrow at 08:00
const { ctx, clock, schedule, take, hospitalId } = setUp(db)
const confirm = confirmAppointment(ctx)
const suspend = suspendNumbers(ctx)
type Facts = Awaited<ReturnType<typeof schedule>>

const stopping = (f: Facts, over: { substitute?: boolean; move?: boolean } = {}) => ({
  suspensionId: newId() as string,
  hospitalId,
  reason: '医生临时出差',
  offers: [
    ...(over.substitute === false ? [] : (['substitute'] as const)),
    ...(over.move === false ? [] : (['move'] as const)),
    'refund' as const,
  ],
  by: 'staff:boss',
  schedules: [
    {
      scheduleId: f.scheduleId,
      answerBy,
      ...(over.substitute !== false && {
        substitute: { scheduleId: newId() as string, practitionerId: newId() as string, revision: 1 },
      }),
    },
  ],
})
const booked = async (f: Facts, patientId: string = newId(), periodNo = 0) => {
  const { appointmentId, outcome } = await take(f, { patientId, periodNo })
  assert.equal(outcome, 'held')
  await confirm({ appointmentId: appointmentId! })
  return appointmentId!
}
const answer = (appointmentId: string, choice: CaseAnswer['choice'], more: Partial<CaseAnswer> = {}) =>
  answerCase(ctx, {
    hospitalId,
    appointmentId,
    choice,
    who: 'account:x',
    channel: 'online',
    key: newId(),
    hash: 'h',
    ...more,
  })
const now = (id: string) =>
  db.one<{
    status: string
    scheduleId: string
    periodNo: number
    serial: number
    reason: string | null
    late: boolean | null
  }>(sql`
    select status, schedule_id as "scheduleId", period_no as "periodNo", serial, cancel_reason as reason, cancelled_late as late
      from appointments.appointment where hospital_id = ${hospitalId} and id = ${id}`)
const outcomeOf = async (id: string) => (await caseOf(ctx, id))?.outcome ?? null
const code = (c: string) => (e: { code?: string }) => e.code === `appointments.${c}`
const silent = async () => assert.deepEqual(await auditNumbers(db), [])

test('suspending stops the numbers, opens a case for each who has one and gives unpaid holds back; again it changes nothing', async () => {
  const f = await schedule([4])
  const [a, b] = [await booked(f), await booked(f)]
  const held = (await take(f)).appointmentId!
  const s = stopping(f)
  assert.deepEqual(await suspend(s), { cases: 2, held: 1 })
  assert.deepEqual(await suspend(s), { cases: 0, held: 0 })
  assert.equal((await take(f)).outcome, 'stopped')
  assert.equal((await take(f, { channel: 'desk', pool: 'desk' })).outcome, 'stopped')
  assert.deepEqual((await now(held)).reason, 'stopped')
  assert.deepEqual([await outcomeOf(a), await outcomeOf(b), await outcomeOf(held)], [null, null, 'hold_returned'])
  assert.deepEqual(await confirm({ appointmentId: held }), { outcome: 'lost' }, 'money that comes now goes back')
  const told = await db.rows<{ key: string }>(
    sql`select key from platform.outbox where name = 'appointments.suspension_case_opened.v1' and key = any (${[a, b, held]}::text[])`,
  )
  assert.deepEqual(told.map((t) => t.key).sort(), [a, b].sort())
  await silent()
})

test('each affected patient has a place at the same time with the substitute, whom nobody else can book before the answers are due', async () => {
  const f = await schedule([2, 2])
  const mine = await booked(f, newId(), 1)
  const s = stopping(f)
  await suspend(s)
  const substitute = { ...f, scheduleId: s.schedules[0]!.substitute!.scheduleId }
  assert.equal((await take(substitute)).outcome, 'not_released')
  await answer(mine, 'substitute')
  assert.deepEqual(
    [(await now(mine)).status, (await now(mine)).scheduleId, (await now(mine)).periodNo],
    ['booked', substitute.scheduleId, 1],
  )
  assert.equal(await outcomeOf(mine), 'substituted')
  await answer(mine, 'substitute')
  await assert.rejects(answer(mine, 'refund'), code('case_settled'))
  clock.set('2026-11-23T10:00:01Z')
  assert.equal((await take(substitute)).outcome, 'held', 'what nobody wanted flows online')
  clock.set(noon)
  await silent()
})

test('moving takes a free number of the patient’s choice and is refused when it is gone meanwhile; choosing again works', async () => {
  const f = await schedule([2])
  const other = await schedule([1], { departmentId: f.departmentId, on: '2026-11-25' })
  const elsewhere = await schedule([1], { on: '2026-11-26' })
  const dear = await schedule([1], { departmentId: f.departmentId, on: '2026-11-26', feeFen: 9900 })
  const later = await schedule([1], {
    departmentId: f.departmentId,
    on: '2026-11-27',
    releaseAt: '2026-11-24T00:00:00Z',
  })
  const [a, b] = [await booked(f), await booked(f)]
  await suspend(stopping(f))
  const to = (x: Facts) => ({ scheduleId: x.scheduleId, periodNo: 0 })
  await answer(a, 'move', to(other))
  assert.deepEqual([(await now(a)).scheduleId, await outcomeOf(a)], [other.scheduleId, 'moved'])
  await answer(a, 'move', to(other))
  await assert.rejects(answer(b, 'move', to(other)), code('sold_out'))
  await assert.rejects(answer(b, 'move', to(elsewhere)), code('sold_out'), 'another department')
  await assert.rejects(answer(b, 'move', to(dear)), (e: { code?: string }) => Boolean(e.code))
  await assert.rejects(answer(b, 'move', to(later)), code('not_released'))
  await assert.rejects(answer(b, 'move', { scheduleId: newId(), periodNo: 0 }), code('schedule_not_found'))
  await assert.rejects(answer(b, 'move'), code('schedule_not_found'))
  assert.equal(await outcomeOf(b), null)
  await answer(b, 'refund')
  assert.deepEqual([await outcomeOf(b), (await now(b)).reason, (await now(b)).late], ['refunded', 'stopped', false])
  await silent()
})

test('nobody who waits in a line is passed by somebody who moves', async () => {
  const f = await schedule([1])
  const other = await schedule([1], { departmentId: f.departmentId, on: '2026-11-25' })
  const a = await booked(f)
  await suspend(stopping(f))
  await db.rows(sql`update appointments.stock set line = 1 where schedule_id = ${other.scheduleId}`)
  await assert.rejects(answer(a, 'move', { scheduleId: other.scheduleId, periodNo: 0 }), code('sold_out'))
  await db.rows(sql`update appointments.stock set line = 0 where schedule_id = ${other.scheduleId}`)
})

test('without an answer in time the money goes back, by the clock; a timer that is late changes nothing', async () => {
  const f = await schedule([2])
  const [a, b] = [await booked(f), await booked(f)]
  await suspend(stopping(f))
  assert.equal(await settleUnanswered(ctx), 0)
  clock.set(answerBy)
  await assert.rejects(answer(a, 'substitute'), code('answer_too_late'))
  assert.ok((await settleUnanswered(ctx)) >= 2)
  assert.equal(await settleUnanswered(ctx), 0)
  for (const id of [a, b])
    assert.deepEqual(
      [await outcomeOf(id), (await now(id)).status, (await now(id)).late],
      ['unanswered', 'cancelled', false],
    )
  const money = await db.rows<{ data: { wasBooked: boolean; reason: string } }>(
    sql`select data from platform.outbox where name = 'appointments.appointment_cancelled.v1' and key = ${a}`,
  )
  assert.deepEqual(
    money.map((m) => [m.data.wasBooked, m.data.reason]),
    [[true, 'stopped']],
  )
  clock.set(noon)
  await silent()
})

test('whoever had checked in already is asked like everyone, and the money goes back in full', async () => {
  const f = await schedule([1])
  const a = await booked(f)
  await db.rows(sql`update appointments.appointment set status = 'arrived' where id = ${a}`)
  await suspend(stopping(f))
  await answer(a, 'refund')
  const [event] = await db.rows<{ data: { wasBooked: boolean } }>(
    sql`select data from platform.outbox where name = 'appointments.appointment_cancelled.v1' and key = ${a}`,
  )
  assert.equal(event!.data.wasBooked, true)
  await silent()
})

test('a substitute that is not there, and a choice that was not offered, are refused', async () => {
  const f = await schedule([1])
  const a = await booked(f)
  await suspend(stopping(f, { substitute: false, move: false }))
  await assert.rejects(answer(a, 'substitute'), code('choice_not_offered'))
  await assert.rejects(answer(a, 'move', { scheduleId: f.scheduleId, periodNo: 0 }), code('choice_not_offered'))
  await assert.rejects(answer(newId(), 'refund'), code('case_not_found'))
})

test('lifting makes everything as before while nobody has answered, and is refused afterwards', async () => {
  const f = await schedule([3])
  const a = await booked(f)
  const s = stopping(f)
  const lift = () => liftNumbers(ctx)({ hospitalId, suspensionId: s.suspensionId, by: 'staff:boss' })
  await suspend(s)
  await lift()
  await lift()
  assert.deepEqual([await outcomeOf(a), (await now(a)).status], ['lifted', 'booked'])
  assert.equal((await take(f)).outcome, 'held')
  assert.equal((await take({ ...f, scheduleId: s.schedules[0]!.substitute!.scheduleId })).outcome, 'closed')
  const again = stopping(f)
  await suspend(again)
  await answer(a, 'refund')
  await assert.rejects(
    liftNumbers(ctx)({ hospitalId, suspensionId: again.suspensionId, by: 'x' }),
    code('suspension_answered'),
  )
  await silent()
})

test('numbers that are issued after the suspension are stopped from the first moment', async () => {
  const f = await schedule([1])
  const late = { ...f, scheduleId: newId() as string }
  await suspend(stopping(late, { substitute: false }))
  await openStock(ctx)(late)
  assert.equal((await take(late)).outcome, 'stopped')
  await silent()
})

test('bookings in the same instant are refused or have a case: none is lost', async () => {
  for (let i = 0; i < 3; i++) {
    const f = await schedule([20])
    const s = stopping(f)
    const takers = Array.from({ length: 10 }, async () => {
      const { outcome, appointmentId } = await take(f)
      if (outcome !== 'held') return { outcome, appointmentId, paid: undefined }
      return { outcome, appointmentId, paid: (await confirm({ appointmentId: appointmentId! })).outcome }
    })
    const [results] = await Promise.all([Promise.all(takers), suspend(s)])
    for (const r of results) {
      if (r.outcome === 'stopped') continue
      const it = await now(r.appointmentId!)
      if (r.paid === 'booked') assert.deepEqual([it.status, await outcomeOf(r.appointmentId!)], ['booked', null])
      else
        assert.deepEqual([r.paid, it.status, await outcomeOf(r.appointmentId!)], ['lost', 'cancelled', 'hold_returned'])
    }
    await silent()
  }
})

test('an answer and the deadline at the same moment: one of them wins, and the number says which', async () => {
  for (let i = 0; i < 8; i++) {
    clock.set(noon)
    const f = await schedule([2])
    const a = await booked(f)
    const s = stopping(f)
    await suspend(s)
    clock.set('2026-11-23T09:59:59Z')
    const choosing = answer(a, 'substitute').then(
      () => 'moved',
      (e: { code: string }) => e.code,
    )
    clock.set(answerBy)
    const [chosen] = await Promise.all([choosing, settleUnanswered(ctx)])
    await settleUnanswered(ctx)
    const it = await now(a)
    if (chosen === 'moved') assert.deepEqual([it.status, await outcomeOf(a)], ['booked', 'substituted'])
    else assert.deepEqual([it.status, await outcomeOf(a)], ['cancelled', 'unanswered'])
    await silent()
  }
  clock.set(noon)
})

test('two desks, the phone and a cancellation at once: one outcome, one number', async () => {
  for (let i = 0; i < 6; i++) {
    const f = await schedule([1])
    const other = await schedule([1], { departmentId: f.departmentId, on: '2026-11-25' })
    const a = await booked(f)
    await suspend(stopping(f))
    const results = await Promise.allSettled([
      answer(a, 'substitute', { who: 'staff:1', channel: 'desk' }),
      answer(a, 'move', { who: 'staff:2', channel: 'desk', scheduleId: other.scheduleId, periodNo: 0 }),
      answer(a, 'refund'),
      giveBack(db, clock, {
        hospitalId,
        ids: [a],
        from: 'booked',
        reason: 'stopped',
        late: false,
        who: 'x',
        channel: 'online',
      }),
    ])
    assert.ok(results.some((r) => r.status === 'fulfilled'))
    const outcome = await outcomeOf(a)
    const it = await now(a)
    if (outcome === 'refunded' || it.status === 'cancelled') assert.equal(it.status, 'cancelled')
    else assert.equal(it.scheduleId === other.scheduleId, outcome === 'moved')
    await silent()
  }
})

test('holds that expire while the clinic is suspended go back once', async () => {
  const f = await schedule([3])
  await take(f)
  await take(f)
  clock.forward(20 * 60_000)
  await Promise.all([suspend(stopping(f)), expireHolds(ctx)])
  clock.set(noon)
  await silent()
})

test('a patient who cancels in the moment of the suspension is not late for a stopped clinic', async () => {
  const f = await schedule([1])
  const a = await booked(f)
  await suspend(stopping(f))
  await giveBack(db, clock, {
    hospitalId,
    ids: [a],
    from: 'booked',
    reason: 'by_patient',
    late: true,
    who: 'x',
    channel: 'online',
  })
  assert.deepEqual([(await now(a)).late, await outcomeOf(a)], [false, 'refunded'])
  await silent()
})

test('when everybody is settled and the time is over, nothing of the stopped schedule is left, and it cannot be lifted', async () => {
  const f = await schedule([3, 2])
  const a = await booked(f)
  await booked(f)
  const s = stopping(f)
  await suspend(s)
  await answer(a, 'substitute')
  await closeSuspended(ctx)
  const left = () =>
    db.one<{ capacity: number[]; returned: number[]; void: number[] }>(
      sql`select capacity, returned, void_unopened as void from appointments.stock where schedule_id = ${f.scheduleId}`,
    )
  assert.deepEqual((await left()).capacity, [3, 2], 'not before the time is over')
  clock.set(answerBy)
  await closeSuspended(ctx)
  assert.deepEqual((await left()).capacity, [3, 2], 'not while somebody is unsettled')
  await settleUnanswered(ctx)
  await Promise.all([closeSuspended(ctx), closeSuspended(ctx), closeSuspended(ctx)])
  assert.deepEqual(await left(), { capacity: [2, 0], returned: [0, 0], void: [1, 2] })
  await assert.rejects(
    liftNumbers(ctx)({ hospitalId, suspensionId: s.suspensionId, by: 'x' }),
    code('suspension_answered'),
  )
  clock.set(noon)
  await silent()
})

test('the audit finds a planted fault of each kind', async () => {
  const f = await schedule([3])
  const [a, b] = [await booked(f), await booked(f)]
  await suspend(stopping(f))
  await answer(b, 'refund')
  const planted = [
    sql`update appointments.stock set state = 'open' where schedule_id = ${f.scheduleId}`,
    sql`update appointments.suspension_case set settled_at = now(), outcome = 'refunded' where appointment_id = ${a}`,
    sql`delete from appointments.suspension_case where appointment_id = ${a}`,
    sql`update appointments.suspension_case set outcome = 'seen' where appointment_id = ${b}`,
    sql`update appointments.appointment set cancelled_late = true where id = ${b}`,
  ]
  for (const [i, statement] of planted.entries()) {
    await db
      .tx(async (tx) => {
        await tx.rows(statement)
        assert.ok(
          (await auditNumbers(tx)).some((x) => x.invariant.startsWith('8')),
          `planted fault ${i}`,
        )
        throw new Error('undo')
      })
      .catch((e: Error) => assert.equal(e.message, 'undo'))
  }
  await silent()
})
