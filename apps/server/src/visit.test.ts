import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditNumbers } from '@jiuyi/appointments/module'
import { newId } from '@jiuyi/kernel'
import * as words from '@jiuyi/phrases/queue'
import { type Actor, relayAll, sql } from '@jiuyi/platform'
import * as codes from '@jiuyi/queue'
import { auditQueue } from '@jiuyi/queue/module'
import { testApp, testDb } from '@jiuyi/testkit'
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

test('at the door, from the phone, at the kiosk, at the desk: each way in is one place in the queue, and the desk takes one back', async () => {
  const [, a, b, c] = booked as [(typeof booked)[0], (typeof booked)[0], (typeof booked)[0], (typeof booked)[0]]
  assert.ok(c, 'the demo day has four bookings to come')
  const { hospitalId } = a
  const accountOf = async (id: string) =>
    (
      await db.one<{ id: string }>(sql`
        select p.account_id as id from identity.proxy p join appointments.appointment a on a.patient_id = p.patient_id
         where a.id = ${id} and p.removed_at is null limit 1`)
    ).id
  const groupId = (
    await db.one<{ id: string }>(sql`select group_id as id from directory.hospital where id = ${hospitalId}`)
  ).id
  const [ownerOfA, ownerOfB, desk, manager, doctor] = [
    'owner-of-a-token-0000001',
    'owner-of-b-token-0000001',
    'desk-token-000000000001',
    'manager-token-0000000001',
    'doctor-token-00000000001',
  ] as const
  const staff = { kind: 'staff' as const, groupId, hospitalId, sessionId: newId(), departmentIds: [] }
  const practitionerId = (
    await db.one<{ id: string | null }>(
      sql`select practitioner_id as id from appointments.appointment where id = ${a.id}`,
    )
  ).id
  const people: Record<string, Exclude<Actor, { kind: 'anonymous' }>> = {
    [ownerOfA]: { kind: 'account', accountId: await accountOf(a.id), groupId, sessionId: newId() },
    [ownerOfB]: { kind: 'account', accountId: await accountOf(b.id), groupId, sessionId: newId() },
    [desk]: {
      ...staff,
      staffId: newId(),
      roles: ['desk'],
      permissions: ['appointment.check_in', 'queue.read', 'queue.call'],
    },
    [manager]: { ...staff, staffId: newId(), roles: ['manager'], permissions: ['queue.manage'] },
    [doctor]: {
      ...staff,
      staffId: newId(),
      ...(practitionerId && { practitionerId }),
      roles: ['doctor', ...(practitionerId ? [] : ['desk'])],
      permissions: ['queue.read', 'queue.call'],
    },
  }
  const app = await testApp(db, house.routes, people)
  const send = async (method: 'GET' | 'POST' | 'DELETE', url: string, bearer: string, payload?: object) => {
    const res = await app.inject({
      method,
      url: `/api${url}`,
      headers: { authorization: `Bearer ${bearer}` },
      ...(payload && { payload }),
    })
    return { status: res.statusCode, body: res.json() }
  }
  clock.set(a.startsAt.getTime() - 600_000)
  const device = async (kind: string, campusId = a.campusId) =>
    (await send('POST', '/staff/queue-devices', manager, { kind, name: kind, campusId })).body.token
  const door = async (token: string) => (await send('GET', '/door-code', token)).body.code
  const checkIn = (id: string, bearer: string, body: object) =>
    send('POST', `/appointments/${id}/check-in`, bearer, body)

  // The door of another campus, a made-up code, somebody else's booking.
  const campuses = await db.rows<{ id: string; latitude: number; longitude: number }>(
    sql`select id, latitude, longitude from directory.campus where hospital_id = ${hospitalId}`,
  )
  const elsewhere = campuses.find((x) => x.id !== a.campusId)
  assert.ok(elsewhere, 'the demo hospital has two campuses')
  const there = await checkIn(a.id, ownerOfA, { how: 'door', code: await door(await device('door', elsewhere.id)) })
  assert.equal(there.body.code, 'appointments.wrong_campus')
  assert.equal((await checkIn(a.id, ownerOfA, { how: 'door', code: 'x' })).body.code, 'queue.door_code_wrong')
  assert.equal((await checkIn(a.id, ownerOfA, { how: 'door' })).status, 400)
  assert.equal((await checkIn(newId(), ownerOfA, { how: 'door', code: 'x' })).status, 404)
  const code = await door(await device('door'))
  assert.equal((await checkIn(a.id, ownerOfA, { how: 'door', code })).body.status, 'arrived')
  assert.equal((await checkIn(a.id, ownerOfA, { how: 'door', code })).status, 200, 'twice is once')

  clock.set(b.startsAt.getTime() - 600_000)
  const campus = campuses.find((x) => x.id === b.campusId)!
  const from = (latitude: number) => ({ how: 'location', latitude, longitude: campus.longitude, accuracyMetres: 30 })
  assert.equal((await checkIn(b.id, ownerOfB, from(campus.latitude + 0.01))).body.code, 'queue.too_far')
  assert.equal((await checkIn(b.id, ownerOfB, from(campus.latitude + 0.002))).body.status, 'arrived')

  clock.set(c.startsAt.getTime() - 600_000)
  const kiosk = await device('kiosk', c.campusId)
  const card = (
    await db.one<{ card: string }>(sql`
      select p.card_number as card from identity.patient p join appointments.appointment a on a.patient_id = p.id where a.id = ${c.id}`)
  ).card
  for (const number of ['王', 'wang', '123', "1'; drop table", card.slice(0, 3)])
    assert.equal((await send('POST', '/kiosk/lookups', kiosk, { number })).status, 400, number)
  assert.equal((await send('POST', '/kiosk/lookups', kiosk, { number: '99999999' })).body.code, 'queue.nobody_found')
  assert.equal((await send('POST', '/kiosk/lookups', 'z'.repeat(43), { number: card })).status, 401)
  const found = (await send('POST', '/kiosk/lookups', kiosk, { number: card })).body.items
  assert.ok(found.some((v: { appointmentId: string; here: boolean }) => v.appointmentId === c.id && v.here))
  const other = await send('POST', '/kiosk/check-ins', kiosk, { number: card, appointmentId: a.id })
  assert.equal(other.body.code, 'queue.nobody_found')
  const atKiosk = await send('POST', '/kiosk/check-ins', kiosk, { number: card, appointmentId: c.id })
  assert.deepEqual([atKiosk.status, atKiosk.body.again], [200, false])
  await relay()
  assert.deepEqual(
    (await Promise.all([entryOf(a.id), entryOf(b.id), entryOf(c.id)])).map((e) => [e?.status, e?.how]),
    [
      ['waiting', 'door'],
      ['waiting', 'location'],
      ['waiting', 'kiosk'],
    ],
  )

  await send('DELETE', `/staff/appointments/${c.id}/arrival`, desk)
  await relay()
  assert.equal((await entryOf(c.id))?.status, 'left')
  const place = (await send('GET', `/appointments/${a.id}/place`, ownerOfA)).body
  assert.deepEqual([place.status, place.how], ['waiting', 'door'])
  const at = await db.one<{ queueId: string; roomId: string; id: string }>(
    sql`select queue_id as "queueId", room_id as "roomId", id from queue.queue_entry where appointment_id = ${a.id}`,
  )
  const called = await send('POST', `/staff/queues/${at.queueId}/calls`, doctor, {
    roomId: at.roomId,
    entryId: at.id,
    reason: 'doctor_choice',
  })
  assert.equal(called.status, 201, JSON.stringify(called.body))
  assert.equal((await send('POST', `/staff/queue-entries/${at.id}/finish`, doctor, { outcome: 'done' })).status, 200)
  await relay()
  assert.equal(await statusOf(a.id), 'fulfilled')
  const told = await db.rows<{ template: string; room: string }>(sql`
    select template, params->>'room' as room from notification.message where link = ${`appointment:${a.id}`} and template like 'turn%'`)
  assert.deepEqual(
    told.map((t) => t.template),
    ['turn_called'],
  )
  assert.ok(told[0]!.room)
  assert.deepEqual(await auditNumbers(db), [])
  assert.deepEqual(await auditQueue(db), [])
})

test('who has three ahead is told once', async () => {
  const { hospitalId, campusId } = booked[0]!
  const scene = await db.one<{ departmentId: string; accountId: string; patientId: string; appointmentId: string }>(sql`
    select a.department_id as "departmentId", p.account_id as "accountId", a.patient_id as "patientId", a.id as "appointmentId"
      from appointments.appointment a join identity.proxy p on p.patient_id = a.patient_id and p.removed_at is null
     where a.hospital_id = ${hospitalId} and a.status = 'booked' and a.on_date = ${today} order by a.starts_at desc limit 1`)
  const queue = house.facades.queue
  const at = clock().toISOString()
  const entry = (serial: number, appointmentId: string = newId(), patientId: string = newId()) =>
    queue.join({
      hospitalId,
      campusId,
      departmentId: scene.departmentId,
      appointmentId,
      scheduleId: newId(),
      patientId,
      nameMasked: '李*',
      on: today,
      half: 'am',
      serial,
      room: '试验诊室',
      startsAt: at,
      endsAt: new Date(clock().getTime() + 3_600_000).toISOString(),
      arrivedAt: at,
      how: 'desk',
    })
  for (let i = 1; i <= 5; i++) await entry(i)
  await entry(6, scene.appointmentId, scene.patientId)
  const inbox = async () =>
    (
      await db.rows<{ template: string; ahead: string | null }>(sql`
        select template, params->>'ahead' as ahead from notification.message
         where link = ${`appointment:${scene.appointmentId}`} and account_id = ${scene.accountId} and template in ('turn_near', 'turn_called', 'call_missed') order by created_at, id`)
    ).map((m) => `${m.template}${m.ahead ?? ''}`)
  await relay()
  assert.deepEqual(await inbox(), [])
  for (let i = 1; i <= 2; i++)
    await house.facades.queue.leave({ hospitalId, appointmentId: (await first()).appointmentId, reason: 'cancelled' })
  await relay()
  await relay()
  assert.deepEqual(await inbox(), ['turn_near3'])
  async function first() {
    return db.one<{ appointmentId: string }>(sql`
      select e.appointment_id as "appointmentId" from queue.queue_entry e join queue.room r on r.id = e.room_id
       where r.name = '试验诊室' and e.status = 'waiting' order by e.position limit 1`)
  }
})

test('every reason of the queue has its sentence in both languages', () => {
  const known: [readonly string[], Record<string, Record<string, string>>][] = [
    [codes.placeReasons, words.placeReasons],
    [codes.callReasons, words.callReasons],
    [codes.pauseReasons, words.pauseReasons],
    [codes.transferReasons, words.transferReasons],
  ]
  for (const [reasons, sentences] of known)
    for (const reason of reasons)
      for (const language of ['zh-CN', 'en']) assert.ok(sentences[reason]?.[language], reason)
})
