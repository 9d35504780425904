import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { type Actor, sql } from '@jiuyi/platform'
import { testApp, testDb } from '@jiuyi/testkit'
import { auditQueue } from './audit-queue.ts'
import type { Needs } from './deps.ts'
import { doorCode, metresBetween, mustBeNear, readDoorCode } from './door-code.ts'
import { setUp } from './fixtures.ts'
import { leaveQueue } from './join-queue.ts'
import queue from './module.ts'

const db = await testDb({ as: 'queue', max: 20 })
const q = setUp(db)
const strangers = newId()
const needs = {
  identity: {
    mayActFor: async ({ patientId }: { patientId: string }) => ({ allowed: patientId !== strangers }),
    patientCards: async ({ patientIds }: { patientIds: string[] }) => ({
      cards: patientIds.map((patientId) => ({ patientId, name: '王小明', nameMasked: '王*明' })),
    }),
  },
  directory: {
    hospital: async () => ({
      hospital: {
        id: q.hospitalId,
        timeZone: 'Asia/Shanghai',
        campuses: [{ id: q.campusId, latitude: 31.2, longitude: 121.4 }],
      },
    }),
    practitioners: async ({ ids }: { ids: string[] }) => ({
      practitioners: ids.map((id) => ({ id, hospitalId: q.hospitalId, active: id !== strangers })),
    }),
  },
} as unknown as Needs
const wired = queue.create(q.ctx, needs)
const staff = { kind: 'staff' as const, groupId: newId(), hospitalId: q.hospitalId, sessionId: newId() }
const all = ['queue.read', 'queue.call', 'queue.priority', 'queue.manage']
const person = (more: object): Exclude<Actor, { kind: 'anonymous' }> =>
  ({ ...staff, staffId: newId(), departmentIds: [], roles: ['doctor'], permissions: all, ...more }) as never
const [doctor, colleague, elsewhere, desk, manager, foreign, patient, stranger] = [
  'doctor-token-0000000001',
  'colleague-token-0000001',
  'elsewhere-token-0000001',
  'desk-token-000000000001',
  'manager-token-000000001',
  'foreign-token-000000001',
  'patient-token-000000001',
  'stranger-token-00000001',
] as const
// Connections that the client opened and did not use would be waited for.
after(() => app.server.closeAllConnections())
const app = await testApp(db, wired.routes ?? [], {
  [doctor]: person({ practitionerId: q.doctor }),
  [colleague]: person({ practitionerId: newId(), departmentIds: [q.departmentId] }),
  [elsewhere]: person({ practitionerId: newId(), departmentIds: [newId()] }),
  [desk]: person({ roles: ['desk'] }),
  [manager]: person({ roles: ['manager'] }),
  [foreign]: person({ roles: ['manager', 'desk'], hospitalId: newId() }),
  [patient]: { kind: 'account', accountId: newId(), groupId: staff.groupId, sessionId: newId() },
  [stranger]: { kind: 'account', accountId: strangers, groupId: staff.groupId, sessionId: newId() },
})
await app.listen({ port: 0, host: '127.0.0.1' })
const origin = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`
const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, bearer: string, body?: object) => {
  const res = await fetch(`${origin}/api${url}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schemas by the test app
  return { status: res.status, body: (await res.json()) as any }
}
const code = (r: { body: { code?: string } }) => r.body.code

/** A follower of a stream: what it was told, until it is closed. */
function follow(url: string, bearer: string, lastId?: number) {
  const ended = new AbortController()
  type Told = {
    id: number
    data: {
      view?: { seq: number; [k: string]: unknown }
      calls?: { seq: number; serial: number }[]
      events?: { seq: number; kind: string }[]
    }
  }
  const told: Told[] = []
  let closed = false
  const done = (async () => {
    const res = await fetch(`${origin}/api${url}`, {
      headers: { authorization: `Bearer ${bearer}`, ...(lastId !== undefined && { 'last-event-id': String(lastId) }) },
      signal: ended.signal,
    })
    assert.equal(res.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    let text = ''
    for await (const chunk of res.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const id = /^id: (\d+)$/m.exec(block)?.[1]
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (id && data) told.push({ id: Number(id), data: JSON.parse(data) })
      }
    }
  })()
    .catch((e) => {
      if (!ended.signal.aborted) throw e
    })
    .finally(() => {
      closed = true
    })
  const end = () => {
    ended.abort()
    return done
  }
  const until = async (what: (t: Told) => boolean) => {
    for (let i = 0; i < 600; i++) {
      const found = told.find(what)
      if (found) return found
      assert.ok(!closed, 'the stream ended')
      await new Promise((r) => setTimeout(r, 25))
    }
    throw new Error(`never told; heard ${JSON.stringify(told).slice(0, 800)}`)
  }
  return { told, until, closed: () => closed, end }
}

const people: Awaited<ReturnType<typeof q.arrive>>[] = []
for (let i = 1; i <= 5; i++) people.push(await q.arrive(i))
const [one, , three, four, five] = people as [
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
]
const roomId = await q.roomOf()
const line = `/staff/queues/${one.queueId}`

test('the doctor’s path: who waits, call, recall, miss, start, finish; each refused when it does not fit', async () => {
  const seen = await send('GET', line, doctor)
  assert.deepEqual(seen.body.entries.map((e: { serial: number; name: string }) => [e.serial, e.name])[0], [1, '王小明'])
  assert.equal((await send('GET', '/staff/queues', doctor)).body.items[0].waiting, 5)
  assert.deepEqual((await send('GET', '/staff/queues', elsewhere)).body.items, [])
  const called = await send('POST', `${line}/calls`, doctor, { roomId })
  assert.deepEqual([called.status, called.body.serial, called.body.name], [201, 1, '王小明'])
  assert.equal(code(await send('POST', `${line}/calls`, doctor, { roomId })), 'queue.still_with_patient')
  const entry = `/staff/queue-entries/${called.body.id}`
  assert.equal((await send('POST', `${entry}/recall`, doctor)).body.calledTimes, 2)
  assert.equal(code(await send('POST', `${entry}/finish`, colleague, { outcome: 'done' })), 'queue.with_another')
  assert.equal((await send('POST', `${entry}/miss`, doctor)).body.position, 4)
  assert.equal(code(await send('POST', `${entry}/miss`, doctor)), 'queue.wrong_state')
  const next = (await send('POST', `${line}/calls`, doctor, { roomId })).body
  assert.equal(next.serial, 2)
  assert.equal((await send('POST', `/staff/queue-entries/${next.id}/start`, doctor)).body.status, 'in_room')
  assert.equal(
    (await send('POST', `/staff/queue-entries/${next.id}/finish`, doctor, { outcome: 'away' })).body.status,
    'away',
  )
  assert.equal((await send('POST', `/staff/queue-entries/${next.id}/return`, desk)).body.lane, 'return')
  assert.equal(
    code(await send('POST', `${line}/calls`, doctor, { roomId, entryId: five.entryId })),
    'queue.reason_needed',
  )
  const jump = await send('POST', `${line}/calls`, doctor, { roomId, entryId: five.entryId, reason: 'condition_worse' })
  assert.equal(jump.body.serial, 5)
  await send('POST', `/staff/queue-entries/${five.entryId}/finish`, doctor, { outcome: 'done' })
  assert.deepEqual(await auditQueue(db), [])
})

test('what is not theirs does not exist for staff of elsewhere; bad input has clear answers', async () => {
  for (const who of [elsewhere, foreign]) {
    assert.equal(code(await send('GET', line, who)), 'queue.not_found')
    assert.equal(code(await send('POST', `${line}/calls`, who, { roomId })), 'queue.not_found')
    assert.equal(
      code(await send('POST', `/staff/queue-entries/${three.entryId}/priority`, who, { lane: 'emergency', note: 'x' })),
      'queue.not_found',
    )
    assert.equal(
      code(await send('PUT', `/staff/queue-rooms/${roomId}`, who, { queueName: 'x' })),
      'queue.room_not_found',
    )
  }
  assert.equal(code(await send('POST', `${line}/calls`, doctor, { roomId: newId() })), 'queue.room_not_found')
  assert.equal(
    code(await send('POST', `${line}/calls`, doctor, { roomId, practitionerId: newId() })),
    'queue.with_another',
  )
  assert.equal(code(await send('POST', `/staff/queue-entries/${newId()}/recall`, doctor)), 'queue.not_found')
  assert.equal(
    code(
      await send('POST', `/staff/queue-entries/${three.entryId}/transfer`, desk, {
        roomId,
        practitionerId: strangers,
        reason: 'doctor_away',
      }),
    ),
    'queue.practitioner_not_found',
  )
  const priority = (body: object) => send('POST', `/staff/queue-entries/${three.entryId}/priority`, desk, body)
  for (const note of ['', '王'.repeat(200), 'a\u0000b', 7])
    assert.equal((await priority({ lane: 'emergency', note })).status, 400)
  assert.equal(code(await priority({ lane: 'priority', group: "x'; drop table", note: '😀' })), 'queue.group_unknown')
  assert.equal(
    code(await send('PUT', `/staff/queue-rooms/${roomId}`, manager, { queueName: '共用' })),
    'queue.room_in_use',
  )
  assert.equal((await send('POST', `${line}/pause`, doctor, { roomId, reason: 'coffee' })).status, 400)
})

test('the patient reads the own place, who was let before and why; a stranger hears the same as somebody who is not checked in', async () => {
  const place = (e: { appointmentId: string }) => send('GET', `/appointments/${e.appointmentId}/place`, patient)
  await send('POST', `/staff/queue-entries/${four.entryId}/priority`, desk, {
    lane: 'priority',
    group: 'aged_80',
    note: '83 岁',
  })
  const mine = (await place(three)).body
  assert.deepEqual(
    [mine.status, mine.why, mine.ahead, mine.jumped],
    [
      'waiting',
      'on_time',
      2,
      [
        { reason: 'priority_aged_80', count: 1 },
        { reason: 'return', count: 1 },
      ],
    ],
  )
  assert.equal((await place(four)).body.why, 'priority_aged_80')
  // Two ahead of a doctor who has begun: a range that lies in the future and is not empty.
  const { wait } = mine
  assert.ok(
    wait.fromMinutes < wait.middleMinutes && wait.middleMinutes < wait.toMinutes && wait.toMinutes < 120,
    JSON.stringify(wait),
  )
  assert.deepEqual((await place(three)).body.wait, wait, 'asked again, the same answer')
  await send('POST', `${line}/pause`, doctor, { roomId, reason: 'round' })
  assert.equal((await place(three)).body.paused, 'round')
  assert.equal(code(await send('POST', `${line}/calls`, doctor, { roomId })), 'queue.paused')
  await send('DELETE', `${line}/pause`, doctor)
  const alien = await q.arrive(30, { patientId: strangers })
  assert.equal(code(await place(alien)), 'queue.not_checked_in')
  assert.equal(code(await place({ appointmentId: newId() })), 'queue.not_checked_in')
  assert.equal((await send('DELETE', `/appointments/${alien.appointmentId}/place`, patient)).status, 404)
  await leaveQueue(q.ctx)({ ...alien, reason: 'cancelled' })
})

test('a called patient who gives up leaves the doctor free; giving up twice is the same; with the doctor it is too late', async () => {
  const called = (await send('POST', `${line}/calls`, doctor, { roomId })).body
  const path = `/appointments/${called.appointmentId}/place`
  const both = await Promise.all([send('DELETE', path, patient), send('DELETE', path, patient)])
  assert.deepEqual(both.map((b) => b.body.status), ['left', 'left']) // biome-ignore format: one thought
  assert.equal(code(await send('POST', `/staff/queue-entries/${called.id}/start`, doctor)), 'queue.wrong_state')
  const next = (await send('POST', `${line}/calls`, doctor, { roomId })).body
  await send('POST', `/staff/queue-entries/${next.id}/start`, doctor)
  assert.equal(code(await send('DELETE', `/appointments/${next.appointmentId}/place`, patient)), 'queue.wrong_state')
  await send('POST', `/staff/queue-entries/${next.id}/finish`, doctor, { outcome: 'done' })
})

test('screen, staff and phone follow one stream and agree; who was away catches up from the last id', async () => {
  const added = await send('POST', '/staff/queue-devices', manager, {
    kind: 'screen',
    name: '12 诊室门口',
    campusId: q.campusId,
    roomId,
  })
  const token = added.body.token
  assert.equal((await send('GET', `/screens/${roomId}`, 'x'.repeat(43))).status, 401)
  assert.equal(code(await send('GET', `/screens/${newId()}`, token)), 'queue.room_not_found')
  const before = (await send('GET', `/screens/${roomId}`, token)).body
  const late = [await q.arrive(11), await q.arrive(12)]
  const screen = follow(`/screens/${roomId}/events`, token)
  const doctors = follow(`${line}/events`, doctor)
  const phone = follow(`/appointments/${late[1]!.appointmentId}/place/events`, patient)
  await Promise.all([screen.until(() => true), doctors.until(() => true), phone.until(() => true)])
  const called = (await send('POST', `${line}/calls`, doctor, { roomId })).body
  const spoken = await screen.until((t) => Boolean(t.data.calls?.some((c) => c.serial === called.serial)))
  const staffSaw = await doctors.until((t) => Boolean(t.data.events?.some((e) => e.kind === 'called')))
  assert.equal(spoken.id, staffSaw.id)
  assert.deepEqual((spoken.data.view as unknown as { now: object[] }).now, [
    {
      entryId: called.id,
      serial: called.serial,
      nameMasked: '王*',
      room: '3 楼 12 诊室',
      status: 'called',
      calledTimes: 1,
    },
  ])
  await phone.until((t) => t.id === spoken.id)
  assert.ok(!JSON.stringify(screen.told).includes('王小明'), 'no whole name on a screen')
  await screen.end()
  await send('POST', `/staff/queue-entries/${called.id}/recall`, doctor)
  await send('POST', `/staff/queue-entries/${called.id}/finish`, doctor, { outcome: 'done' })
  const back = follow(`/screens/${roomId}/events`, token, spoken.id)
  const caught = await back.until(() => true)
  assert.deepEqual(caught.data.calls?.map((c) => c.seq), [spoken.id + 1], 'the recall it missed') // biome-ignore format: one thought
  assert.equal(caught.id, (await send('GET', line, doctor)).body.seq)
  const whole = follow(`${line}/events`, doctor, 0)
  const everything = (await whole.until(() => true)).data.events!.map((e) => e.seq)
  assert.deepEqual(everything, everything.map((_, i) => i + 1)) // biome-ignore format: without a gap
  assert.ok(caught.id > before.seq)
  for (const f of [back, whole, doctors, phone]) await f.end()
  await send('DELETE', `/staff/queue-devices/${added.body.device.id}`, manager)
  assert.equal((await send('GET', `/screens/${roomId}`, token)).status, 401)
})

test('the code at the door changes every 30 seconds, holds for its window and the next, and cannot be made up', async () => {
  const door = (
    await send('POST', '/staff/queue-devices', manager, { kind: 'door', name: '正门', campusId: q.campusId })
  ).body
  q.clock.set('2026-11-23T02:00:05Z')
  const first = (await send('GET', '/door-code', door.token)).body
  assert.equal(first.validUntil, '2026-11-23T02:00:30.000Z')
  assert.equal(await readDoorCode(q.ctx, q.hospitalId, first.code), q.campusId)
  q.clock.set('2026-11-23T02:00:59Z')
  assert.notEqual((await send('GET', '/door-code', door.token)).body.code, first.code)
  assert.equal(await readDoorCode(q.ctx, q.hospitalId, first.code), q.campusId, 'scanned in the last second')
  q.clock.set('2026-11-23T02:01:00Z')
  await assert.rejects(readDoorCode(q.ctx, q.hospitalId, first.code), { code: 'queue.door_code_old' })
  q.clock.set('2026-11-23T01:59:29Z')
  await assert.rejects(
    readDoorCode(q.ctx, q.hospitalId, first.code),
    { code: 'queue.door_code_old' },
    'from the future',
  )
  const other = (await doorCode(q.ctx, { hospitalId: q.hospitalId, campusId: newId() })).code
  const [, window, hash] = first.code.split('.')
  for (const bad of [
    `${newId()}.${window}.${hash}`,
    `${q.campusId}.${window}0.${hash}`,
    other.slice(0, -1),
    '',
    '王'.repeat(50),
  ])
    await assert.rejects(readDoorCode(q.ctx, q.hospitalId, bad), { code: 'queue.door_code_wrong' })
  assert.equal((await send('GET', '/door-code', 'y'.repeat(43))).status, 401)
})

test('near is within 500 metres, and only when the phone is sure', async () => {
  const campus = { latitude: 31.2, longitude: 121.4 }
  assert.ok(Math.abs(metresBetween(campus, { latitude: 31.2, longitude: 121.41 }) - 951) < 5)
  await mustBeNear(q.ctx, q.hospitalId, campus, { latitude: 31.204, longitude: 121.4, accuracyMetres: 60 })
  await assert.rejects(
    mustBeNear(q.ctx, q.hospitalId, campus, { latitude: 31.205, longitude: 121.4, accuracyMetres: 60 }),
    {
      code: 'queue.too_far',
    },
  )
  await assert.rejects(mustBeNear(q.ctx, q.hospitalId, campus, { ...campus, accuracyMetres: 800 }), {
    code: 'queue.position_unsure',
  })
})

test('two rooms with the same queue name share one queue, and two doctors call from it in one order', async () => {
  const [a, b] = ['21 诊室', '22 诊室']
  const first = await q.arrive(1, { room: a, practitionerId: undefined as never })
  await leaveQueue(q.ctx)({ ...first, reason: 'cancelled' })
  const second = await q.arrive(1, { room: b, practitionerId: undefined as never })
  await leaveQueue(q.ctx)({ ...second, reason: 'cancelled' })
  const rooms = [await q.roomOf(a), await q.roomOf(b)]
  for (const id of rooms)
    assert.equal((await send('PUT', `/staff/queue-rooms/${id}`, manager, { queueName: '二楼候诊区' })).status, 200)
  const crowd = []
  for (let i = 2; i <= 5; i++)
    crowd.push(await q.arrive(i, { room: i % 2 ? a : b, practitionerId: undefined as never }))
  assert.equal(new Set(crowd.map((c) => c.queueId)).size, 1)
  const shared = `/staff/queues/${crowd[0]!.queueId}/calls`
  const two2 = await Promise.all([
    send('POST', shared, colleague, { roomId: rooms[0] }),
    send('POST', shared, desk, { roomId: rooms[1] }),
  ])
  assert.deepEqual(two2.map((c) => c.body.serial).sort(), [2, 3])
  assert.deepEqual(await q.serials(crowd[0]!.queueId), [4, 5])
  assert.deepEqual(await auditQueue(db), [])
  assert.equal((await db.rows(sql`select 1 as one from queue.queue_entry where status = 'called'`)).length, 2)
})
