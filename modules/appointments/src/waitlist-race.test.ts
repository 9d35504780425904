import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { auditNumbers } from './audit-numbers.ts'
import { setUp } from './fixtures.ts'
import { giveBack } from './give-back.ts'
import { joinWaitlists } from './join-waitlist.ts'
import { serveWaitlists } from './serve-waitlist.ts'

const db = await testDb({ as: 'appointments', max: 20 })
const { ctx, clock, schedule, take, hospitalId } = setUp(db)

const worker = () =>
  new Promise<ChildProcess>((ready, fail) => {
    const p = fork(resolve(import.meta.dirname, 'testing/serve-in-a-loop.ts'), [db.url, clock().toISOString()])
    p.once('message', () => ready(p))
    p.once('error', fail)
  })
const pause = (ms: number) => new Promise((r) => setTimeout(r, ms))

test('200 people join, 20 numbers trickle back under two processes of which one dies: strict order, nobody twice', async () => {
  const f = await schedule([20])
  const held = await Promise.all(Array.from({ length: 20 }, () => take(f)))
  // Half of them join while the first numbers already come back.
  const join = async () =>
    (
      await joinWaitlists(db, clock, [
        {
          hospitalId,
          scheduleId: f.scheduleId,
          patientId: newId(),
          by: 'account:race',
          channel: 'online',
          elder: false,
          key: newId(),
          bodyHash: 'h',
        },
      ])
    )[0]!.outcome
  const first = await Promise.all(Array.from({ length: 100 }, join))
  assert.deepEqual(new Set(first), new Set(['waiting']))

  const workers = await Promise.all([worker(), worker()])
  let spare: ChildProcess | undefined
  try {
    const late = Promise.all(Array.from({ length: 100 }, (_, i) => pause(i * 4).then(join)))
    for (const [i, h] of held.entries()) {
      if (i === 9) workers[0]!.kill('SIGKILL')
      if (i === 12) spare = await worker()
      await giveBack(db, clock, {
        hospitalId,
        ids: [h.appointmentId!],
        from: 'pending',
        reason: 'given_up',
        late: false,
        who: 'account:test',
        channel: 'online',
      })
      const passer = await take(f)
      assert.equal(passer.outcome, 'sold_out', 'nobody passes the line')
      await pause(15)
    }
    assert.deepEqual(new Set(await late), new Set(['waiting']))
    for (let i = 0; i < 100; i++) {
      const { n } = await db.one<{ n: number }>(
        sql`select count(*) as n from appointments.waitlist_entry where schedule_id = ${f.scheduleId} and status = 'offered'`,
      )
      if (n === 20) break
      await pause(50)
    }
  } finally {
    for (const w of [...workers, spare]) w?.kill('SIGKILL')
  }
  await serveWaitlists(ctx)
  const entries = await db.rows<{ seq: number; status: string; appointmentId: string | null; patientId: string }>(
    sql`select seq, status, appointment_id as "appointmentId", patient_id as "patientId" from appointments.waitlist_entry where schedule_id = ${f.scheduleId} order by seq`,
  )
  assert.equal(entries.length, 200)
  assert.deepEqual(
    entries.map((e) => e.seq),
    Array.from({ length: 200 }, (_, i) => i + 1),
    'places are given without a gap',
  )
  assert.deepEqual(
    entries.map((e) => e.status),
    Array.from({ length: 200 }, (_, i) => (i < 20 ? 'offered' : 'waiting')),
    'the first twenty, and nobody else',
  )
  assert.equal(new Set(entries.slice(0, 20).map((e) => e.appointmentId)).size, 20)
  const { line } = await db.one<{ line: number }>(
    sql`select line from appointments.stock where schedule_id = ${f.scheduleId}`,
  )
  assert.equal(line, 180)
  assert.deepEqual(await auditNumbers(db), [])
})

test('joining, leaving, serving and giving back at once: the line counts right and the ledger holds', async () => {
  const f = await schedule([6])
  const held = await Promise.all(Array.from({ length: 6 }, () => take(f)))
  const want = () => ({
    hospitalId,
    scheduleId: f.scheduleId,
    patientId: newId(),
    by: 'account:race',
    channel: 'online',
    elder: false,
    key: newId(),
    bodyHash: 'h',
  })
  const joined = await joinWaitlists(db, clock, Array.from({ length: 30 }, want))
  await Promise.all([
    ...held.map((h) =>
      giveBack(db, clock, {
        hospitalId,
        ids: [h.appointmentId!],
        from: 'pending',
        reason: 'given_up',
        late: false,
        who: 'x',
        channel: 'online',
      }),
    ),
    ...Array.from({ length: 6 }, () => serveWaitlists(ctx)),
    ...joined
      .slice(0, 15)
      .map((j) =>
        db.rows(
          sql`select appointments.close_waitlist_entries(${hospitalId}, ${[j.appointmentId]}::uuid[], 'left', 'x', 'by_patient', ${clock()}::timestamptz)`,
        ),
      ),
    ...Array.from({ length: 10 }, () => joinWaitlists(db, clock, [want()])),
    ...Array.from({ length: 10 }, () => take(f)),
  ])
  await serveWaitlists(ctx)
  assert.deepEqual(await auditNumbers(db), [])
})
