import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { type Fragment, sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import type { StockFacts } from './contract.ts'
import { endCooling, expireHolds } from './expire-holds.ts'
import { setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'
import { type Joining, joinWaitlists } from './join-waitlist.ts'
import { leaveWaitlist } from './leave-waitlist.ts'
import { openStock, withdrawStock } from './open-stock.ts'
import { closeWaitlists, serveWaitlists } from './serve-waitlist.ts'
import { entryById, selectWaitlist, toWaitlistEntry, type WaitlistRow } from './waitlist-row.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, take, hospitalId } = setUp(db)
const noon = '2026-11-23T04:00:00Z'

const want = (f: StockFacts, change: Partial<Joining> = {}): Joining => ({
  hospitalId: f.hospitalId,
  scheduleId: f.scheduleId,
  patientId: newId(),
  by: 'account:test',
  channel: 'online',
  elder: false,
  key: newId(),
  bodyHash: 'h',
  ...change,
})
const join = async (f: StockFacts, change: Partial<Joining> = {}) => {
  const [a] = await joinWaitlists(db, clock, [want(f, change)])
  return a!.appointmentId ?? a!.outcome
}
const rowOf = (id: string) => db.one<WaitlistRow>(selectWaitlist(entryById(id)))
const entry = async (id: string) => toWaitlistEntry(await rowOf(id))
const lineOf = async (f: StockFacts) =>
  (await db.one<{ line: number }>(sql`select line from appointments.stock where schedule_id = ${f.scheduleId}`)).line
const give = (id: string, from: 'pending' | 'booked' = 'booked', reason = 'by_patient') =>
  giveBack(db, clock, { hospitalId, ids: [id], from, reason, late: false, who: 'account:test', channel: 'online' })
/** A full schedule of `n` numbers, all booked. */
async function full(n: number, change: Partial<StockFacts> = {}) {
  const f = await schedule([n], change)
  const taken = await Promise.all(Array.from({ length: n }, () => take(f)))
  for (const a of taken) await confirmAppointment(ctx)({ appointmentId: a.appointmentId! })
  return { f, taken: taken.map((a) => a.appointmentId!) }
}
const cool = async () => {
  clock.forward(121 * 60_000)
  await endCooling(ctx)
}

test('one can only wait where nothing is left, and only once', async () => {
  const open = await schedule([2])
  assert.equal(await join(open), 'not_full')
  const { f } = await full(1)
  const patientId = newId()
  const id = await join(f, { patientId })
  assert.equal((await entry(id)).position, 1)
  assert.equal(await join(f, { patientId }), 'already_waiting')
  assert.equal(await join({ ...f, scheduleId: newId() }), 'schedule_not_found')
  assert.equal(await join({ ...f, hospitalId: newId() }), 'schedule_not_found')
  assert.equal(await join(await schedule([1], { releaseAt: '2026-11-23T23:00:00Z' })), 'not_released')
  const holder = newId()
  const g = await schedule([1])
  await take(g, { patientId: holder })
  assert.equal(await join(g, { patientId: holder }), 'already_booked')
  assert.equal(await lineOf(f), 1)
})

test('the same key answers the same place; three places a patient are the limit', async () => {
  const patientId = newId()
  const { f } = await full(1)
  const wish = want(f, { patientId })
  const answers = await Promise.all(Array.from({ length: 6 }, () => joinWaitlists(db, clock, [wish])))
  assert.equal(new Set(answers.map(([a]) => a!.appointmentId)).size, 1)
  assert.equal(answers.filter(([a]) => a!.outcome === 'waiting').length, 1)
  assert.equal((await joinWaitlists(db, clock, [{ ...wish, bodyHash: 'x' }]))[0]!.outcome, 'idempotency_key_reused')
  const more = await Promise.all([full(1), full(1), full(1)])
  const got = await Promise.all(more.map(({ f: g }) => join(g, { patientId })))
  assert.equal(got.filter((x) => x === 'limit_waitlist').length, 1)
})

test('a cancelled number cools, then goes to the first in line and to nobody else', async () => {
  clock.set(noon)
  const { f, taken } = await full(1)
  const [a, b] = [await join(f), await join(f)]
  await give(taken[0]!)
  assert.equal(await serveWaitlists(ctx), 0, 'it is still cooling')
  await cool()
  assert.equal((await take(f)).outcome, 'sold_out', 'nobody passes the line')
  assert.equal(await serveWaitlists(ctx), 1)
  const offered = await entry(a)
  assert.equal(offered.status, 'offered')
  assert.equal(Date.parse(offered.offer!.until) - clock().getTime(), 120 * 60_000)
  assert.deepEqual([(await entry(b)).status, (await entry(b)).position, await lineOf(f)], ['waiting', 1, 1])
  assert.deepEqual(await confirmAppointment(ctx)({ appointmentId: offered.offer!.appointmentId }), {
    outcome: 'booked',
  })
  assert.equal((await entry(a)).status, 'booked')
  assert.deepEqual(await auditNumbers(db), [])
})

test('an offer that is not taken in time, or declined, goes to the next', async () => {
  clock.set(noon)
  const { f, taken } = await full(1)
  const [a, b, c] = [await join(f), await join(f), await join(f)]
  await give(taken[0]!)
  await cool()
  await serveWaitlists(ctx)
  clock.forward(121 * 60_000)
  await expireHolds(ctx)
  await serveWaitlists(ctx)
  assert.deepEqual([(await entry(a)).status, (await entry(b)).status], ['lapsed', 'offered'])
  await leaveWaitlist(ctx, await rowOf(b), { who: 'account:test', channel: 'online', why: 'by_patient' })
  assert.deepEqual([(await entry(b)).status, (await entry(c)).status], ['declined', 'offered'])
  await leaveWaitlist(ctx, await rowOf(c), { who: 'account:test', channel: 'online', why: 'by_patient' })
  assert.equal((await take(f)).outcome, 'held', 'an empty line lets everybody in')
})

test('even a free number is held for who was asked, until they say yes', async () => {
  clock.set(noon)
  const { f, taken } = await full(1, { feeFen: 0 })
  const a = await join(f)
  await give(taken[0]!)
  await cool()
  await serveWaitlists(ctx)
  const offered = await entry(a)
  assert.equal(offered.status, 'offered')
  await confirmAppointment(ctx)({ appointmentId: offered.offer!.appointmentId })
  assert.equal((await entry(a)).status, 'booked')
})

test('by night an offer holds until the morning, on the last evening for half an hour, and at 23:00 the line is closed', async () => {
  clock.set('2026-11-22T15:00:00Z') // Sunday 23:00, the clinic is on Tuesday
  const { f, taken } = await full(1)
  const [a, b] = [await join(f), await join(f)]
  await give(taken[0]!)
  await cool()
  await serveWaitlists(ctx)
  assert.equal((await entry(a)).offer!.until, '2026-11-23T01:00:00.000Z', '09:00, two hours after the night')
  clock.set('2026-11-23T11:00:00Z') // Monday 19:00
  await expireHolds(ctx)
  await serveWaitlists(ctx)
  assert.equal((await entry(b)).offer!.until, '2026-11-23T11:30:00.000Z')
  const c = await join(f)
  clock.set('2026-11-23T14:59:59Z')
  assert.equal(await closeWaitlists(ctx), 0)
  clock.set('2026-11-23T15:00:00Z')
  assert.ok((await closeWaitlists(ctx)) > 0)
  assert.equal((await entry(c)).status, 'cleared')
  assert.equal(await join(f), 'waitlist_closed')
  assert.equal(await lineOf(f), 0)
  const told = await db.rows<{ data: { outcome: string; why: string } }>(
    sql`select data from platform.outbox where key = ${c} and name = 'appointments.waitlist_ended.v1'`,
  )
  assert.deepEqual([told[0]!.data.outcome, told[0]!.data.why], ['cleared', 'not_reached'])
  clock.set(noon)
})

test('who may not have it by a rule of their own is passed over with the reason, keeps the place, and is asked later', async () => {
  clock.set(noon)
  const { f, taken } = await full(2)
  const patientId = newId()
  const [a, b] = [await join(f, { patientId }), await join(f)]
  const other = await schedule([5], {
    departmentId: f.departmentId,
    half: 'pm',
    periods: [{ from: '14:00', to: '14:30', capacity: 5 }],
  })
  const mine = await take(other, { patientId })
  await give(taken[0]!)
  await cool()
  await serveWaitlists(ctx)
  const passed = await entry(a)
  assert.deepEqual([passed.status, passed.skipReason, passed.position], ['skipped', 'limit_department_day', 1])
  assert.equal((await entry(b)).status, 'offered')
  assert.equal(await lineOf(f), 0)
  await give(mine.appointmentId!, 'pending', 'given_up')
  await give(taken[1]!)
  await cool()
  await serveWaitlists(ctx)
  assert.equal((await entry(a)).status, 'offered')
  assert.deepEqual(await auditNumbers(db), [])
})

test('those hit by a suspension come first', async () => {
  clock.set(noon)
  const { f, taken } = await full(1)
  const stopped = await schedule([1], {
    departmentId: f.departmentId,
    half: 'pm',
    periods: [{ from: '14:00', to: '14:30', capacity: 1 }],
  })
  const patientId = newId()
  const lost = await take(stopped, { patientId })
  await give(lost.appointmentId!, 'pending', 'stopped')
  const [a, b] = [await join(f), await join(f, { patientId })]
  assert.deepEqual([(await entry(b)).priority, (await entry(b)).position, (await entry(a)).position], [true, 1, 2])
  await give(taken[0]!)
  await cool()
  await serveWaitlists(ctx)
  assert.equal((await entry(b)).status, 'offered')
})

test('numbers that a schedule gains, and those that flow from another pool, go to the line', async () => {
  clock.set(noon)
  const f = await schedule([2], { pools: { online: 1, referral: 1, desk: 0, revisit: 0 } })
  await take(f)
  const [a, b] = [await join(f), await join(f)]
  assert.equal(await serveWaitlists(ctx), 0)
  await openStock(ctx)({
    ...f,
    revision: 2,
    periods: [{ ...f.periods[0]!, capacity: 3 }],
    pools: { ...f.pools, online: 2 },
  })
  await serveWaitlists(ctx)
  assert.deepEqual([(await entry(a)).status, (await entry(b)).status], ['offered', 'waiting'])
  clock.set('2026-11-23T10:00:00Z') // 18:00 the day before: what is left for referrals flows online
  await serveWaitlists(ctx)
  assert.equal((await entry(b)).status, 'offered')
  clock.set(noon)
})

test('the line of a withdrawn clinic is closed, and everybody in it is told why', async () => {
  const { f } = await full(1)
  const a = await join(f)
  await withdrawStock(ctx)({ hospitalId, scheduleId: f.scheduleId })
  await closeWaitlists(ctx)
  assert.equal((await entry(a)).status, 'cleared')
  assert.equal((await rowOf(a)).why, 'withdrawn')
  assert.equal(await lineOf(f), 0)
})

test('the ledger of the line cannot be rewritten', async () => {
  await assert.rejects(db.rows(sql`delete from appointments.waitlist_event`), { code: '23001' })
})

test('the audit finds a planted fault of each kind', async () => {
  clock.set(noon)
  const { f, taken } = await full(2)
  const [a, b] = [await join(f), await join(f)]
  await give(taken[0]!)
  await cool()
  await serveWaitlists(ctx)
  assert.deepEqual(await auditNumbers(db), [])
  const planted: [string, Fragment[]][] = [
    ['the line counts', [sql`update appointments.stock set line = line + 1 where schedule_id = ${f.scheduleId}`]],
    [
      'an offer is a held number',
      [sql`update appointments.waitlist_entry set patient_id = ${newId()} where id = ${a}`],
    ],
    [
      'an offer is a held number',
      [sql`update appointments.waitlist_entry set status = 'declined', changed_at = now() where id = ${a}`],
    ],
    ['nobody is passed', [sql`update appointments.waitlist_entry set seq = 100 where id = ${a}`]],
    [
      'the ledger replays',
      [
        sql`insert into appointments.waitlist_event (hospital_id, entry_id, at, from_status, to_status, who, why) values (${hospitalId}, ${b}, now(), 'waiting', 'left', 'x', 'x')`,
      ],
    ],
  ]
  for (const [rule, statements] of planted)
    await db
      .tx(async (tx) => {
        for (const s of statements) await tx.rows(s)
        const found = await auditNumbers(tx)
        assert.ok(
          found.some((x) => x.invariant.includes(rule)),
          `planted fault «${rule}», found ${JSON.stringify(found)}`,
        )
        throw new Error('undo')
      })
      .catch((e: Error) => assert.equal(e.message, 'undo'))
  assert.deepEqual(await auditNumbers(db), [])
})
