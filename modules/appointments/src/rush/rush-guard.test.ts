import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, Refusal } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { setUp } from '../fixtures.ts'
import { solvePermit } from './permit.ts'
import { createRushGuard, type Knock } from './rush-guard.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, clock, schedule, hospitalId } = setUp(db)
const release = '2026-11-23T23:00:00Z'
const queue = { length: 0, waiting: () => queue.length, retryAfter: () => 1 }
const aDevice = () => newId().replaceAll('-', '')
const aPerson = () => ({
  accountId: newId(),
  device: aDevice(),
  network: `10.${Math.floor(Math.random() * 250)}.1.0/24`,
})

/** A schedule that so many people wait for. */
async function hotSchedule(people = 25) {
  clock.set(release)
  clock.forward(-30_000)
  const guard = createRushGuard(ctx, { queue })
  const { scheduleId, departmentId } = await schedule([10], { releaseAt: release })
  for (let i = 0; i < people; i++) await guard.challenge({ ...aPerson(), scheduleId, ip: '10.1.1.1' })
  clock.set(release)
  clock.forward(400)
  return { guard, scheduleId, departmentId }
}
type Guard = ReturnType<typeof createRushGuard>
const knock = (scheduleId: string, more: Partial<Knock> = {}): Knock => ({
  ...aPerson(),
  scheduleId,
  patientId: newId(),
  key: newId(),
  ...more,
})
const withPermit = async (guard: Guard, k: Knock): Promise<Knock> => ({
  ...k,
  permit: solvePermit((await guard.challenge({ ...k, ip: '10.1.1.1' })).challenge, k.key),
})
const refusal = async (p: Promise<unknown>): Promise<Refusal> => {
  const e = await p.then(
    () => assert.fail('was let through'),
    (e: unknown) => e,
  )
  assert.ok(e instanceof Refusal)
  return e
}

test('whoever solved the challenge goes at once', async () => {
  const { guard, scheduleId } = await hotSchedule()
  const { lane, arrivedAt } = await guard.admit(await withPermit(guard, knock(scheduleId)))
  assert.equal(lane, 'normal')
  assert.equal(arrivedAt, clock().getTime())
})

test('on a quiet schedule, and long after the release, nobody notices anything', async () => {
  const quiet = await hotSchedule(3)
  assert.equal((await quiet.guard.admit(knock(quiet.scheduleId))).lane, 'normal')
  const later = await hotSchedule()
  clock.forward(11 * 60_000)
  assert.equal((await later.guard.admit(knock(later.scheduleId))).lane, 'normal')
})

test('a long queue makes any schedule hot', async () => {
  const { guard, scheduleId } = await hotSchedule(0)
  queue.length = 1_000
  assert.equal((await refusal(guard.admit(knock(scheduleId)))).detail['why'], 'checking')
  queue.length = 0
})

test('without a solution one waits some seconds and then stands in the slow lane; never longer for coming back early', async () => {
  const { guard, scheduleId } = await hotSchedule()
  const k = knock(scheduleId)
  const first = await refusal(guard.admit(k))
  assert.equal(first.code, 'appointments.waiting')
  assert.equal(first.status, 503)
  const seconds = first.detail['retryAfter'] as number
  assert.ok(seconds >= 8 && seconds <= 12)
  clock.forward(4_000)
  const again = await refusal(guard.admit({ ...k, place: first.detail['place'] as string }))
  assert.equal(again.detail['retryAfter'], seconds - 4)
  clock.forward(8_000)
  const in_ = await guard.admit({ ...k, place: again.detail['place'] as string })
  assert.equal(in_.lane, 'slow')
  // Whoever lost the ticket, or never kept it, keeps the place all the same.
  assert.equal((await guard.admit(k)).lane, 'slow')
})

test('a wrong, lent or replayed solution and a forged place are worth nothing, and are no crime either', async () => {
  const { guard, scheduleId } = await hotSchedule()
  const honest = await withPermit(guard, knock(scheduleId))
  for (const more of [{}, { permit: 'x'.repeat(9_000) }, { permit: '💥' }])
    assert.equal((await refusal(guard.admit({ ...honest, ...aPerson(), ...more }))).detail['why'], 'checking')
  const forged = await refusal(guard.admit(knock(scheduleId, { place: `p1.1.1.s0.${'A'.repeat(22)}` })))
  assert.equal(forged.detail['why'], 'checking')
  assert.equal((await guard.admit(honest)).lane, 'normal', 'its owner is not harmed')
})

test('knocking before the release does not let the waiting time run out', async () => {
  const { guard, scheduleId } = await hotSchedule()
  clock.set('2026-11-23T22:59:40Z')
  const k = knock(scheduleId)
  assert.equal((await guard.admit(k)).lane, 'normal') // The database says: not released.
  clock.set('2026-11-23T22:59:59Z')
  const early = await refusal(guard.admit(k))
  assert.ok((early.detail['retryAfter'] as number) >= 9)
  clock.set('2026-11-23T23:00:07.900Z')
  assert.equal((await refusal(guard.admit(k))).detail['why'], 'checking')
})

test('whoever hammers before the release is looked at even with a solution', async () => {
  const { guard, scheduleId } = await hotSchedule()
  clock.set('2026-11-23T22:59:50Z')
  const k = knock(scheduleId)
  for (let i = 0; i < 3; i++) await guard.admit({ ...k, key: newId() })
  clock.set('2026-11-23T23:00:02Z')
  await refusal(guard.admit(await withPermit(guard, { ...k, key: newId() })))
})

test('moving an appointment has no computation, but a script that moves is still one', async () => {
  const { guard, scheduleId } = await hotSchedule()
  assert.equal((await guard.admit(knock(scheduleId, { unsolved: true }))).lane, 'normal')
  const script = aPerson()
  const all = Array.from({ length: 5 }, () =>
    guard.admit(knock(scheduleId, { ...script, unsolved: true })).catch((e) => e.code),
  )
  assert.ok((await Promise.all(all)).includes('appointments.waiting'))
})

test('a full queue gives a place, and who comes back with it stands where they stood', async () => {
  const { guard, scheduleId } = await hotSchedule()
  const k = await withPermit(guard, knock(scheduleId))
  const arrived = clock().getTime()
  const busy = (await guard.admit(k)).busy() as Refusal
  assert.deepEqual([busy.code, busy.detail['why'], busy.detail['retryAfter']], ['appointments.waiting', 'busy', 1])
  clock.forward(3_000)
  const place = busy.detail['place'] as string
  assert.equal((await guard.admit({ ...k, place })).arrivedAt, arrived)
  assert.equal(
    (await guard.admit(await withPermit(guard, knock(scheduleId, { place })))).arrivedAt,
    clock().getTime(),
    'another account’s place is none',
  )
})

test('the challenge is harder for a device that many accounts share', async () => {
  const { guard, scheduleId } = await hotSchedule()
  const device = aDevice()
  const ask = async () => (await guard.challenge({ ...aPerson(), device, scheduleId, ip: '10.1.1.1' })).bits
  assert.deepEqual([await ask(), await ask(), await ask()], [12, 12, 14])
})

test('what was slowed is counted by hour, with keyed hashes only, and so is who got a number in the end', async () => {
  const { guard, scheduleId, departmentId } = await hotSchedule()
  const k = knock(scheduleId)
  await refusal(guard.admit(k))
  clock.forward(13_000)
  ;(await guard.admit(k)).took()
  await guard.flush()
  const rows = await db.rows<{ reason: string; requests: number; got: number; account: string }>(sql`
    select reason, requests, got, account from appointments.slowed where hospital_id = ${hospitalId} and department_id = ${departmentId}`)
  assert.deepEqual(rows, [
    { reason: 'permit_missing', requests: 1, got: 1, account: guard.subject('account', k.accountId) },
  ])
  assert.ok(!JSON.stringify(rows).includes(k.accountId))
  await guard.flush()
})

test('the exempt are never slowed: an account, a device, a network', async () => {
  const { guard, scheduleId } = await hotSchedule()
  for (const kind of ['account', 'device', 'network'] as const) {
    const k = knock(scheduleId)
    const value = kind === 'account' ? k.accountId : kind === 'device' ? k.device! : k.network
    await db.rows(sql`
      insert into appointments.rush_exemption (hospital_id, id, kind, subject, label, why, made_at, made_by)
      values (${hospitalId}, ${newId()}, ${kind}, ${guard.subject(kind, value)}, '村医', '代村民挂号', now(), 'staff:x')`)
    guard.exemptionChanged(hospitalId)
    assert.equal((await guard.admit(k)).lane, 'normal', kind)
  }
})

test('processes tell each other of devices: two accounts here and one there are three', async () => {
  const { guard: here, scheduleId } = await hotSchedule()
  const there = createRushGuard(ctx, { queue })
  for (let i = 0; i < 25; i++) await there.challenge({ ...aPerson(), scheduleId, ip: '10.1.1.1' })
  const device = aDevice()
  const shared = async (guard: Guard) => withPermit(guard, knock(scheduleId, { device }))
  await here.admit(await shared(here))
  await here.admit(await shared(here))
  const before = await there.admit(await shared(there))
  assert.equal(before.lane, 'normal')
  await here.flush()
  await there.flush()
  assert.equal((await refusal(there.admit(await shared(there)))).detail['why'], 'checking')
})

test('10,000 keys from one device: slow lane, then 429 for that device; everybody else goes on', async () => {
  const { guard, scheduleId } = await hotSchedule()
  const script = { ...aPerson() }
  const codes: Record<string, number> = {}
  for (let i = 0; i < 10_000; i++) {
    clock.forward(20)
    const code = await guard.admit(knock(scheduleId, script)).then(
      () => 'through',
      (e) => e.code,
    )
    codes[code] = (codes[code] ?? 0) + 1
  }
  assert.ok(codes['request.too_many']! > 9_000, JSON.stringify(codes))
  assert.ok(codes['appointments.waiting']! > 100)
  assert.equal((await guard.admit(await withPermit(guard, knock(scheduleId)))).lane, 'normal')
  const { devices, accounts, unwritten } = guard.sizes()
  assert.ok(devices < 50 && accounts < 50 && unwritten < 20)
})

test('WeChat’s rank is asked ahead and never waited for', async () => {
  let answer: () => Promise<number> = async () => 4
  const guard = createRushGuard(ctx, {
    queue,
    risk: { userRiskRank: () => answer() },
    openidOf: async (id) => `o-${id}`,
  })
  const { scheduleId } = await schedule([10], { releaseAt: release })
  for (let i = 0; i < 25; i++) await guard.challenge({ ...aPerson(), scheduleId, ip: '10.1.1.1' })
  const k = await withPermit(guard, knock(scheduleId))
  await new Promise((r) => setImmediate(r))
  await refusal(guard.admit(k))
  for (const silent of [() => new Promise<number>(() => {}), () => Promise.reject(new Error('down'))]) {
    answer = silent
    assert.equal((await guard.admit(await withPermit(guard, knock(scheduleId)))).lane, 'normal')
  }
})
