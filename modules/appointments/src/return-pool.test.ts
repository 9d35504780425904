import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { setUp } from './fixtures.ts'
import { listPoolsRoute } from './list-pools.ts'
import { returnPool, returnPoolRoute } from './return-pool.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, clock, schedule, take, hospitalId, tomorrow } = setUp(db)
const own = newId()
const tokens = {
  manager: 'manager-token-00000001',
  head: 'head-token-0000000000001',
  stranger: 'stranger-token-000000001',
  reader: 'reader-token-0000000001',
}
const staff = { kind: 'staff' as const, staffId: newId(), groupId: newId(), hospitalId, sessionId: newId() }
const may = ['timetable.read', 'timetable.write']
const app = await testApp(db, [listPoolsRoute(ctx), returnPoolRoute(ctx)], {
  [tokens.manager]: { ...staff, roles: ['manager'], permissions: may, departmentIds: [] },
  [tokens.head]: { ...staff, roles: ['department_head'], permissions: may, departmentIds: [own] },
  [tokens.stranger]: { ...staff, hospitalId: newId(), roles: ['manager'], permissions: may, departmentIds: [] },
  [tokens.reader]: { ...staff, roles: ['desk'], permissions: ['timetable.read'], departmentIds: [] },
})
const give = (scheduleId: string, body: object, token = tokens.manager) =>
  app.inject({
    method: 'POST',
    url: `/api/staff/schedules/${scheduleId}/pool-returns`,
    headers: { authorization: `Bearer ${token}` },
    payload: body,
  })
const list = async (departmentId: string, token = tokens.manager) =>
  (
    await app.inject({
      url: `/api/staff/pools?from=${tomorrow}&to=${tomorrow}&departmentId=${departmentId}`,
      headers: { authorization: `Bearer ${token}` },
    })
  ).json().items
const shares = { online: 1, referral: 2, desk: 1, revisit: 0 }
const reason = '转诊医院今天没有病人'

test('what is left of a pool goes online at once, once, with the reason kept; the audit stays silent', async () => {
  const f = await schedule([4], { pools: shares })
  assert.equal((await take(f)).outcome, 'held')
  assert.equal((await take(f)).outcome, 'sold_out')
  const given = await give(f.scheduleId, { pool: 'referral', reason })
  assert.equal(given.statusCode, 200, given.body)
  const referral = given.json().pools[1]
  assert.deepEqual(
    [referral.flowing, referral.left, referral.returned.reason, referral.returned.numbers, referral.returned.by],
    [true, 2, reason, 2, `staff:${staff.staffId}`],
  )
  assert.equal((await take(f)).outcome, 'held')
  assert.equal((await take(f)).outcome, 'held')
  assert.equal((await take(f)).outcome, 'sold_out')
  assert.equal((await give(f.scheduleId, { pool: 'referral', reason })).json().code, 'appointments.pool_already_online')
  assert.equal((await give(f.scheduleId, { pool: 'revisit', reason })).json().code, 'appointments.pool_empty')
  assert.deepEqual(await auditNumbers(db), [])
})

test('a later change of the timetable does not take a returned pool back; the audit finds one that was', async () => {
  const f = await schedule([4], { pools: shares })
  await give(f.scheduleId, { pool: 'desk', reason })
  await schedule([4], { ...f, revision: 2, room: '另一间' })
  assert.equal((await list(f.departmentId))[0].pools[2].flowing, true)
  assert.deepEqual(await auditNumbers(db), [])
  await db.rows(sql`update appointments.stock set pool_flow_at[3] = '9999-01-01' where schedule_id = ${f.scheduleId}`)
  assert.deepEqual(
    (await auditNumbers(db)).map((x) => x.invariant),
    ['a pool given to online flows from then on'],
  )
  await db.rows(sql`update appointments.stock set pool_flow_at[3] = ${clock()} where schedule_id = ${f.scheduleId}`)
})

test('twenty managers press at once: one return is written', async () => {
  const f = await schedule([4], { pools: shares })
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      returnPool(ctx, { hospitalId, scheduleId: f.scheduleId, pool: 'referral', reason, by: 'staff:x' }),
    ),
  )
  assert.equal(all.filter((r) => r.status === 'fulfilled').length, 1)
})

test('bookings and the return of a pool at the same moment: never more than there are', async () => {
  const f = await schedule([10], { pools: { online: 2, referral: 5, desk: 3, revisit: 0 } })
  const all = await Promise.all([
    ...Array.from({ length: 15 }, () => take(f)),
    returnPool(ctx, { hospitalId, scheduleId: f.scheduleId, pool: 'referral', reason, by: 'staff:x' }),
    ...Array.from({ length: 15 }, () => take(f)),
  ])
  const held = all.filter((a) => a && 'outcome' in a && a.outcome === 'held').length
  assert.ok(held >= 2 && held <= 7, `${held} held`)
  assert.deepEqual(await auditNumbers(db), [])
})

test('who may not, does not; what is over, stopped or not there says so; malformed wishes stop at the door', async () => {
  const f = await schedule([4], { pools: shares })
  const wish = { pool: 'desk', reason }
  assert.equal((await give(f.scheduleId, wish, tokens.reader)).statusCode, 403)
  assert.equal((await give(f.scheduleId, wish, tokens.stranger)).statusCode, 404)
  assert.equal((await give(f.scheduleId, wish, tokens.head)).statusCode, 404)
  assert.equal((await give(newId(), wish)).statusCode, 404)
  assert.deepEqual(await list(f.departmentId, tokens.stranger), [])
  assert.deepEqual(await list(f.departmentId, tokens.head), [])
  for (const bad of [
    { pool: 'online', reason },
    { pool: 'desk' },
    { pool: 'desk', reason: '' },
    { pool: 'desk', reason: '长'.repeat(201) },
    { pool: 'desk', reason: 'a\u0000b' },
    { pool: 'desk', reason, extra: 1 },
  ])
    assert.equal((await give(f.scheduleId, bad)).statusCode, 400, JSON.stringify(bad))
  assert.equal((await give(f.scheduleId, { pool: 'desk', reason: "'; drop table x; -- 😀" })).statusCode, 200)
  await db.rows(sql`update appointments.stock set state = 'stopped' where schedule_id = ${f.scheduleId}`)
  assert.equal((await give(f.scheduleId, { pool: 'referral', reason })).json().code, 'appointments.stopped')
  const g = await schedule([4], { departmentId: own, pools: shares })
  assert.equal((await list(own, tokens.head))[0].mayReturn, true)
  assert.equal((await list(own, tokens.reader))[0].mayReturn, false)
  clock.set('2026-11-24T12:00:00Z')
  assert.equal((await give(g.scheduleId, wish, tokens.head)).json().code, 'appointments.closed')
  clock.set('2026-11-23T04:00:00Z')
})
