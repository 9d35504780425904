import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { auditNumbers } from '@jiuyi/appointments/module'
import { sql } from '@jiuyi/platform'
import { take } from './src/booking.ts'
import { aCrowd, aSchedule, as } from './src/crowd.ts'
import { codeOf } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage({ processes: 2 })

test('1,000 patients want 100 numbers through two processes: exactly 100 get one, each a different one', async () => {
  const [people, slot] = await Promise.all([aCrowd(stage, 1_000), aSchedule(stage, 100)])
  const answers = await Promise.all(people.map((p, i) => take(as(p, stage.nodes[i % 2]!.url), slot, p.patientId)))
  const held = answers.flatMap((a) => (a.data ? [a.data] : []))
  assert.equal(held.length, 100)
  assert.deepEqual(
    held.map((a) => a.serial).sort((a, b) => a - b),
    Array.from({ length: 100 }, (_, i) => i + 1),
  )
  const refused = new Set(answers.filter((a) => a.error).map(codeOf))
  assert.deepEqual(
    [...refused].filter((c) => c !== 'appointments.sold_out' && c !== 'appointments.period_full'),
    [],
  )
  assert.deepEqual(await auditNumbers(stage.db), [])
})

test('a crowd that taps twice, changes its mind and comes back never gets a number twice', async () => {
  const [people, slot] = await Promise.all([aCrowd(stage, 200), aSchedule(stage, 30)])
  const live = new Set<string>()
  await Promise.all(
    people.map(async (p, i) => {
      const [one, other] = [as(p, stage.nodes[i % 2]!.url), as(p, stage.nodes[(i + 1) % 2]!.url)]
      const key = newIdempotencyKey()
      const [a, b] = await Promise.all([take(one, slot, p.patientId, key), take(other, slot, p.patientId, key)])
      // One of them may have been refused a moment before somebody gave a number back; two numbers it never is.
      if (a.data && b.data) assert.equal(a.data.id, b.data.id)
      const mine = a.data ?? b.data
      if (!mine) return
      if (i % 3) {
        live.add(mine.id)
        return
      }
      await one.POST('/api/appointments/{id}/cancellation', { params: { path: { id: mine.id } }, body: {} })
      const again = await take(other, slot, p.patientId)
      if (again.data) live.add(again.data.id)
    }),
  )
  const rows = await stage.db.rows<{ id: string }>(sql`
    select id from appointments.appointment where hospital_id = ${slot.hospitalId} and schedule_id = ${slot.scheduleId} and status = 'pending'`)
  assert.deepEqual(new Set(rows.map((r) => r.id)), live)
  assert.ok(rows.length <= 30)
  assert.deepEqual(await auditNumbers(stage.db), [])
})
