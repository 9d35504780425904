import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { type Fragment, sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from '../audit-numbers.ts'
import type { DrawProof, StockFacts } from '../contract.ts'
import { fakeIdentity, setUp } from '../fixtures.ts'
import { joinWaitlists } from '../join-waitlist.ts'
import { serveWaitlists } from '../serve-waitlist.ts'
import { wishRoutes } from './make-wish.ts'
import { markDrawRoutes } from './mark-draw.ts'
import { runDraws } from './run-draws.ts'
import { drawProof, showDrawRoute } from './show-draw.ts'
import { verifyDraw } from './verify-draw.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, take, hospitalId, tomorrow } = setUp(db)
const strangersPatient = newId()
const identity = fakeIdentity([strangersPatient])
const token = 'patient-token-0000000001'
const managerToken = 'manager-token-0000000001'
const deskToken = 'desk-token-000000000001'
const foreignToken = 'foreign-token-0000000001'
const staff = {
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  hospitalId,
  sessionId: newId(),
  departmentIds: [] as string[],
}
const app = await testApp(db, [markDrawRoutes(ctx), wishRoutes(ctx, identity), showDrawRoute(ctx)], {
  [token]: { kind: 'account', accountId: newId(), groupId: staff.groupId, sessionId: newId() },
  [managerToken]: { ...staff, roles: ['manager'], permissions: ['waitlist.read', 'draw.manage'] },
  [deskToken]: { ...staff, roles: ['desk'], permissions: ['waitlist.read', 'waitlist.write'] },
  [foreignToken]: {
    ...staff,
    hospitalId: newId(),
    roles: ['manager', 'desk'],
    permissions: ['waitlist.read', 'waitlist.write', 'draw.manage'],
  },
})
const send = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, bearer = token) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': newId() },
    ...(body && { payload: body }),
  })

const before = '2026-11-23T04:00:00Z'
const release = '2026-11-23T05:00:00Z'
const during = '2026-11-23T05:10:00Z'
const after = '2026-11-23T05:30:00Z'
/** A schedule that is drawn: marked before its release, which is in an hour. */
async function byDraw(capacities: number[], change: Partial<StockFacts> = {}) {
  clock.set(before)
  const f = await schedule(capacities, { releaseAt: release, ...change })
  assert.equal((await send('POST', '/staff/draws', { scheduleId: f.scheduleId }, managerToken)).statusCode, 201)
  return f
}
const wish = async (f: StockFacts, more: object = {}) => {
  const res = await send('POST', '/wishes', { scheduleId: f.scheduleId, patientId: newId(), ...more })
  return { ...res.json(), status: res.statusCode }
}
const drawn = async (f: StockFacts): Promise<DrawProof> => {
  clock.set(after)
  await runDraws(ctx)
  clock.forward(61_000)
  await runDraws(ctx)
  return (await drawProof(db, f.scheduleId, clock()))!
}

test('thirty wishes for five numbers: five are held in drawn order, the others become the line, and everybody can recompute it', async () => {
  const f = await byDraw([3, 2])
  assert.equal((await wish(f)).code, 'appointments.not_released')
  assert.equal((await take(f)).outcome, 'not_released')
  clock.set(during)
  assert.equal((await take(f)).outcome, 'by_draw', 'nobody takes a number past the draw')
  assert.equal((await take(f, { pool: 'desk', channel: 'desk' })).outcome, 'by_draw')
  const wishes = await Promise.all(Array.from({ length: 30 }, () => wish(f)))
  assert.ok(wishes.every((w) => w.status === 201))
  assert.equal((await runDraws(ctx)) >= 0 && (await drawProof(db, f.scheduleId, clock()))!.status, 'collecting')
  clock.set(after)
  assert.equal((await wish(f)).code, 'appointments.wishes_closed')
  await runDraws(ctx)
  const closed = (await send('GET', `/draws/${f.scheduleId}`)).json() as DrawProof
  assert.deepEqual([closed.status, closed.wishes, closed.seed, closed.order], ['closed', 30, undefined, undefined])
  await runDraws(ctx)
  assert.equal((await drawProof(db, f.scheduleId, clock()))!.status, 'closed', 'the list is seen before the seed')
  clock.forward(61_000)
  await Promise.all([runDraws(ctx), runDraws(ctx), runDraws(ctx)])
  const proof = (await send('GET', `/draws/${f.scheduleId}`)).json() as DrawProof
  assert.equal(proof.wishesHash, closed.wishesHash)
  assert.deepEqual(verifyDraw(proof).faults, [])
  assert.deepEqual(
    proof.order!.map((o) => o.outcome),
    Array.from({ length: 30 }, (_, i) => (i < 5 ? 'number' : 'waitlist')),
  )
  const line = await db.rows<{ id: string }>(
    sql`select w.id from appointments.waitlist_entry e join appointments.wish w on w.entry_id = e.id where e.schedule_id = ${f.scheduleId} order by e.seq`,
  )
  assert.deepEqual(
    line.map((l) => l.id),
    proof.order!.slice(5).map((o) => o.wishId),
  )
  assert.ok(!JSON.stringify(proof).includes(wishes[0].patientId), 'no patient in the proof')
  assert.equal(
    (
      await db.rows(
        sql`select 1 from appointments.appointment where schedule_id = ${f.scheduleId} and status = 'pending'`,
      )
    ).length,
    5,
  )
  assert.equal((await take(f)).outcome, 'sold_out')
  assert.deepEqual(await auditNumbers(db), [])
})

test('an independent script in another language comes to the same result, and finds a proof that was touched', (t) =>
  (async () => {
    const python = spawnSync('python3', ['--version'])
    if (python.status !== 0) return t.skip('python3 is not on this machine: tools/verify-draw.py was not run')
    const f = await byDraw([4])
    clock.set(during)
    await Promise.all(Array.from({ length: 12 }, (_, i) => wish(f, i % 3 ? {} : { periods: [0], anyPeriod: false })))
    const proof = await drawn(f)
    const file = join(tmpdir(), `draw-${f.scheduleId}.json`)
    const script = resolve(import.meta.dirname, '../../../../tools/verify-draw.py')
    writeFileSync(file, JSON.stringify(proof))
    assert.match(execFileSync('python3', [script, file]).toString(), /recomputed: everything agrees/)
    const order = proof.order!
    const swapped = [order[1]!, order[0]!, ...order.slice(2)]
    writeFileSync(file, JSON.stringify({ ...proof, order: swapped }))
    assert.equal(spawnSync('python3', [script, file]).status, 1)
  })())

test('what an insider could do to a proof is found: another seed, a dropped or added wish, another order, a number out of turn', async () => {
  const f = await byDraw([2])
  clock.set(during)
  await Promise.all(Array.from({ length: 8 }, () => wish(f)))
  const p = await drawn(f)
  const cheats: Record<string, DrawProof> = {
    'another seed': { ...p, seed: 'ab'.repeat(32) },
    'a dropped wish': { ...p, list: p.list!.slice(1), order: p.order!.filter((o) => o.wishId !== p.list![0]!.wishId) },
    'an added wish': { ...p, list: [...p.list!, { wishId: newId(), periods: [], anyPeriod: true }] },
    'another order': { ...p, order: p.order!.toReversed() },
    'a number out of turn': {
      ...p,
      order: p.order!.map((o, i) => (i === 0 ? { wishId: o.wishId, rank: 1, outcome: 'waitlist' as const } : o)),
    },
    'a number given twice': { ...p, order: p.order!.map((o) => (o.serial === undefined ? o : { ...o, serial: 1 })) },
    'a late commitment': { ...p, committedAt: p.closesAt },
  }
  assert.deepEqual(verifyDraw(p).faults, [])
  for (const [what, proof] of Object.entries(cheats)) assert.notDeepEqual(verifyDraw(proof).faults, [], what)
})

test('wanted periods come first; who wants only one that is gone waits; who may not have any is told why', async () => {
  const f = await byDraw([1, 1])
  clock.set(during)
  const holder = newId()
  const other = await schedule([5], {
    departmentId: f.departmentId,
    half: 'pm',
    periods: [{ from: '14:00', to: '14:30', capacity: 5 }],
  })
  await take(other, { patientId: holder })
  const made = await Promise.all([
    wish(f, { periods: [1], anyPeriod: false }),
    wish(f, { periods: [1], anyPeriod: false }),
    wish(f, { periods: [1, 0] }),
    wish(f, { patientId: holder }),
  ])
  assert.ok(made.every((m) => m.status === 201))
  const p = await drawn(f)
  assert.deepEqual(verifyDraw(p).faults, [])
  // Whoever comes first in the order has the wanted period: the expected outcomes follow from the order that was published.
  const [, , flexible] = made
  const free = new Set([0, 1])
  for (const o of p.order!.filter((x) => x.wishId !== made[3]!.id)) {
    const wanted = o.wishId === flexible!.id ? [1, 0] : [1]
    const got = wanted.find((n) => free.delete(n))
    assert.deepEqual([o.outcome, o.periodNo], got === undefined ? ['waitlist', undefined] : ['number', got])
  }
  assert.equal(p.order!.find((o) => o.wishId === flexible!.id)!.outcome, 'number')
  const mine = (await send('GET', `/wishes?patientId=${holder}`)).json().items[0]
  assert.ok(mine.status === 'refused' ? mine.refusal === 'limit_department_day' : mine.status === 'waitlist')
  assert.deepEqual(await auditNumbers(db), [])
})

test('one wish a patient, withdrawn before the list is closed and not after; the same key is the same wish', async () => {
  const f = await byDraw([1])
  clock.set(during)
  const patientId = newId()
  const w = await wish(f, { patientId })
  assert.equal((await wish(f, { patientId })).code, 'appointments.already_wished')
  const many = await Promise.all(Array.from({ length: 6 }, () => wish(f, { patientId: strangersPatient })))
  assert.ok(many.every((m) => m.status === 404))
  const twins = newId()
  const raced = await Promise.all(Array.from({ length: 8 }, () => wish(f, { patientId: twins })))
  assert.equal(raced.filter((m) => m.status === 201).length, 1)
  assert.equal((await send('POST', `/wishes/${w.id}/withdrawal`)).json().status, 'withdrawn')
  assert.equal((await send('POST', `/wishes/${w.id}/withdrawal`)).json().status, 'withdrawn', 'asked twice')
  const again = await wish(f, { patientId })
  assert.equal(again.status, 201)
  clock.set(after)
  await runDraws(ctx)
  assert.equal((await send('POST', `/wishes/${again.id}/withdrawal`)).json().code, 'appointments.wishes_closed')
  assert.deepEqual(verifyDraw(await drawn(f)).faults, [])
})

test('the desk enters wishes with the same chance; the line is joined only after the draw', async () => {
  const f = await byDraw([1], { pools: { online: 0, referral: 0, desk: 1, revisit: 0 } })
  clock.set(during)
  const body = { scheduleId: f.scheduleId, patientId: newId() }
  assert.equal((await send('POST', '/staff/wishes', body, foreignToken)).statusCode, 404)
  const made = await send('POST', '/staff/wishes', body, deskToken)
  assert.equal(made.statusCode, 201)
  assert.equal(
    (await send('POST', `/staff/wishes/${made.json().id}/withdrawal`, undefined, foreignToken)).statusCode,
    404,
  )
  const joining = {
    hospitalId,
    scheduleId: f.scheduleId,
    patientId: newId(),
    by: 'x',
    channel: 'online',
    elder: false,
    key: newId(),
    bodyHash: 'h',
  }
  assert.equal((await joinWaitlists(db, clock, [joining]))[0]!.outcome, 'by_draw')
  const p = await drawn(f)
  assert.equal(p.order![0]!.outcome, 'number', 'the desk’s numbers are in the draw, too')
  const list = (await send('GET', `/staff/wishes?scheduleId=${f.scheduleId}`, undefined, deskToken)).json().items
  assert.deepEqual([list[0].wish.status, list[0].patient.nameMasked], ['number', '王*'])
  assert.deepEqual(
    (await send('GET', `/staff/wishes?scheduleId=${f.scheduleId}`, undefined, foreignToken)).json().items,
    [],
  )
})

test('a manager marks before the release only; the first commitment stays; unmarked it is first come, first served again', async () => {
  const f = await byDraw([1])
  const commitment = async () => (await drawProof(db, f.scheduleId, clock()))!.commitment
  const first = await commitment()
  assert.equal((await send('POST', '/staff/draws', { scheduleId: f.scheduleId }, managerToken)).statusCode, 201)
  assert.equal(await commitment(), first)
  assert.equal((await send('POST', '/staff/draws', { scheduleId: f.scheduleId }, deskToken)).statusCode, 403)
  assert.equal((await send('POST', '/staff/draws', { scheduleId: f.scheduleId }, foreignToken)).statusCode, 404)
  assert.equal((await send('DELETE', `/staff/draws/${f.scheduleId}`, undefined, managerToken)).statusCode, 204)
  assert.equal((await send('GET', `/draws/${f.scheduleId}`)).statusCode, 404)
  const list = (
    await send(
      'GET',
      `/staff/draws?from=${tomorrow}&to=${tomorrow}&departmentId=${f.departmentId}`,
      undefined,
      managerToken,
    )
  ).json()
  assert.deepEqual([list.items.length, list.markable[0].scheduleId], [0, f.scheduleId])
  const g = await byDraw([1])
  clock.set(release)
  assert.equal(
    (await send('DELETE', `/staff/draws/${g.scheduleId}`, undefined, managerToken)).json().code,
    'appointments.already_released',
  )
  const released = await schedule([1])
  assert.equal(
    (await send('POST', '/staff/draws', { scheduleId: released.scheduleId }, managerToken)).json().code,
    'appointments.already_released',
  )
})

test('nobody wished: all numbers are free for everybody after the draw; a clinic that was stopped is not drawn', async () => {
  const f = await byDraw([2])
  const g = await byDraw([2])
  clock.set(during)
  const w = await wish(g)
  await db.rows(sql`update appointments.stock set state = 'stopped' where schedule_id = ${g.scheduleId}`)
  assert.deepEqual(verifyDraw(await drawn(f)).faults, [])
  assert.equal((await take(f)).outcome, 'held')
  assert.equal((await drawProof(db, g.scheduleId, clock()))!.status, 'cancelled')
  const told = await db.one<{ data: { outcome: string } }>(
    sql`select data from platform.outbox where key = ${w.id} and name = 'appointments.wish_drawn.v1'`,
  )
  assert.equal(told.data.outcome, 'cancelled')
  await serveWaitlists(ctx)
  assert.deepEqual(await auditNumbers(db), [])
})

test('a seed that is not the committed one draws nothing, and what is malformed never reaches the database', async () => {
  const f = await byDraw([1])
  clock.set(during)
  await wish(f)
  for (const bad of [
    { periods: ['x'] },
    { periods: [1.5] },
    { periods: [-1] },
    { periods: [0, 0] },
    { patientId: '😀' },
    { id: newId() },
  ])
    assert.equal((await wish(f, bad)).status, 400, JSON.stringify(bad))
  assert.equal((await wish(f, { periods: [7] })).status, 404)
  clock.set(after)
  await runDraws(ctx)
  clock.forward(61_000)
  await assert.rejects(
    db.rows(
      sql`select appointments.run_draw(${hospitalId}, ${f.scheduleId}, ${Buffer.alloc(32)}::bytea, ${clock()}::timestamptz)`,
    ),
  )
  assert.equal((await drawProof(db, f.scheduleId, clock()))!.status, 'closed')
  await runDraws(ctx)
  assert.equal((await drawProof(db, f.scheduleId, clock()))!.status, 'drawn')
})

test('the audit finds a planted fault of each kind', async () => {
  const f = await byDraw([2])
  clock.set(during)
  await Promise.all(Array.from({ length: 6 }, () => wish(f)))
  await drawn(f)
  const id = f.scheduleId
  assert.deepEqual(await auditNumbers(db), [])
  const planted: [string, Fragment][] = [
    ['has one', sql`update appointments.stock set drawn_at = drawn_at + interval '1 second' where schedule_id = ${id}`],
    ['committed to', sql`update appointments.draw set commitment = repeat('a', 64) where schedule_id = ${id}`],
    ['one published', sql`update appointments.wish set periods = '{1}' where schedule_id = ${id} and rank = 1`],
    [
      'order is that',
      sql`update appointments.wish set rank = case rank when 1 then 1002 else 1001 end where schedule_id = ${id} and rank in (1, 2)`,
    ],
    [
      'what it was given',
      sql`update appointments.wish set patient_id = ${newId()} where schedule_id = ${id} and rank = 1`,
    ],
    [
      'has a wish',
      sql`update appointments.appointment set channel = 'draw' where id = ${(await take(await schedule([1], { half: 'night' }))).appointmentId}`,
    ],
  ]
  for (const [rule, statement] of planted)
    await db
      .tx(async (tx) => {
        await tx.rows(statement)
        assert.ok(
          (await auditNumbers(tx)).some((x) => x.invariant.includes(rule)),
          `planted fault «${rule}»`,
        )
        throw new Error('undo')
      })
      .catch((e: Error) => assert.equal(e.message, 'undo'))
})
