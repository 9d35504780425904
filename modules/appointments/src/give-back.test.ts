import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import { endCooling, expireHolds } from './expire-holds.ts'
import { setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'
import { openStock, withdrawStock } from './open-stock.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, take, serialOf, hospitalId } = setUp(db)
const confirm = confirmAppointment(ctx)
const cancel = (id: string, from: 'pending' | 'booked' = 'booked') =>
  giveBack(db, clock, {
    hospitalId,
    ids: [id],
    from,
    reason: 'by_patient',
    late: false,
    who: 'account:test',
    channel: 'online',
  })
const statesOf = async (scheduleId: string) =>
  (
    await db.rows<{ to: string }>(
      sql`select to_state as "to" from appointments.number_event where hospital_id = ${hospitalId} and schedule_id = ${scheduleId} and from_state is not null order by seq`,
    )
  ).map((r) => r.to)

test('an unpaid hold goes back when its time and the grace are over, and the next patient gets the same serial', async () => {
  const f = await schedule([1])
  const first = await take(f)
  clock.forward(15 * 60_000)
  assert.equal(await expireHolds(ctx), 0, 'a payment of the last second may still be on its way')
  clock.forward(16_000)
  assert.equal(await expireHolds(ctx), 1)
  assert.equal(await expireHolds(ctx), 0)
  const second = await take(f)
  assert.equal(second.outcome, 'held')
  assert.equal(await serialOf(second.appointmentId), await serialOf(first.appointmentId))
  assert.deepEqual(await statesOf(f.scheduleId), ['held', 'released', 'held'])
  assert.deepEqual(await confirm({ appointmentId: first.appointmentId! }), { outcome: 'lost' })
})

test('a payment confirms once, and asking again answers the same', async () => {
  const f = await schedule([1])
  const { appointmentId } = await take(f)
  const answers = await Promise.all([1, 2, 3].map(() => confirm({ appointmentId: appointmentId! })))
  assert.deepEqual(answers, [{ outcome: 'booked' }, { outcome: 'booked' }, { outcome: 'booked' }])
  const events = await db.one<{ n: number }>(
    sql`select count(*) as n from platform.outbox where key = ${appointmentId} and name = 'appointments.appointment_booked.v1'`,
  )
  assert.equal(events.n, 1)
})

test('payment and expiry at the same moment: one of them wins, and the number has one owner', async () => {
  for (let i = 0; i < 10; i++) {
    const f = await schedule([1])
    const { appointmentId } = await take(f)
    clock.forward(16 * 60_000)
    const [answer] = await Promise.all([confirm({ appointmentId: appointmentId! }), expireHolds(ctx)])
    const expired = (await statesOf(f.scheduleId)).includes('released')
    assert.equal(answer.outcome, expired ? 'lost' : 'booked')
    assert.equal((await take(f)).outcome, expired ? 'held' : 'sold_out')
  }
})

test('a cancelled number cools between 10 and 120 minutes before anyone can take it', async () => {
  const f = await schedule([1])
  const { appointmentId } = await take(f)
  await confirm({ appointmentId: appointmentId! })
  assert.deepEqual(await cancel(appointmentId!), [appointmentId])
  assert.deepEqual(await cancel(appointmentId!), [], 'the second cancellation changes nothing')
  clock.forward(9 * 60_000)
  await endCooling(ctx)
  assert.notEqual((await take(f)).outcome, 'held')
  clock.forward(112 * 60_000)
  await endCooling(ctx)
  assert.equal((await take(f)).outcome, 'held')
  assert.deepEqual(await statesOf(f.scheduleId), ['held', 'booked', 'cooling', 'released', 'held'])
})

test('twenty people cancelling and booking at once never sell a number twice', async () => {
  clock.set('2026-11-23T04:00:00Z')
  const f = await schedule([10])
  const held = await Promise.all(Array.from({ length: 10 }, () => take(f)))
  await Promise.all([
    ...held.map((h) => cancel(h.appointmentId!, 'pending')),
    ...Array.from({ length: 20 }, () => take(f)),
  ])
  while ((await take(f)).outcome === 'held');
  const live = await db.one<{ n: number }>(
    sql`select count(*) as n from appointments.appointment where hospital_id = ${hospitalId} and schedule_id = ${f.scheduleId} and status = 'pending'`,
  )
  assert.equal(live.n, 10)
})

test('a schedule that grows issues numbers behind the others; one that shrinks voids free ones and keeps every patient', async () => {
  const f = await schedule([2, 2])
  await take(f)
  await take(f)
  const grown = {
    ...f,
    revision: 2,
    periods: [{ ...f.periods[0]!, capacity: 3 }, f.periods[1]!],
    pools: { ...f.pools, online: 5 },
  }
  await openStock(ctx)(grown)
  await openStock(ctx)(grown)
  const extra = await take(f)
  assert.equal(await serialOf(extra.appointmentId), 5)
  await openStock(ctx)({
    ...grown,
    revision: 3,
    periods: [
      { ...f.periods[0]!, capacity: 0 },
      { ...f.periods[1]!, capacity: 1 },
    ],
    pools: { ...f.pools, online: 4 },
  })
  assert.equal((await take(f)).outcome, 'period_full')
  assert.equal((await take(f, { periodNo: 1 })).outcome, 'held')
  assert.equal((await take(f, { periodNo: 1 })).outcome, 'sold_out')
})

test('a withdrawn schedule sells nothing more and keeps what it sold', async () => {
  const f = await schedule([3])
  const { appointmentId } = await take(f)
  assert.deepEqual(await withdrawStock(ctx)({ hospitalId, scheduleId: f.scheduleId }), { voided: 2 })
  assert.deepEqual(await withdrawStock(ctx)({ hospitalId, scheduleId: f.scheduleId }), { voided: 0 })
  assert.equal((await take(f)).outcome, 'closed')
  assert.deepEqual(await confirm({ appointmentId: appointmentId! }), { outcome: 'booked' })
})

test('the ledger cannot be rewritten', async () => {
  await assert.rejects(db.rows(sql`delete from appointments.number_event`), { code: '23001' })
  await assert.rejects(db.rows(sql`update appointments.number_event set why = 'other'`), { code: '23001' })
})

test('the audit is silent when all is well, and finds a planted fault of each kind', async () => {
  assert.deepEqual(await auditNumbers(db), [])
  const f = await schedule([5])
  const { appointmentId } = await take(f)
  const planted: [string, ReturnType<typeof sql>][] = [
    ['1', sql`update appointments.stock set capacity = '{6}' where schedule_id = ${f.scheduleId}`],
    ['1', sql`update appointments.stock set returned = '{1}' where schedule_id = ${f.scheduleId}`],
    ['2', sql`update appointments.stock set pool_taken = '{0,0,0,0}' where schedule_id = ${f.scheduleId}`],
    ['4', sql`update appointments.appointment set status = 'booked', hold_until = null where id = ${appointmentId}`],
    [
      '4',
      sql`insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
              values (${hospitalId}, ${f.scheduleId}, 0, 1, 1, now(), 'held', 'used', 'x', 'x', 'x')`,
    ],
  ]
  for (const [invariant, statement] of planted) {
    await db
      .tx(async (tx) => {
        await tx.rows(statement)
        assert.ok(
          (await auditNumbers(tx)).some((x) => x.invariant.startsWith(invariant)),
          `planted fault ${invariant}`,
        )
        throw new Error('undo')
      })
      .catch((e: Error) => assert.equal(e.message, 'undo'))
  }
  assert.deepEqual(await auditNumbers(db), [])
})
