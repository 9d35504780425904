import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { openDb, sql } from '@jiuyi/platform'
import { moduleRole, testDb } from '@jiuyi/testkit'
import { auditQueue } from './audit-queue.ts'
import { setUp } from './fixtures.ts'
import { joinQueue, leaveQueue } from './join-queue.ts'
import { change } from './ledger.ts'
import { call, comeBack, finish, miss, pause, prioritise, recall, resume, start, transfer } from './machine.ts'

const db = await testDb({ as: 'queue', max: 20 })
const code = (e: unknown) => (e as { code?: string }).code

test('who checks in stands by serial; the same news twice, or by twenty bearers, is one entry', async () => {
  const q = setUp(db)
  const three = await q.arrive(3)
  await q.arrive(1)
  await q.arrive(2)
  const again = await Promise.all(Array.from({ length: 20 }, () => joinQueue(q.ctx)(three)))
  assert.deepEqual(new Set(again.map((a) => a.outcome)), new Set(['already']))
  const facts = q.factsOf(4)
  const first = await Promise.all(Array.from({ length: 20 }, () => joinQueue(q.ctx)(facts)))
  assert.equal(first.filter((a) => a.outcome === 'joined').length, 1)
  assert.equal(new Set(first.map((a) => a.entryId)).size, 1)
  assert.deepEqual(await q.serials(three.queueId), [1, 2, 3, 4])
  assert.deepEqual(await auditQueue(db), [])
})

test('twenty doctors calling at once never call the same patient, and everybody is called', async () => {
  const q = setUp(db)
  const people: Awaited<ReturnType<typeof q.arrive>>[] = []
  for (let i = 1; i <= 15; i++) people.push(await q.arrive(i, { practitionerId: undefined as never }))
  const roomId = await q.roomOf()
  const queueId = people[0]!.queueId
  const others = openDb({ url: db.url, role: moduleRole('queue'), max: 10 })
  const calls = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      change({ ...q.ctx, db: i % 2 ? db : others }, { hospitalId: q.hospitalId, queueIds: [queueId] }, ([s]) =>
        call(s!, { serverId: newId(), roomId, who: 'test' }),
      ),
    ),
  )
  await others.close()
  const called = calls.flatMap((c) => (c.status === 'fulfilled' ? [c.value.serial] : []))
  assert.deepEqual([...called].sort((a, b) => a - b), people.map((p) => p.serial)) // biome-ignore format: one thought
  for (const c of calls) if (c.status === 'rejected') assert.equal(code(c.reason), 'queue.nobody_waits')
  assert.deepEqual(await auditQueue(db), [])
})

test('one doctor pressing twice at once gets one patient', async () => {
  const q = setUp(db)
  const [a] = [await q.arrive(1), await q.arrive(2), await q.arrive(3)]
  const roomId = await q.roomOf()
  const press = () => q.act(a!.queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' }))
  const both = await Promise.allSettled([press(), press(), press()])
  assert.equal(both.filter((b) => b.status === 'fulfilled').length, 1)
  for (const b of both) if (b.status === 'rejected') assert.equal(code(b.reason), 'queue.still_with_patient')
  assert.deepEqual(await q.serials(a!.queueId), [2, 3])
})

test('a missed call costs three places, then five, then the end, then the number', async () => {
  const q = setUp(db)
  const all: Awaited<ReturnType<typeof q.arrive>>[] = []
  for (let i = 1; i <= 9; i++) all.push(await q.arrive(i))
  const { queueId } = all[0]!
  const roomId = await q.roomOf()
  const next = () => q.act(queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' }).serial)
  const missed = () => q.on(all[0]!, (s, e) => miss(s, e, q.doctor, 'test'))
  const seen = (i: number) => q.on(all[i - 1]!, (s, e) => finish(s, e, 'done', q.doctor, 'test'))
  assert.equal(await next(), 1)
  await q.on(all[0]!, (s, e) => recall(s, e, q.doctor, 'test'))
  await missed()
  assert.deepEqual(await q.serials(queueId), [2, 3, 4, 1, 5, 6, 7, 8, 9])
  for (const i of [2, 3, 4]) {
    assert.equal(await next(), i)
    await seen(i)
  }
  assert.equal(await next(), 1)
  await missed()
  assert.deepEqual(await q.serials(queueId), [5, 6, 7, 8, 9, 1], 'five places')
  for (const i of [5, 6, 7, 8]) {
    await next()
    await seen(i)
  }
  await q.arrive(10)
  assert.deepEqual(await q.serials(queueId), [9, 1, 10], 'who comes later does not come before')
  await next()
  await seen(9)
  assert.equal(await next(), 1)
  await missed()
  assert.deepEqual(await q.serials(queueId), [10, 1], 'to the end')
  await q.act(queueId, (s) =>
    call(s, { serverId: q.doctor, roomId, who: 'test', entryId: all[0]!.entryId, reason: 'doctor_choice' }),
  )
  await missed()
  assert.equal(await q.statusOf(all[0]!.entryId), 'void')
  await q.on(all[0]!, (s, e) => comeBack(s, e, 'desk'))
  assert.deepEqual(await q.serials(queueId), [10, 1], 'readmitted as a late one')
  assert.deepEqual(await auditQueue(db), [])
})

test('tests first, back among the others one in three; an emergency and a priority group go before, with the reason in the log', async () => {
  const q = setUp(db)
  const all: Awaited<ReturnType<typeof q.arrive>>[] = []
  for (let i = 1; i <= 8; i++) all.push(await q.arrive(i))
  const { queueId } = all[0]!
  const roomId = await q.roomOf()
  const next = () => q.act(queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' }).serial)
  for (const i of [1, 2]) {
    assert.equal(await next(), i)
    await q.on(all[i - 1]!, (s, e) => start(s, e, q.doctor, 'test'))
    await q.on(all[i - 1]!, (s, e) => finish(s, e, 'away', q.doctor, 'test'))
  }
  for (const i of [1, 2]) await q.on(all[i - 1]!, (s, e) => comeBack(s, e, 'test'))
  assert.deepEqual(await q.serials(queueId), [1, 3, 4, 2, 5, 6, 7, 8])
  await q.on(all[7]!, (s, e) => prioritise(s, e, { lane: 'priority', group: 'pregnant' }, { who: 'desk' }))
  await q.on(all[6]!, (s, e) => prioritise(s, e, { lane: 'emergency' }, { who: 'desk', note: '胸痛' }))
  assert.deepEqual(await q.serials(queueId), [7, 8, 1, 3, 4, 2, 5, 6])
  await assert.rejects(
    q.on(all[5]!, (s, e) => prioritise(s, e, { lane: 'priority', group: 'vip' }, { who: 'desk' })),
    { code: 'queue.group_unknown' },
  )
  const jump = await db.one<{ reason: string; passed: number; note: string }>(
    sql`select reason, passed, note from queue.queue_event where entry_id = ${all[6]!.entryId} and kind = 'prioritised'`,
  )
  assert.deepEqual(jump, { reason: 'emergency', passed: 7, note: '胸痛' })
  assert.deepEqual(await auditQueue(db), [])
})

test('late is who checks in after the own period; a paused doctor calls nobody; a transfer keeps the serial', async () => {
  const q = setUp(db)
  const early = await q.arrive(9, { endsAt: '2026-11-23T00:30:00Z' })
  q.clock.forward(3_600_000)
  await q.arrive(2, { endsAt: '2026-11-23T00:30:00Z' })
  const five = await q.arrive(5)
  assert.deepEqual(await q.serials(early.queueId), [5, 9, 2])
  const roomId = await q.roomOf()
  await q.act(early.queueId, (s) => pause(s, q.doctor, roomId, { reason: 'break', who: 'test' }))
  await assert.rejects(
    q.act(early.queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' })),
    { code: 'queue.paused' },
  )
  await q.act(early.queueId, (s) => resume(s, q.doctor, 'test'))
  const other = await q.arrive(1, { room: '3 楼 14 诊室', practitionerId: newId() })
  await change(
    q.ctx,
    { hospitalId: q.hospitalId, queueIds: [five.queueId, other.queueId], entryIds: [five.entryId] },
    (states) => {
      const from = states.find((s) => s.id === five.queueId)!
      const to = states.find((s) => s.id === other.queueId)!
      transfer(from, to, from.entries.get(five.entryId)!, { practitionerId: other.practitionerId!, roomId }, null, {
        reason: 'doctor_away',
        who: 'desk',
      })
    },
  )
  assert.deepEqual(
    [await q.serials(early.queueId), await q.serials(other.queueId)],
    [
      [9, 2],
      [1, 5],
    ],
  )
  assert.deepEqual(await auditQueue(db), [])
})

test('check-in taken back leaves the line, also when called; made again joins anew; old news does nothing', async () => {
  const q = setUp(db)
  const a = await q.arrive(1)
  await q.arrive(2)
  const roomId = await q.roomOf()
  await q.act(a.queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' }))
  assert.deepEqual(await leaveQueue(q.ctx)({ ...a, reason: 'check_in_undone' }), { left: true })
  assert.deepEqual(await leaveQueue(q.ctx)({ ...a, reason: 'check_in_undone' }), { left: false })
  await assert.rejects(
    q.on(a, (s, e) => start(s, e, q.doctor, 'test')),
    { code: 'queue.wrong_state' },
  )
  assert.equal(
    (await q.act(a.queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' }))).serial,
    2,
    'the doctor is free again',
  )
  assert.equal((await joinQueue(q.ctx)(a)).outcome, 'already', 'old news')
  q.clock.forward(60_000)
  assert.equal((await joinQueue(q.ctx)({ ...a, arrivedAt: q.clock().toISOString() })).outcome, 'joined')
  assert.equal((await leaveQueue(q.ctx)({ ...a, reason: 'check_in_undone', arrivedBefore: a.arrivedAt })).left, false)
  // Moved to another clinic in between: one entry, in the new line.
  await leaveQueue(q.ctx)({ ...a, reason: 'check_in_undone' })
  q.clock.forward(60_000)
  await joinQueue(q.ctx)({ ...a, room: '8 诊室', serial: 20, arrivedAt: q.clock().toISOString() })
  assert.equal(
    (await db.rows(sql`select 1 as one from queue.queue_entry where appointment_id = ${a.appointmentId}`)).length,
    1,
  )
  assert.deepEqual(await q.serials(a.queueId), [])
  assert.deepEqual(await auditQueue(db), [])
})

test('who is in the room stays there when the check-in is taken back; another doctor cannot finish somebody else’s visit', async () => {
  const q = setUp(db)
  const a = await q.arrive(1)
  const roomId = await q.roomOf()
  await q.act(a.queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' }))
  await q.on(a, (s, e) => start(s, e, q.doctor, 'test'))
  assert.equal((await leaveQueue(q.ctx)({ ...a, reason: 'check_in_undone' })).left, false)
  await assert.rejects(
    q.on(a, (s, e) => finish(s, e, 'done', newId(), 'test')),
    { code: 'queue.with_another' },
  )
  await q.on(a, (s, e) => finish(s, e, 'done', q.doctor, 'test'))
  const told = await db.rows<{ name: string }>(
    sql`select name from platform.outbox where key = ${a.appointmentId} order by seq`,
  )
  assert.deepEqual(told.map((t) => t.name), ['queue.patient_called.v1', 'queue.visit_finished.v1']) // biome-ignore format: one thought
})

test('the fourth from the front is told once when three are ahead', async () => {
  const q = setUp(db)
  const all: Awaited<ReturnType<typeof q.arrive>>[] = []
  for (let i = 1; i <= 6; i++) all.push(await q.arrive(i))
  const roomId = await q.roomOf()
  for (let i = 0; i < 2; i++) {
    await q.act(all[0]!.queueId, (s) => call(s, { serverId: q.doctor, roomId, who: 'test' }))
    await q.on(all[i]!, (s, e) => finish(s, e, 'done', q.doctor, 'test'))
  }
  const near = await db.rows<{ key: string; ahead: number }>(sql`
    select key, (data->>'ahead')::int as ahead from platform.outbox where name = 'queue.turn_comes_near.v1' and data->>'hospitalId' = ${q.hospitalId} order by seq`)
  assert.deepEqual(near, [
    { key: all[4]!.appointmentId, ahead: 3 },
    { key: all[5]!.appointmentId, ahead: 3 },
  ])
})

test('the log is append-only, and the audit finds every planted fault', async () => {
  const q = setUp(db)
  const all: Awaited<ReturnType<typeof q.arrive>>[] = []
  for (let i = 1; i <= 4; i++) all.push(await q.arrive(i))
  const late = await q.arrive(5)
  const [a, b, c, d] = all as [typeof late, typeof late, typeof late, typeof late]
  await assert.rejects(
    db.rows(sql`update queue.queue_event set reason = 'x' where entry_id = ${a.entryId}`),
    /append-only/,
  )
  await assert.rejects(db.rows(sql`delete from queue.queue_event where entry_id = ${a.entryId}`), /append-only/)
  assert.deepEqual(await auditQueue(db), [])
  const found = async () => new Set((await auditQueue(db)).map((f) => f.invariant))
  // Two change places, one place is left out, one is done without a visit, one is void too early, and the counter runs ahead.
  await db.rows(sql`
    update queue.queue_entry set position = case serial when 1 then 2 when 2 then 1 else position end where id in (${a.entryId}, ${b.entryId})`)
  assert.deepEqual(await found(), new Set(['nobody stands before a higher lane']))
  await db.rows(sql`update queue.queue_entry set position = 9 where id = ${late.entryId}`)
  await db.rows(sql`update queue.queue_entry set position = null, status = 'done' where id = ${c.entryId}`)
  await db.rows(sql`update queue.queue_entry set position = null, status = 'void' where id = ${d.entryId}`)
  await db.rows(sql`update queue.queue set seq = seq + 1 where id = ${a.queueId}`)
  assert.deepEqual(
    await found(),
    new Set([
      'nobody stands before a higher lane',
      'places count from one without a gap',
      'a finished visit has its times',
      'void only after every missed call',
      'the log replays to the states',
      'the log has no gap',
    ]),
  )
  await assert.rejects(
    db.rows(sql`update queue.queue_entry set position = 9 where id in (${a.entryId}, ${b.entryId})`),
    /entry_place_once/,
  )
})
