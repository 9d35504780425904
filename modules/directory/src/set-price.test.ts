import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import { testApp, testClock, testDb, testKeys } from '@jiuyi/testkit'
import { aMember, builtHospital } from './directory.test-helper.ts'
import directory from './module.ts'
import { seed } from './seed.ts'

const db = await testDb({ as: 'directory' })
// 01:00 on 3 March at the hospital, still 2 March in London.
const ctx = { db, clock: testClock('2026-03-02T17:00:00Z'), keys: testKeys() }
const { facade, routes } = directory.create(ctx, {})
const h = await builtHospital(ctx)
await seed.seedPrices(ctx, h.hospitalId, [
  { campusId: h.east, feeLevel: 'chief', amountFen: 3000, validFrom: '2025-01-01' },
])
const admin = 'staff-token-of-the-admin',
  desk = 'staff-token-of-the-front-desk'
const app = await testApp(db, routes!, {
  [admin]: aMember(h.hospitalId),
  [desk]: aMember(h.hospitalId, { roles: ['desk'], permissions: [] }),
})
const set = async (amountFen: number, validFrom: string, more: object = {}, as = admin) => {
  const res = await app.inject({
    method: 'POST',
    url: '/api/staff/prices',
    headers: { authorization: `Bearer ${as}` },
    payload: { campusId: h.east, feeLevel: 'chief', amountFen, validFrom, ...more },
  })
  return { status: res.statusCode, code: res.json().code, body: res.json() }
}
const on = async (day: string) => (await facade.priceOn({ campusId: h.east, feeLevel: 'chief', on: day })).amountFen

test('a new price ends the running one the day before, and later ones stay as announced', async () => {
  assert.equal((await set(5000, '2026-06-01')).status, 201)
  assert.deepEqual((await set(4000, '2026-04-01')).body.validTo, '2026-05-31')
  assert.deepEqual(
    [
      await on('2024-12-31'),
      await on('2026-03-31'),
      await on('2026-04-01'),
      await on('2026-05-31'),
      await on('2026-06-01'),
    ],
    [undefined, 3000, 4000, 4000, 5000],
  )
  const { items } = (await app.inject({ url: `/api/campuses/${h.east}/prices` })).json()
  assert.deepEqual(
    items.map((p: { validFrom: string; validTo?: string }) => [p.validFrom, p.validTo]),
    [
      ['2025-01-01', '2026-03-31'],
      ['2026-04-01', '2026-05-31'],
      ['2026-06-01', undefined],
    ],
  )
})

test('every price that is set is told to the others', async () => {
  const events = await db.rows<{ data: { validFrom: string } }>(
    sql`select data from platform.outbox where name = 'directory.price_set.v1' order by seq`,
  )
  assert.deepEqual(
    events.map((e) => e.data.validFrom),
    ['2026-06-01', '2026-04-01'],
  )
})

test('of two prices set for one day at the same moment one holds', async () => {
  const both = await Promise.all([set(100, '2026-09-01'), set(200, '2026-09-01')])
  assert.deepEqual(both.map((r) => r.code ?? r.status).sort(), [201, 'directory.price_overlap'].sort())
  assert.equal(await on('2026-09-01'), both.find((r) => r.status === 201)!.body.amountFen)
})

test('prices set for different days at the same moment never hold on one day', async () => {
  await Promise.all(['2027-01-01', '2027-02-01', '2027-01-15'].map((day) => set(700, day)))
  const { items } = (
    await app.inject({ url: '/api/staff/prices', headers: { authorization: `Bearer ${admin}` } })
  ).json()
  for (const [i, p] of items.slice(0, -1).entries())
    assert.ok(p.validTo < items[i + 1].validFrom, `${p.validTo} ${items[i + 1].validFrom}`)
})

test('the past keeps its prices: today at the hospital is the first day that can be set', async () => {
  assert.equal((await set(1, '2026-03-02')).code, 'directory.price_in_past')
  assert.equal((await set(3100, '2026-03-03')).status, 201)
})

test('an announced price can be corrected until its day has come', async () => {
  const announced = (await set(8000, '2028-01-01')).body
  const fixed = await set(8800, '2028-01-01', { replaces: announced.id })
  assert.deepEqual([fixed.status, fixed.body.id, fixed.body.amountFen], [201, announced.id, 8800])
  const { items } = (
    await app.inject({ url: '/api/staff/prices', headers: { authorization: `Bearer ${admin}` } })
  ).json()
  const running = items.find((p: { validFrom: string }) => p.validFrom === '2026-03-03')
  assert.equal((await set(1, '2026-03-03', { replaces: running.id })).code, 'directory.price_overlap')
})

test('money that is no whole fen and days that are no days are refused, and so is the desk', async () => {
  for (const [amount, day] of [
    [-1, '2026-10-01'],
    [1.5, '2026-10-01'],
    [2_000_000_000, '2026-10-01'],
    [1, '2026-02-30'],
    [1, '01/02/2027'],
    [1, '9999-12-31'],
  ] as const)
    assert.ok([400, 422].includes((await set(amount, day)).status), `${amount} ${day}`)
  assert.equal((await set(1, '2026-10-01', {}, desk)).status, 403)
})
