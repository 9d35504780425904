import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type Refusal } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import type { StockFacts } from './contract.ts'
import { endCooling } from './expire-holds.ts'
import { setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'
import { moveAppointment } from './reschedule-appointment.ts'
import { createTaker, takeNumber } from './take-number.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, hospitalId, schedule, request } = setUp(db)

/** Two processes on one database, each with its own batches and its own memory; how many batches each made. */
function twoNodes() {
  const node = () => {
    const taker = createTaker(ctx)
    const seen = { batches: 0 }
    const { ask } = taker.batcher
    taker.batcher.ask = (...args) => {
      seen.batches++
      return ask(...args)
    }
    const take = (f: StockFacts, change: Parameters<typeof request>[1] = {}) =>
      takeNumber(taker, request(f, change), ['online']).then(
        (a) => a,
        (e: Refusal) => e.code,
      )
    return { taker, seen, take }
  }
  return [node(), node()] as const
}

test('once a schedule is full, refusals need no batch, and each is still checked', async () => {
  const [a] = twoNodes()
  const f = await schedule([3])
  const all = await Promise.all(Array.from({ length: 50 }, () => a.take(f)))
  assert.equal(all.filter((r) => typeof r !== 'string').length, 3)
  const before = a.seen.batches
  const later = await Promise.all(Array.from({ length: 200 }, () => a.take(f)))
  assert.deepEqual(new Set(later), new Set(['appointments.sold_out']))
  assert.equal(a.seen.batches, before)
})

test('a number given back on another node can be taken at once here', async () => {
  const [a, b] = twoNodes()
  const f = await schedule([1])
  const got = await b.take(f)
  assert.ok(typeof got !== 'string')
  assert.equal(await a.take(f), 'appointments.sold_out')
  assert.equal(await a.take(f), 'appointments.sold_out')
  await giveBack(db, clock, {
    hospitalId,
    ids: [got.id],
    from: 'pending',
    reason: 'given_up',
    late: false,
    who: 'test',
    channel: 'online',
  })
  const next = await a.take(f)
  assert.ok(typeof next !== 'string')
  assert.equal(next.serial, got.serial)
})

test('a key that won gets its appointment on a node that remembers the schedule as full, also one that won a moment ago elsewhere', async () => {
  const [a, b] = twoNodes()
  const f = await schedule([2])
  const [first, second] = [request(f), request(f)]
  const won = await b.take(f, first)
  const other = await b.take(f)
  assert.equal(await a.take(f), 'appointments.sold_out')
  assert.equal(await a.take(f), 'appointments.sold_out')
  const again = await a.take(f, first)
  assert.ok(typeof again !== 'string' && typeof won !== 'string' && typeof other !== 'string')
  assert.equal(again.id, won.id)
  assert.equal(await a.take(f, { ...first, bodyHash: 'another body' }), 'appointments.idempotency_key_reused')
  // What was free for a moment was taken elsewhere with this key; here it is full before and after.
  await giveBack(db, clock, {
    hospitalId,
    ids: [other.id],
    from: 'pending',
    reason: 'given_up',
    late: false,
    who: 'test',
    channel: 'online',
  })
  const late = await b.take(f, second)
  const replay = await a.take(f, second)
  assert.ok(typeof late !== 'string' && typeof replay !== 'string')
  assert.equal(replay.id, late.id)
})

test('who already has a number there is told so, not that all is full', async () => {
  const [a] = twoNodes()
  const f = await schedule([1])
  const patientId = newId()
  assert.ok(typeof (await a.take(f, { patientId })) !== 'string')
  await a.take(f)
  assert.equal(await a.take(f, { patientId }), 'appointments.already_booked')
})

test('what only the clock changes is seen: pools that flow together, periods that close', async () => {
  const [a] = twoNodes()
  const f = await schedule([3], { pools: { online: 1, referral: 1, desk: 1, revisit: 0 } })
  assert.ok(typeof (await a.take(f)) !== 'string')
  for (let i = 0; i < 3; i++) assert.equal(await a.take(f), 'appointments.sold_out')
  clock.set('2026-11-23T10:00:00Z') // the day before at 18:00
  assert.ok(typeof (await a.take(f)) !== 'string')
  assert.equal(await a.take(f), 'appointments.sold_out')
  clock.set('2026-11-24T00:00:00Z') // half an hour before the end of the first period
  assert.equal(await a.take(f), 'appointments.closed')
  clock.set('2026-11-23T04:00:00Z')
})

test('cooled numbers, extended schedules, a new price and a withdrawn clinic are all seen at once', async () => {
  const [a, b] = twoNodes()
  const f = await schedule([1])
  const got = await b.take(f)
  assert.ok(typeof got !== 'string')
  assert.equal(await a.take(f), 'appointments.sold_out')
  await confirmAppointment(ctx)({ appointmentId: got.id })
  await giveBack(db, clock, {
    hospitalId,
    ids: [got.id],
    from: 'booked',
    reason: 'by_patient',
    late: false,
    who: 'test',
    channel: 'online',
  })
  assert.ok(['appointments.sold_out', 'appointments.sold_out'].includes(String(await a.take(f))))
  clock.forward(121 * 60_000)
  await endCooling(ctx)
  const warm = await a.take(f)
  assert.ok(typeof warm !== 'string')
  assert.equal(await a.take(f), 'appointments.sold_out')
  await db.rows(sql`update appointments.stock set fee_fen = 9900 where schedule_id = ${f.scheduleId}`)
  assert.equal(await a.take(f), 'appointments.fee_changed')
  await db.rows(sql`update appointments.stock set state = 'stopped' where schedule_id = ${f.scheduleId}`)
  assert.equal(await a.take(f), 'appointments.stopped')
  // The lever was pulled by hand, without the cases that a suspension opens.
  await db.rows(sql`update appointments.stock set state = 'open' where schedule_id = ${f.scheduleId}`)
  clock.set('2026-11-23T04:00:00Z')
})

test('a rush on two nodes with give-backs in between: nobody is refused for ever, nothing is sold twice', async () => {
  const [a, b] = twoNodes()
  const f = await schedule([5])
  let taken = 0
  const patient = async (i: number) => {
    const node = i % 2 ? a : b
    for (let n = 0; n < 40; n++) {
      const got = await node.take(f)
      if (typeof got === 'string') continue
      taken++
      if (taken > 60) return
      await giveBack(db, clock, {
        hospitalId,
        ids: [got.id],
        from: 'pending',
        reason: 'given_up',
        late: false,
        who: 'test',
        channel: 'online',
      })
    }
  }
  await Promise.all(Array.from({ length: 12 }, (_, i) => patient(i)))
  assert.ok(taken > 5, `${taken}`)
  assert.deepEqual(await auditNumbers(db), [])
})

test('a key that has won is answered although its appointment has moved to another schedule since', async () => {
  const [a, b] = twoNodes()
  const [f, to] = [await schedule([1]), await schedule([1])]
  const [key, patientId] = [newId(), newId()]
  const got = await b.take(f, { key, patientId })
  assert.ok(typeof got !== 'string')
  const { outcome } = await moveAppointment(ctx, {
    hospitalId,
    appointmentId: got.id,
    scheduleId: to.scheduleId,
    periodNo: 0,
    pools: ['online'],
    asPatient: true,
    who: 'account:x',
    channel: 'online',
    key: newId(),
  })
  assert.equal(outcome, 'moved')
  assert.ok(typeof (await b.take(f)) !== 'string')
  // Refused twice: from now on it answers from memory.
  assert.equal(await a.take(f), 'appointments.sold_out')
  assert.equal(await a.take(f), 'appointments.sold_out')
  const again = await a.take(f, { key, patientId })
  assert.ok(typeof again !== 'string', String(again))
  assert.equal(again.id, got.id)
})
