import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import type { StockFacts } from './contract.ts'
import { setUp } from './fixtures.ts'
import { type PastAppointment, seed } from './seed-past.ts'

const db = await testDb({ as: 'appointments' })
const { ctx, hospitalId, schedule, take } = setUp(db)

const aPastAppointment = (f: StockFacts, over: Partial<PastAppointment> = {}): PastAppointment => ({
  id: newId(),
  scheduleId: f.scheduleId,
  patientId: newId(),
  periodNo: 0,
  pool: 'online',
  channel: 'online',
  bookedBy: `account:${newId()}`,
  status: 'fulfilled',
  createdAt: '2026-11-20T01:00:00Z',
  paidAt: '2026-11-20T01:02:00Z',
  endedAt: '2026-11-21T02:00:00Z',
  ...over,
})
const stockOf = (scheduleId: string) =>
  db.one<Record<string, unknown>>(
    sql`select to_jsonb(s) - 'schedule_id' - 'version' as row from appointments.stock s where schedule_id = ${scheduleId}`,
  )

test('numbers seeded in bulk are the ones that are opened one by one', async () => {
  const one = await schedule([3, 0, 4], { pools: { online: 4, referral: 1, desk: 1, revisit: 1 } })
  const twin = { ...one, scheduleId: newId() }
  await seed.seedStock(ctx, [twin])
  await seed.seedStock(ctx, [twin])
  assert.deepEqual(await stockOf(twin.scheduleId), await stockOf(one.scheduleId))
  assert.deepEqual(await auditNumbers(db), [])
})

test('a seeded past of every kind keeps the ledger true, and seeding it again adds nothing', async () => {
  const f = await schedule([6, 2])
  const rows = [
    aPastAppointment(f),
    aPastAppointment(f, { status: 'noshow', pool: 'desk', channel: 'desk' }),
    aPastAppointment(f, { status: 'cancelled', cancelReason: 'by_patient', cancelledLate: true }),
    (({ paidAt: _, ...unpaid }) => unpaid)(
      aPastAppointment(f, { status: 'cancelled', cancelReason: 'hold_expired', cancelledLate: false }),
    ),
    (({ endedAt: _, ...coming }) => coming)(aPastAppointment(f, { status: 'booked' })),
    aPastAppointment(f, { periodNo: 1, status: 'arrived' }),
  ]
  assert.equal((await seed.seedAppointments(ctx, hospitalId, rows)).length, 6)
  assert.deepEqual(await seed.seedAppointments(ctx, hospitalId, rows), [])
  assert.deepEqual(await auditNumbers(db), [])
  const { left } = await db.one<{ left: number[] }>(sql`
    select array[capacity[1] - opened[1] + returned[1], capacity[2] - opened[2] + returned[2]] as left from appointments.stock where schedule_id = ${f.scheduleId}`)
  assert.deepEqual(left, [3, 1])
  assert.equal((await db.rows(sql`select 1 from platform.outbox`)).length, 0, 'nobody is told')
})

test('a full period takes no more, and a seat that was given back is sold before new ones', async () => {
  const f = await schedule([2])
  const rows = [
    aPastAppointment(f),
    aPastAppointment(f, {
      status: 'cancelled',
      cancelReason: 'by_desk',
      cancelledLate: false,
      endedBy: `staff:${newId()}`,
    }),
    aPastAppointment(f),
  ]
  assert.equal((await seed.seedAppointments(ctx, hospitalId, rows)).length, 2)
  assert.equal((await take(f)).outcome, 'held')
  assert.equal((await take(f)).outcome, 'sold_out')
  assert.deepEqual(await auditNumbers(db), [])
})
