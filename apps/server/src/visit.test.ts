import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditNumbers } from '@jiuyi/appointments/module'
import { relayAll, sql } from '@jiuyi/platform'
import { auditQueue } from '@jiuyi/queue/module'
import { testDb } from '@jiuyi/testkit'
import { seedDemo } from './seed/index.ts'
import { clock, houseOn, settingsOf, today } from './seed/testing.ts'

const db = await testDb()
const house = houseOn(settingsOf(db))
await seedDemo(house, { today, patients: 200 })
const { appointments } = house.facades
const relay = () => relayAll(db, house.subscribers)
await relay()

const booked = await db.rows<{ id: string; hospitalId: string; campusId: string; startsAt: Date }>(sql`
  select a.id, a.hospital_id as "hospitalId", a.campus_id as "campusId", a.starts_at as "startsAt" from appointments.appointment a
   where a.status = 'booked' and a.on_date = ${today} and a.starts_at > ${clock()} order by a.starts_at limit 4`)
const entryOf = (id: string) =>
  db.maybeOne<{ id: string; status: string; how: string; nameMasked: string }>(
    sql`select id, status, how, name_masked as "nameMasked" from queue.queue_entry where appointment_id = ${id}`,
  )
const statusOf = async (id: string) =>
  (await db.one<{ status: string }>(sql`select status from appointments.appointment where id = ${id}`)).status

test('a check-in leads into the queue once, within its window and campus; a visit that is over uses the number', async () => {
  const [a, b] = booked as [(typeof booked)[0], (typeof booked)[0]]
  assert.ok(a && b, 'the demo day has bookings')
  clock.set(a.startsAt.getTime() - 3 * 3_600_000)
  await assert.rejects(appointments.checkIn({ ...a, appointmentId: a.id, how: 'door' }), {
    code: 'appointments.too_early_to_check_in',
  })
  clock.set(a.startsAt.getTime() - 600_000)
  await assert.rejects(
    appointments.checkIn({ hospitalId: a.hospitalId, appointmentId: a.id, campusId: b.id, how: 'door' }),
    { code: 'appointments.wrong_campus' },
  )
  const arrive = () => appointments.checkIn({ ...a, appointmentId: a.id, how: 'kiosk' })
  assert.deepEqual(await Promise.all([arrive(), arrive()]).then((r) => r.map((x) => x.again).sort()), [false, true])
  await relay()
  const entry = await entryOf(a.id)
  assert.deepEqual([entry?.status, entry?.how], ['waiting', 'kiosk'])
  assert.match(entry!.nameMasked, /\*/)
  // The news once more, as after a crash of the relay.
  await db.rows(
    sql`update platform.outbox set delivered_at = null where key = ${a.id} and name like 'appointments.patient_arrived%'`,
  )
  await relay()
  assert.deepEqual(await entryOf(a.id), entry)
  await house.facades.appointments.fulfil({ hospitalId: a.hospitalId, appointmentId: a.id })
  assert.equal(await statusOf(a.id), 'fulfilled')
  assert.equal((await appointments.fulfil({ hospitalId: a.hospitalId, appointmentId: a.id })).fulfilled, false)
  await assert.rejects(arrive(), { code: 'appointments.cannot_check_in' })
  assert.deepEqual(await auditNumbers(db), [])
  assert.deepEqual(await auditQueue(db), [])
})
