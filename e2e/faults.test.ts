import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { auditNumbers } from '@jiuyi/appointments/module'
import { openDb, sql } from '@jiuyi/platform'
import { take, until } from './src/booking.ts'
import { aCrowd, as, type Person } from './src/crowd.ts'
import { openSchedule, rowsOf, timed } from './src/faults/clinic.ts'
import { startWorld } from './src/histories/world.ts'
import { codeOf } from './src/people.ts'

// «Bad input and failure» of the booking engine, each with the outcome it must have, from outside over HTTP.
const world = await startWorld()
after(() => world.stop())
const people = await aCrowd(world, 60)
let next = 0
const somebody = () => people[next++]!
const [here, there] = world.places as [(typeof world.places)[number], (typeof world.places)[number]]
const { db } = world.house
const wellKept = async () => assert.deepEqual(await auditNumbers(db), [])

/** Asks until the answer is not "try again". */
const persist = (p: Person, url: string, slot: Parameters<typeof take>[1], key: string, seconds = 20) =>
  until(
    'an answer',
    async () => {
      const answer = await take(as(p, url), slot, p.patientId, key)
      return (answer.error?.status ?? 0) >= 500 || answer.error?.code === 'client.offline' ? undefined : answer
    },
    seconds,
  )

test('the same key on both nodes, many times at once: one appointment; with another body: 422 and nothing changes', async () => {
  const slot = await openSchedule(world, 5)
  const [p, key] = [somebody(), newIdempotencyKey()]
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => take(as(p, i % 2 ? here.url : there.url), slot, p.patientId, key)),
  )
  assert.equal(new Set(answers.map((a) => a.data?.id)).size, 1)
  assert.ok(answers[0]!.data?.id)
  for (const place of world.places) {
    const other = await take(as(p, place.url), { ...slot, feeFen: 9900 }, p.patientId, key)
    assert.equal(other.response.status, 422)
    assert.equal(codeOf(other), 'appointments.idempotency_key_reused')
  }
  assert.equal((await rowsOf(world, slot)).length, 1)
})

test('hundreds of keys from one person: one appointment, everything else is a refusal', async () => {
  const slot = await openSchedule(world, 5)
  const p = somebody()
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) => take(as(p, i % 2 ? here.url : there.url), slot, p.patientId)),
  )
  assert.equal(answers.filter((a) => a.data).length, 1)
  assert.deepEqual(
    [...new Set(answers.map((a) => a.response.status))].filter((s) => ![201, 409, 429, 503].includes(s)),
    [],
  )
  assert.equal((await rowsOf(world, slot)).length, 1)
})

test('a request in the batch that breaks a constraint, and malformed ones beside it: the others get their numbers', async () => {
  const slot = await openSchedule(world, 20)
  const crowd = Array.from({ length: 9 }, somebody)
  const bad = crowd[4]!
  await db.pool.query(`
    create function appointments.planted_break() returns trigger language plpgsql as $$
    begin if new.patient_id = '${bad.patientId}' then raise check_violation using constraint = 'planted'; end if; return new; end $$;
    create trigger planted_break before insert on appointments.appointment for each row execute function appointments.planted_break()`)
  const key = newIdempotencyKey()
  const malformed = [
    { scheduleId: 'x' },
    { ...slot, feeFen: -1 },
    { scheduleId: "'; drop table appointments.stock; --", periodNo: 0, patientId: bad.patientId, feeFen: 1 },
  ].map((body) =>
    fetch(`${here.url}/api/appointments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bad.token}`, 'idempotency-key': key },
      body: JSON.stringify(body),
    }),
  )
  const [answers, refused] = await Promise.all([
    Promise.all(crowd.map((p) => take(as(p, here.url), slot, p.patientId, p === bad ? key : undefined))),
    Promise.all(malformed),
  ])
  assert.deepEqual(
    refused.map((r) => r.status),
    [400, 400, 400],
  )
  for (const [i, a] of answers.entries())
    if (crowd[i] === bad) assert.equal(a.response.status, 500)
    else assert.ok(a.data, JSON.stringify(a.error))
  await db.pool.query(
    'drop trigger planted_break on appointments.appointment; drop function appointments.planted_break()',
  )
  assert.ok(
    (await take(as(bad, there.url), slot, bad.patientId, key)).data,
    'the same key succeeds once the cause is gone',
  )
  assert.equal((await rowsOf(world, slot)).length, crowd.length)
  await wellKept()
})

test('somebody sits on a schedule’s lock: its bookings get 503 in time, others go on, and the retry succeeds', async () => {
  const [slot, other] = [await openSchedule(world, 3), await openSchedule(world, 3)]
  const [p, q, key] = [somebody(), somebody(), newIdempotencyKey()]
  const c = await db.pool.connect()
  await c.query('set idle_in_transaction_session_timeout = 0')
  await c.query('begin')
  await c.query('select 1 from appointments.stock where schedule_id = $1 for update', [slot.scheduleId])
  const stuck = timed(() => take(as(p, here.url), slot, p.patientId, key))
  await sleep(300)
  const free = await timed(() => take(as(q, here.url), other, q.patientId))
  assert.ok(free.value.data)
  assert.ok(free.ms < 4_000, `another schedule waited ${free.ms} ms`)
  const { value, ms } = await stuck
  assert.equal(value.response.status, 503)
  assert.equal(codeOf(value), 'request.unavailable')
  assert.ok(value.response.headers.get('retry-after'))
  assert.ok(ms < 9_000, `${ms}`)
  assert.equal((await rowsOf(world, slot)).length, 0, 'nothing half done')
  await c.query('rollback')
  c.release(true)
  assert.equal((await persist(p, there.url, slot, key)).data?.serial, 1)
  await wellKept()
})

test('the connection breaks after the commit and before the answer: the retry on the other node gets the same appointment', async () => {
  const slot = await openSchedule(world, 3)
  const [p, key] = [somebody(), newIdempotencyKey()]
  let cut = false
  here.pipe.cutAtAnswer((chunk) => {
    cut ||= chunk.includes('held')
    return chunk.includes('held')
  })
  const first = await take(as(p, here.url), slot, p.patientId, key)
  assert.ok(cut, 'the wire broke at the answer')
  assert.equal(first.response.status, 503)
  const [row] = await rowsOf(world, slot)
  assert.ok(row, 'it had been committed')
  const second = await persist(p, there.url, slot, key)
  assert.equal(second.data?.id, row.id)
  assert.equal((await rowsOf(world, slot)).length, 1)
})

test('somebody takes locks in the wrong order: a deadlock is retried or answered with 503, never wrongly', async () => {
  const slot = await openSchedule(world, 3)
  const [p, key] = [somebody(), newIdempotencyKey()]
  const c = await db.pool.connect()
  await c.query('set idle_in_transaction_session_timeout = 0; set deadlock_timeout = 5000')
  await c.query('begin')
  await c.query('select pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 3))', [
    slot.hospitalId,
    p.patientId,
  ])
  const booking = take(as(p, here.url), slot, p.patientId, key)
  await sleep(400) // it has the schedule and waits for the patient
  const mine = c.query('select 1 from appointments.stock where schedule_id = $1 for update', [slot.scheduleId])
  await mine.catch(() => {})
  await sleep(200)
  await c.query('rollback').catch(() => {})
  c.release(true)
  const answer = await booking
  assert.ok(answer.data || answer.response.status === 503, JSON.stringify(answer.error))
  assert.equal((await persist(p, there.url, slot, key)).data?.serial, 1)
  assert.equal((await rowsOf(world, slot)).length, 1)
  await wellKept()
})

test('a node is cut off from the database: the other goes on, the cut-off one says so quickly and comes back by itself', async () => {
  const slot = await openSchedule(world, 40)
  const crowd = Array.from({ length: 12 }, somebody)
  assert.ok((await take(as(crowd[0]!, here.url), slot, crowd[0]!.patientId)).data)
  here.pipe.set('dead')
  const lost = timed(() => take(as(crowd[1]!, here.url), slot, crowd[1]!.patientId))
  for (const p of crowd.slice(2, 8)) {
    const { value, ms } = await timed(() => take(as(p, there.url), slot, p.patientId))
    assert.ok(value.data, JSON.stringify(value.error))
    assert.ok(ms < 3_000, `the healthy node needed ${ms} ms`)
  }
  const first = await lost
  assert.equal(first.value.response.status, 503)
  assert.ok(first.ms < 8_000, `${first.ms}`)
  const again = await timed(() => take(as(crowd[8]!, here.url), slot, crowd[8]!.patientId))
  assert.equal(again.value.response.status, 503)
  assert.ok(again.ms < 1_000, `once it is known, it is said at once: ${again.ms}`)
  here.pipe.set('open')
  const back = await timed(() => persist(crowd[9]!, here.url, slot, newIdempotencyKey()))
  assert.ok(back.value.data)
  assert.ok(back.ms < 8_000, `${back.ms}`)
  await wellKept()
})

test('a process vanishes in the middle of a transaction that holds a schedule: the others wait two seconds, not hours', async () => {
  const slot = await openSchedule(world, 3)
  const p = somebody()
  const { startWire } = await import('./src/faults/proxy.ts')
  const wire = await startWire({ port: Number(new URL(db.url).port) })
  const gone = openDb({ url: Object.assign(new URL(db.url), { port: String(wire.port) }).href, name: 'vanishing' })
  const hanging = gone
    .tx(async (tx) => {
      await tx.rows(sql`select 1 from appointments.stock where schedule_id = ${slot.scheduleId} for update`)
      wire.set('dead')
      await sleep(6_000)
    })
    .catch(() => {})
  await until('the wire is dead', () => wire.state() === 'dead')
  const { value, ms } = await timed(() => take(as(p, there.url), slot, p.patientId))
  assert.ok(value.data, JSON.stringify(value.error))
  assert.ok(ms < 4_500, `${ms}`)
  await wire.stop()
  await hanging
  await gone.close()
})

test('the release is moved later and earlier while people wait: the database’s clock and the newest revision decide', async () => {
  const now = Date.now()
  const slot = await openSchedule(world, 5, new Date(now + 3_600_000))
  const [p, q] = [somebody(), somebody()]
  const early = await take(as(p, here.url), slot, p.patientId)
  assert.equal(codeOf(early), 'appointments.not_released')
  await slot.open({ releaseAt: new Date(now - 1_000), revision: 2 })
  assert.ok((await take(as(p, there.url), slot, p.patientId)).data, 'earlier: open at once on every node')
  await slot.open({ releaseAt: new Date(now + 7_200_000), revision: 3 })
  assert.equal(codeOf(await take(as(q, here.url), slot, q.patientId)), 'appointments.not_released')
  const soon = new Date(Date.now() + 1_500)
  await slot.open({ releaseAt: soon, revision: 4 })
  const key = newIdempotencyKey()
  const answer = await until('it opens', async () => {
    const a = await take(as(q, here.url), slot, q.patientId, key)
    return a.data ? a : undefined
  })
  assert.ok(new Date(answer.data!.createdAt) >= soon, 'not a moment before')
  await wellKept()
})
