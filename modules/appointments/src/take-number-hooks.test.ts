/** What the deciding statement must see of the rules around it: draws, the line, restrictions, resources; and that it stays quick on a table without statistics. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { type Fragment, sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import type { StockFacts } from './contract.ts'
import { setUp } from './fixtures.ts'
import { takeNumbers } from './take-number.ts'

const db = await testDb({ max: 5 })
const { clock, schedule, request, take, hospitalId } = setUp(db)
const change = (f: StockFacts, set: Fragment) =>
  db.rows(sql`update appointments.stock set ${set} where schedule_id = ${f.scheduleId}`)
const granted = ['waitlist', 'draw', 'suspension', 'series', 'resources', 'extra']

test('a schedule by draw gives nothing until it is drawn, at no counter and in no pool, but to those who drew', async () => {
  const f = await schedule([10], { pools: { online: 8, referral: 0, desk: 2, revisit: 0 } })
  await change(f, sql`allotment = 'draw'`)
  assert.equal((await take(f)).outcome, 'by_draw')
  assert.equal((await take(f, { pool: 'desk', channel: 'desk' })).outcome, 'by_draw')
  assert.equal((await take(f, { channel: 'draw' })).outcome, 'held')
  await change(f, sql`drawn_at = now()`)
  assert.equal((await take(f)).outcome, 'held')
})

test('before its release a schedule by draw is simply not released yet', async () => {
  const f = await schedule([1], { releaseAt: '2026-11-23T23:00:00Z' })
  await change(f, sql`allotment = 'draw'`)
  assert.equal((await take(f)).outcome, 'not_released')
})

test('while somebody waits in line nobody passes: online is sold out, the desk keeps its own share', async () => {
  const f = await schedule([10], { pools: { online: 9, referral: 0, desk: 1, revisit: 0 } })
  await change(f, sql`line = 1`)
  assert.equal((await take(f)).outcome, 'sold_out')
  assert.equal((await take(f, { channel: 'desk' })).outcome, 'sold_out')
  assert.equal((await take(f, { pool: 'desk', channel: 'desk' })).outcome, 'held')
  assert.equal((await take(f, { channel: 'waitlist' })).outcome, 'held')
  await change(f, sql`line = 0`)
  assert.equal((await take(f)).outcome, 'held')
})

test('in one batch the one from the line gets the number and the others are told the truth', async () => {
  const f = await schedule([1])
  await change(f, sql`line = 1`)
  const answers = await takeNumbers(db, clock, [request(f), request(f, { channel: 'waitlist' }), request(f)])
  assert.deepEqual(
    answers.map((a) => a.outcome),
    ['sold_out', 'held', 'sold_out'],
  )
})

test('who is restricted gets no online number of these levels while it lasts; desk and phone stay open', async () => {
  const patientId = newId()
  const bar = (levels: string[], from: string, until: string, lifted = false, patient = patientId) =>
    db.rows(sql`insert into appointments.restriction (hospital_id, id, patient_id, fee_levels, from_at, until_at, lifted_at, lifted_by, why)
                values (${hospitalId}, ${newId()}, ${patient}, ${levels}::text[], ${from}, ${until}, ${lifted ? from : null}, ${lifted ? 'staff' : null}, 'noshow')`)
  const f = await schedule([10], { pools: { online: 9, referral: 0, desk: 1, revisit: 0 } })
  const ordinary = await schedule([10], { feeLevel: 'ordinary', on: '2026-11-26' })
  await bar(['chief'], '2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z') // over
  await bar(['chief'], '2026-11-24T00:00:00Z', '2026-12-20T00:00:00Z') // not yet
  await bar(['chief'], '2026-11-01T00:00:00Z', '2026-12-20T00:00:00Z', true) // lifted
  await bar(['chief'], '2026-11-01T00:00:00Z', '2026-12-20T00:00:00Z', false, newId()) // somebody else
  const attempt = { patientId, key: newId() }
  await bar(['chief', 'renowned'], '2026-11-01T00:00:00Z', '2026-12-20T00:00:00Z')
  assert.equal((await take(f, attempt)).outcome, 'restricted')
  assert.equal((await take(ordinary, { patientId })).outcome, 'held')
  assert.equal((await take(f, { patientId, channel: 'desk' })).outcome, 'held')
  for (const channel of granted) {
    const other = newId()
    await bar(['chief'], '2026-11-01T00:00:00Z', '2026-12-20T00:00:00Z', false, other)
    assert.equal((await take(f, { patientId: other, channel })).outcome, 'held', channel)
  }
})

test('a number that needs a room or a device is not taken by itself', async () => {
  const f = await schedule([10])
  const device = newId()
  await db.rows(sql`
    insert into appointments.resource (hospital_id, id, kind, name, capacity, changed_at, changed_by)
    values (${hospitalId}, ${device}, 'device', '彩超', 20, now(), 'test')`)
  await change(f, sql`resources = array[${device}::uuid]`)
  assert.equal((await take(f)).outcome, 'needs_resources')
  assert.equal((await take(f, { channel: 'desk' })).outcome, 'needs_resources')
  for (const channel of granted) assert.equal((await take(f, { channel })).outcome, 'held', channel)
})

test('a hold can be given its own length, and then even a free number is held', async () => {
  const holds = async (f: StockFacts, holdMinutes?: number) => {
    const { outcome, appointmentId } = await take(f, { ...(holdMinutes && { holdMinutes }) })
    const { until } = await db.one<{ until: Date | null }>(
      sql`select hold_until as until from appointments.appointment where id = ${appointmentId}`,
    )
    return [outcome, until && (until.getTime() - clock().getTime()) / 60_000]
  }
  const paid = await schedule([5])
  const free = await schedule([5], { feeFen: 0 })
  assert.deepEqual(await holds(paid, 120), ['held', 120])
  assert.deepEqual(await holds(free, 30), ['held', 30])
  assert.deepEqual(await holds(free), ['booked', null])
})

test('a node of the version before still gets its answers', async () => {
  const f = await schedule([1])
  const one = await db.one<{ outcome: string }>(sql`
    select outcome from appointments.take_numbers(${[hospitalId]}::uuid[], ${[f.scheduleId]}::uuid[], ${[0]}::int[], ${[newId()]}::uuid[], ${[2500]}::int[], ${[1]}::int[],
      ${[false]}::boolean[], ${[newId()]}::uuid[], ${['account:x']}::text[], ${['online']}::text[], ${[newId()]}::text[], ${['h']}::text[], ${clock()}::timestamptz)`)
  assert.equal(one.outcome, 'held')
})

/** How many rows of `appointment` a batch of 50 looks at. */
const looked = async (f: StockFacts) =>
  db.tx(async (tx) => {
    const batch = Array.from({ length: 50 }, () => request(f))
    const col = <K extends keyof (typeof batch)[0]>(k: K) => batch.map((r) => r[k])
    const count = () =>
      tx.one<{ rows: number }>(
        sql`select pg_stat_get_xact_tuples_fetched('appointments.appointment'::regclass) + pg_stat_get_xact_tuples_returned('appointments.appointment'::regclass) as rows`,
      )
    const before = await count()
    await tx.rows(sql`select 1 from appointments.take_numbers(${col('hospitalId')}::uuid[], ${col('scheduleId')}::uuid[], ${col('periodNo')}::int[], ${col('patientId')}::uuid[],
      ${col('feeFen')}::int[], ${batch.map(() => 1)}::int[], ${col('elder')}::boolean[], ${batch.map(() => newId())}::uuid[], ${col('by')}::text[], ${col('channel')}::text[],
      ${col('key')}::text[], ${col('bodyHash')}::text[], null::int[], ${clock()}::timestamptz)`)
    return (await count()).rows - before.rows
  })

test('a plan that was made while the table was empty still serves when it is full', async () => {
  const fresh = await testDb({ max: 1 })
  const own = setUp(fresh)
  const f = await own.schedule([5_000])
  const batch = () => Array.from({ length: 200 }, () => own.request(f))
  await takeNumbers(fresh, own.clock, batch().slice(0, 1))
  for (let i = 0; i < 10; i++) await takeNumbers(fresh, own.clock, batch())
  const { read } = await fresh.tx(async (tx) => {
    const b = batch()
    const col = <K extends keyof (typeof b)[0]>(k: K) => b.map((r) => r[k])
    await tx.rows(sql`select 1 from appointments.take_numbers(${col('hospitalId')}::uuid[], ${col('scheduleId')}::uuid[], ${col('periodNo')}::int[], ${col('patientId')}::uuid[],
      ${col('feeFen')}::int[], ${b.map(() => 1)}::int[], ${col('elder')}::boolean[], ${b.map(() => newId())}::uuid[], ${col('by')}::text[], ${col('channel')}::text[],
      ${col('key')}::text[], ${col('bodyHash')}::text[], null::int[], ${own.clock()}::timestamptz)`)
    return tx.one<{ read: number }>(
      sql`select pg_stat_get_xact_tuples_fetched('appointments.appointment'::regclass) as read`,
    )
  })
  assert.ok(read < 1_000, `${read} rows for 200 requests`)
})

test('on a table without statistics a booking looks at a handful of rows, not at the hospital', async () => {
  await db.rows(sql`alter table appointments.appointment set (autovacuum_enabled = false)`)
  await db.rows(sql`
    insert into appointments.appointment (hospital_id, id, schedule_id, patient_id, campus_id, department_id, on_date, half, period_no, seat, serial, from_time, to_time,
           starts_at, ends_at, room, fee_fen, pool, channel, status, booked_by, idempotency_key, body_hash, created_at, changed_at)
    select ${hospitalId}, gen_random_uuid(), md5((i / 50)::text)::uuid, gen_random_uuid(), ${hospitalId}, md5((i % 40)::text)::uuid, date '2026-11-24', 'am', 0, i % 50, i % 50, '08:00', '08:30',
           '2026-11-24T00:00:00Z', '2026-11-24T00:30:00Z', '1', 2500, 1, 'online', 'booked', 'account:x', 'k' || i, 'h', now(), now()
      from generate_series(1, 40000) as i`)
  const n = await looked(await schedule([300]))
  assert.ok(n < 300, `${n} rows`)
  await db.rows(sql`delete from appointments.appointment where booked_by = 'account:x' and idempotency_key like 'k%'`)
})

test('after all of this the ledger keeps its invariants', async () => {
  // Only the ledger's own check: these tests pull the rules' levers by hand, without the rows that belong to them.
  assert.deepEqual(await db.rows(sql`select * from appointments.audit_numbers()`), [])
})
