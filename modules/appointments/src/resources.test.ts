import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, newId } from '@jiuyi/kernel'
import { openDb, sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { cancelRoutes } from './cancel-appointment.ts'
import type { StockFacts } from './contract.ts'
import { expireHolds } from './expire-holds.ts'
import { fakeIdentity, setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'
import { openStock } from './open-stock.ts'
import { moveAppointment } from './reschedule-appointment.ts'
import { resourceRoutes } from './resources.ts'
import { createTaker, takeNumberRoute } from './take-number.ts'
import { takeWithResources } from './take-with-resources.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, request, take, hospitalId, tomorrow } = setUp(db)
const noon = clock()
const token = 'patient-token-0000000001'
const staff = { kind: 'staff' as const, staffId: newId(), groupId: newId(), sessionId: newId(), departmentIds: [] }
const permissions = ['timetable.read', 'timetable.write']
const app = await testApp(
  db,
  [
    resourceRoutes(ctx, 'Asia/Shanghai'),
    takeNumberRoute(createTaker(ctx), fakeIdentity()),
    cancelRoutes(ctx, fakeIdentity()),
  ],
  {
    [token]: { kind: 'account', accountId: newId(), groupId: newId(), sessionId: newId() },
    'manager-token-00000000001': { ...staff, hospitalId, roles: ['manager'], permissions },
    'other-token-000000000001': { ...staff, hospitalId: newId(), roles: ['manager'], permissions },
  },
)
const send = async (
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  body?: unknown,
  bearer = 'manager-token-00000000001',
) => {
  const res = await app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': newId() },
    ...(body !== undefined && { payload: body as object }),
  })
  return { status: res.statusCode, body: res.json() }
}
let names = 0
const resource = async (capacity = 1, kind = 'device') =>
  (await send('POST', '/staff/resources', { kind, name: `超声仪 ${++names}`, capacity })).body.id as string
const takeAll = (f: StockFacts, change: object = {}) => takeWithResources(ctx, request(f, change))
const uses = (id: string) =>
  db.rows<{ from: Date }>(
    sql`select from_at as "from" from appointments.resource_use where resource_id = ${id} order by 1`,
  )

test('a number of such a schedule occupies room and device for its period, and frees them when it is given back', async () => {
  const [room, device] = [await resource(1, 'room'), await resource()]
  const a = await schedule([2], { resources: [room, device] })
  const b = await schedule([2], { resources: [device] })
  assert.equal((await take(a)).outcome, 'needs_resources')
  const first = await takeAll(a)
  assert.equal(first.outcome, 'held')
  assert.equal((await uses(device)).length, 1)
  const second = await takeAll(b)
  assert.equal(second.outcome, 'resource_busy')
  assert.match(second.busy!, /超声仪/)
  const left = await db.one<{ opened: number[] }>(
    sql`select opened from appointments.stock where schedule_id = ${b.scheduleId}`,
  )
  assert.deepEqual(left.opened, [0], 'nothing was taken')
  await giveBack(db, clock, {
    hospitalId,
    ids: [first.appointmentId!],
    from: 'pending',
    reason: 'given_up',
    late: false,
    who: 'x',
    channel: 'x',
  })
  assert.equal((await uses(device)).length, 0)
  const third = await takeAll(b)
  assert.equal(third.outcome, 'held')
  clock.forward(20 * 60_000)
  await expireHolds(ctx)
  assert.equal((await uses(device)).length, 0, 'an expired hold frees it too')
  clock.set(noon.toISOString())
  assert.deepEqual(await auditNumbers(db), [])
})

test('a resource with two places serves two at once and not three; periods that follow each other do not meet', async () => {
  const device = await resource(2)
  const f = await schedule([5, 5], { resources: [device] })
  assert.deepEqual(
    [(await takeAll(f)).outcome, (await takeAll(f)).outcome, (await takeAll(f)).outcome],
    ['held', 'held', 'resource_busy'],
  )
  assert.equal((await takeAll(f, { periodNo: 1 })).outcome, 'held')
})

test('moving carries the resources along, or is refused and moves nothing', async () => {
  const [device, other] = [await resource(), await resource()]
  const a = await schedule([3, 3], { resources: [device] })
  const b = await schedule([3], { resources: [other], on: addDays(tomorrow, 1) })
  const mine = await takeAll(a)
  const blocker = await takeAll(a, { periodNo: 1 })
  const move = (id: string, f: StockFacts, periodNo = 0) =>
    moveAppointment(ctx, {
      hospitalId,
      appointmentId: id,
      scheduleId: f.scheduleId,
      periodNo,
      pools: ['online'],
      asPatient: true,
      who: 'account:test',
      channel: 'online',
      key: newId(),
    })
  assert.equal((await move(mine.appointmentId!, a, 1)).outcome, 'resource_busy')
  assert.equal((await move(mine.appointmentId!, b)).outcome, 'moved')
  assert.equal((await uses(device)).length, 1)
  assert.equal((await uses(other)).length, 1)
  assert.equal((await move(blocker.appointmentId!, a, 0)).outcome, 'moved')
  assert.deepEqual(await auditNumbers(db), [])
})

test('two processes booking schedules with crossing resource sets never deadlock and never fill one twice', async () => {
  const [x, y, z] = [await resource(), await resource(), await resource()]
  const sets = [
    [x, y],
    [y, z],
    [z, x],
    [y, x],
  ]
  const schedules = await Promise.all(sets.map((resources) => schedule([9, 9, 9], { resources: [...resources] })))
  const second = { ...ctx, db: openDb({ url: db.url, role: 'jiuyi_module_appointments', max: 10 }) }
  /** A process whose connections are all waiting says «busy»; its client asks again with the same key. A deadlock would come out. */
  const ask = async (i: number, want = request(schedules[i % 4]!, { periodNo: i % 3 }), tries = 5) => {
    try {
      return await takeWithResources(i % 2 ? second : ctx, want)
    } catch (e) {
      if (!tries || !(e as Error).message.startsWith('timeout exceeded')) throw e
      return ask(i, want, tries - 1)
    }
  }
  const answers = await Promise.all(Array.from({ length: 36 }, (_, i) => ask(i)))
  await second.db.close()
  const held = answers.filter((a) => a.outcome === 'held')
  assert.ok(answers.every((a) => ['held', 'resource_busy'].includes(a.outcome)))
  // Every set needs two of three resources, so one booking a period is all there is room for.
  assert.equal(held.length, 3)
  assert.deepEqual(await auditNumbers(db), [])
})

test('the audit finds a resource that nobody holds, one that is held too often, and one that is not held', async () => {
  const device = await resource()
  const f = await schedule([2], { resources: [device] })
  const { appointmentId } = await takeAll(f)
  for (const statement of [
    sql`delete from appointments.resource_use where appointment_id = ${appointmentId}`,
    sql`insert into appointments.resource_use values (${hospitalId}, ${newId()}, ${device}, ${noon}, ${noon})`,
  ])
    await db
      .tx(async (tx) => {
        await tx.rows(statement)
        assert.ok((await auditNumbers(tx)).some((a) => a.invariant.startsWith('8')))
        throw new Error('undo')
      })
      .catch((e: Error) => assert.equal(e.message, 'undo'))
  await db
    .tx(async (tx) => {
      await tx.rows(sql`
        insert into appointments.resource_use select hospital_id, ${newId()}, resource_id, from_at, to_at from appointments.resource_use where appointment_id = ${appointmentId}`)
      assert.ok((await auditNumbers(tx)).some((a) => a.invariant.startsWith('8 a resource is never fuller')))
      throw new Error('undo')
    })
    .catch((e: Error) => assert.equal(e.message, 'undo'))
})

test('who has a number keeps its room when the template picks another; with nobody there it changes', async () => {
  const [device, other] = [await resource(), await resource()]
  const f = await schedule([2], { resources: [device] })
  await openStock(ctx)({ ...f, revision: 2, resources: [other] })
  assert.equal((await takeAll(f)).outcome, 'held')
  assert.equal((await uses(other)).length, 1)
  await openStock(ctx)({ ...f, revision: 3, resources: [device] })
  assert.equal((await takeAll(f, { periodNo: 0 })).outcome, 'resource_busy')
  assert.deepEqual(await auditNumbers(db), [])
})

test('through the door: the patient books as always, the list says who occupies, and what is promised cannot be retired', async () => {
  const device = await resource()
  const f = await schedule([2], { resources: [device] })
  const body = { scheduleId: f.scheduleId, periodNo: 0, feeFen: f.feeFen }
  const got = await send('POST', '/appointments', { ...body, patientId: newId() }, token)
  assert.equal(got.status, 201)
  const busy = await send('POST', '/appointments', { ...body, patientId: newId() }, token)
  assert.equal(busy.body.code, 'appointments.resource_busy')
  const day = await send('GET', `/staff/resources/${device}/uses?on=${tomorrow}`)
  assert.equal(day.body.items[0].appointmentId, got.body.id)
  assert.equal(
    (await send('PATCH', `/staff/resources/${device}`, { active: false })).body.code,
    'appointments.resource_in_use',
  )
  assert.equal((await send('PATCH', `/staff/resources/${device}`, { capacity: 2 })).body.capacity, 2)
  const { body: list } = await send('GET', '/staff/resources')
  const name = list.items.find((r: { id: string }) => r.id === device).name
  assert.equal(
    (await send('POST', '/staff/resources', { kind: 'device', name, capacity: 1 })).body.code,
    'appointments.resource_exists',
  )
  assert.equal(
    (await send('PATCH', `/staff/resources/${device}`, { name: 'x' }, 'other-token-000000000001')).status,
    404,
  )
  assert.equal(
    (await send('GET', `/staff/resources/${device}/uses?on=${tomorrow}`, undefined, 'other-token-000000000001')).status,
    404,
  )
  for (const bad of [
    {},
    { kind: 'ship', name: 'x', capacity: 1 },
    { kind: 'room', name: 'a\u0000b', capacity: 1 },
    { kind: 'room', name: '王'.repeat(200), capacity: 1 },
    { kind: 'room', name: 'x', capacity: 0 },
  ])
    assert.equal((await send('POST', '/staff/resources', bad)).status, 400)
  const odd = await send('POST', '/staff/resources', { kind: 'room', name: "'); drop table x;-- 😀", capacity: 1 })
  assert.equal(odd.body.name, "'); drop table x;-- 😀")
})
