import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, newId, systemClock } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { bookAtDeskRoute } from '../book-at-desk.ts'
import { fakeIdentity, setUp } from '../fixtures.ts'
import { createTaker, takeNumber, takeNumberRoute } from '../take-number.ts'
import { type ReleaseMonitor, releaseMonitorRoute } from './release-monitor.ts'
import { createTally, forgetTallies } from './tally.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, schedule, request, hospitalId } = setUp(db)
// The tallies are of the database's clock, so the monitor is watched with it.
const real = { ...ctx, clock: systemClock }
const taker = createTaker(real)
const { today } = await db.one<{ today: string }>(sql`select (now() at time zone 'Asia/Shanghai')::date::text as today`)
const inAWeek = addDays(today, 7)
const managerToken = 'manager-token-00000001'
const headToken = 'head-token-0000000000001'
const strangerToken = 'stranger-token-000000001'
const own = newId()
const staff = { kind: 'staff' as const, staffId: newId(), groupId: newId(), hospitalId, sessionId: newId() }
const may = ['timetable.read', 'timetable.write']
const app = await testApp(
  db,
  [
    releaseMonitorRoute(real, 'Asia/Shanghai'),
    takeNumberRoute(taker, fakeIdentity()),
    bookAtDeskRoute(taker, fakeIdentity()),
  ],
  {
    [managerToken]: { ...staff, roles: ['manager'], permissions: may, departmentIds: [] },
    [headToken]: { ...staff, roles: ['department_head'], permissions: may, departmentIds: [own] },
    [strangerToken]: { ...staff, hospitalId: newId(), roles: ['manager'], permissions: may, departmentIds: [] },
  },
)
const watch = async (token: string, query = ''): Promise<ReleaseMonitor> => {
  const r = await app.inject({ url: `/api/staff/release${query}`, headers: { authorization: `Bearer ${token}` } })
  assert.equal(r.statusCode, 200, r.body)
  return r.json()
}
/** Opened at the beginning of this minute. */
const releaseAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 1000).toISOString()
const ask = (f: Parameters<typeof request>[0]) =>
  takeNumber(taker, request(f), ['online']).then(
    () => 'taken',
    (e: { code: string }) => e.code,
  )

test('the release of a day: taken, left by pool, refusals by reason, the curve and the queue, each adding up', async () => {
  const f = await schedule([6], {
    departmentId: own,
    on: inAWeek,
    releaseAt,
    pools: { online: 3, referral: 2, desk: 1, revisit: 0 },
  })
  const g = await schedule([4], { on: inAWeek, releaseAt })
  const answers = await Promise.all(Array.from({ length: 9 }, () => ask(f)))
  assert.equal(answers.filter((a) => a === 'taken').length, 3)
  await ask(g)
  await taker.tally.flush()
  const seen = await watch(managerToken)
  assert.equal(seen.on, today)
  assert.deepEqual([seen.schedules, seen.issued, seen.taken], [2, 10, 4])
  assert.deepEqual(
    seen.pools.map((p) => [p.pool, p.quota, p.taken, p.left]),
    [
      ['online', 7, 4, 3],
      ['referral', 2, 0, 2],
      ['desk', 1, 0, 1],
      ['revisit', 0, 0, 0],
    ],
  )
  assert.deepEqual(seen.visits, { from: inAWeek, to: inAWeek })
  assert.equal(seen.releases[0]?.schedules, 2)
  const count = (o: string) => seen.outcomes.find((x) => x.outcome === o)?.count ?? 0
  assert.deepEqual([count('held'), count('sold_out')], [4, 6])
  const mine = seen.departments.find((d) => d.departmentId === own)!
  assert.deepEqual([mine.issued, mine.taken, mine.outcomes.find((o) => o.outcome === 'sold_out')?.count], [6, 3, 6])
  const total = (a: number[]) => a.reduce((x, y) => x + y, 0)
  assert.equal(total(seen.curve.taken), 4, 'the curve adds up to what was taken')
  assert.equal(total(seen.curve.refused), 6)
  assert.equal(total(seen.curve.departments.find((d) => d.departmentId === own)!.taken), 3)
  const minutes = await watch(managerToken, '?step=minute')
  assert.deepEqual([minutes.curve.stepSeconds, total(minutes.curve.taken)], [60, 4])
  assert.deepEqual(seen.queue, { waiting: 0, nodes: 0 })
})

test('a department head watches the own department, another hospital sees nothing of it', async () => {
  const head = await watch(headToken)
  assert.deepEqual(
    head.departments.map((d) => d.departmentId),
    [own],
  )
  assert.equal(head.outcomes.find((o) => o.outcome === 'held')?.count, 3)
  const stranger = await watch(strangerToken)
  assert.deepEqual([stranger.issued, stranger.outcomes, stranger.departments], [0, [], []])
})

test('a day without a release says when the next one is', async () => {
  const later = new Date(Date.parse(releaseAt) + 3 * 86_400_000)
  await schedule([1], { on: addDays(today, 9), releaseAt: later.toISOString() })
  const seen = await watch(managerToken, `?on=${addDays(today, 1)}`)
  assert.deepEqual([seen.issued, seen.next], [0, addDays(today, 3)])
  assert.equal(
    (
      await app.inject({
        url: '/api/staff/release?on=2026-13-01',
        headers: { authorization: `Bearer ${managerToken}` },
      })
    ).statusCode,
    400,
  )
})

test('hundreds of counts of several processes meet in one line a minute, and no request writes', async () => {
  const f = await schedule([1], { on: inAWeek, releaseAt })
  const tallies = Array.from({ length: 4 }, () => createTally(db, () => 2))
  await Promise.all(
    tallies.map(async (t) => {
      for (let i = 0; i < 250; i++) t.add(f.scheduleId, 'sold_out')
      await t.flush()
      t.add(f.scheduleId, 'sold_out')
      await t.flush()
    }),
  )
  const { total, seconds, lines } = await db.one<{ total: number; seconds: number; lines: number }>(sql`
    select sum(total)::int as total, sum((select sum(x) from unnest(per_second) as x))::int as seconds, count(*)::int as lines
      from appointments.release_tally where department_id = ${f.departmentId}`)
  assert.deepEqual([total, seconds], [1004, 1004])
  assert.ok(lines <= 2, `${lines} lines`)
  const unknown = tallies[0]!
  unknown.add(newId(), 'schedule_not_found')
  await unknown.flush()
  const { nodes, waiting } = (await watch(strangerToken, `?on=${addDays(today, 2)}`)).queue
  assert.deepEqual([nodes, waiting], [4, 8])
  await db.rows(
    sql`update appointments.release_tally set minute = minute - interval '9 days' where department_id = ${f.departmentId}`,
  )
  await forgetTallies(db)
  assert.equal(
    (
      await db.one<{ n: number }>(
        sql`select count(*) as n from appointments.release_tally where department_id = ${f.departmentId}`,
      )
    ).n,
    0,
  )
})

test('the slow lane is counted beside its answers, and a full queue as unavailable', async () => {
  const f = await schedule([2], { on: inAWeek, releaseAt })
  await takeNumber(taker, request(f), ['online'], { lane: 'slow' })
  await taker.tally.flush()
  const all = await db.rows<{ outcome: string; total: number }>(
    sql`select outcome, total from appointments.release_tally where department_id = ${f.departmentId} order by 1`,
  )
  assert.deepEqual(all, [
    { outcome: 'held', total: 1 },
    { outcome: 'slowed', total: 1 },
  ])
})
