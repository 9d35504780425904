import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { seed } from '@jiuyi/identity/module'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { book, freeSlots, ownClinic, take, until } from './src/booking.ts'
import { anIdNumber, aPatientUser, aPhone, aStaffMember, done, visitor } from './src/people.ts'
import { testSettings } from './src/settings.ts'
import { setStage } from './src/stage.ts'

type Access = { who: 'anyone' | 'account' | 'staff' | 'account-or-staff' | 'partner'; may?: string }
type Operation = {
  operationId: string
  'x-access': Access
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: unknown
}
const document = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../packages/api-client/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>> }
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, op]) => ({ path, method: method.toUpperCase(), ...op })),
)

const stage = await setStage()
const owner = await aPatientUser(stage, stage.url, '被偷看的人')
const stranger = await aPatientUser(stage, stage.url, '陌生人')
const [slot] = await freeSlots(owner.api)
const appointment = await book(stage, owner.api, slot!, owner.patientId)
const message = await until('a message', async () => done(await owner.api.GET('/api/messages')).items[0])
const session = done(await owner.api.GET('/api/sessions')).items[0]!

// A clinic that is full, so that the owner waits in its line.
const full = await ownClinic(stage, owner.api, slot!.departmentId, { capacity: [1], inDays: 5 })
done(await take(stranger.api, full, stranger.patientId))
const place = done(
  await owner.api.POST('/api/waitlist-entries', {
    params: { header: { 'idempotency-key': newIdempotencyKey() } },
    body: { scheduleId: full.scheduleId, patientId: owner.patientId },
  }),
)

// A draw that collects wishes for a while, and the owner's wish in it.
const drawn = await ownClinic(stage, owner.api, slot!.departmentId, { capacity: [1], inDays: 6 })
await stage.db.rows(sql`
  insert into appointments.draw (hospital_id, schedule_id, commitment, seed_sealed, window_minutes, pause_seconds, marked_at, marked_by)
  select hospital_id, schedule_id, repeat('0', 64), 'none', 30, 60, now() - interval '1 hour', 'test' from appointments.stock where schedule_id = ${drawn.scheduleId}`)
await stage.db.rows(sql`
  update appointments.stock set allotment = 'draw', pool_release_at = array_fill(now() - interval '1 minute', array[4]) where schedule_id = ${drawn.scheduleId}`)
const wish = done(
  await owner.api.POST('/api/wishes', {
    params: { header: { 'idempotency-key': newIdempotencyKey() } },
    body: { scheduleId: drawn.scheduleId, patientId: owner.patientId },
  }),
)

/** The owner's ids, by the first word of the path they belong to. */
const ids: Record<string, string> = {
  patients: owner.patientId,
  appointments: appointment.id,
  messages: message.id,
  sessions: session.id,
  'waitlist-entries': place.id,
  wishes: wish.id,
}
/** Bodies that would be accepted from the owner, so that only the ownership can be what refuses. */
const bodies: Record<string, unknown> = {
  updatePatient: { relation: 'other' },
  cancelAppointment: {},
  cancelSeries: { scope: 'all' },
  answerSuspension: { choice: 'refund' },
  carryComplaint: { words: '头痛三天' },
  checkIn: { how: 'location', latitude: 30.2, longitude: 120.2, accuracyMetres: 20 },
  appealNoShow: { reason: '那天在急诊' },
  rescheduleAppointment: { scheduleId: slot!.scheduleId, periodNo: slot!.periodNo },
  payForAppointment: { channel: 'wechat_jsapi', app: 'mini-program' },
  takeNumber: {
    scheduleId: slot!.scheduleId,
    periodNo: slot!.periodNo,
    patientId: owner.patientId,
    feeFen: slot!.feeFen,
  },
  makeWish: { scheduleId: drawn.scheduleId, patientId: owner.patientId },
  joinWaitlist: { scheduleId: full.scheduleId, patientId: owner.patientId },
}
/** Routes that take somebody's patient in the body. */
const forSomebody = ['takeNumber', 'joinWaitlist', 'makeWish']

async function call(op: (typeof operations)[number], token: string | undefined, path: string, body?: unknown) {
  const res = await fetch(`${stage.url}${path}`, {
    method: op.method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'idempotency-key': newIdempotencyKey(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'manual',
  })
  return { status: res.status, text: await res.text() }
}
const fill = (path: string, id: string) => path.replaceAll(/\{\w+\}/g, id)
/** A schedule is nobody's: every account may ask for its challenge, and gets its own. */
const ofNobody = ['getRushChallenge']
const ofOthers = operations.filter(
  (op) =>
    op['x-access'].who === 'account' &&
    !ofNobody.includes(op.operationId) &&
    (/\{id\}/.test(op.path) ||
      op.parameters?.some((p) => p.name === 'patientId') ||
      forSomebody.includes(op.operationId)),
)

test('a stranger’s account reaches nothing of another account, through any route', async () => {
  assert.ok(ofOthers.length >= 12, `only ${ofOthers.length} routes with somebody’s id`)
  for (const op of ofOthers) {
    const noun = op.path.split('/')[2]!
    const id = ids[noun]
    assert.ok(id || !/\{id\}/.test(op.path), `${op.method} ${op.path}: say whose id this route takes`)
    const known: Record<string, string> = { patientId: owner.patientId, hospitalId: appointment.hospitalId }
    const asked = (op.parameters ?? []).filter((p) => p.in === 'query' && known[p.name])
    const query = asked.length ? `?${asked.map((p) => `${p.name}=${known[p.name]}`).join('&')}` : ''
    const { status, text } = await call(
      op,
      stranger.api.wire.token,
      fill(op.path, id ?? '') + query,
      bodies[op.operationId],
    )
    assert.equal(status, 404, `${op.method} ${op.path} answered ${status} ${text.slice(0, 200)}`)
    assert.ok(!text.includes('被偷看的人'))
  }
})

test('nobody without a session gets past any door that is not open to all', async () => {
  for (const op of operations.filter((o) => !['anyone', 'partner'].includes(o['x-access'].who))) {
    const { status } = await call(op, undefined, fill(op.path, newId()), op.requestBody ? {} : undefined)
    assert.equal(status, 401, `${op.method} ${op.path}`)
  }
})

test('a patient’s session opens no door of the staff', async () => {
  for (const op of operations.filter((o) => o['x-access'].who === 'staff')) {
    const { status } = await call(op, owner.api.wire.token, fill(op.path, newId()), op.requestBody ? {} : undefined)
    assert.equal(status, 401, `${op.method} ${op.path}`)
  }
})

test('staff reach only what their role allows', async () => {
  const auditor = await aStaffMember(stage, 'auditor')
  const cookie = [...auditor.api.wire.cookies].map(([k, v]) => `${k}=${v}`).join('; ')
  for (const op of operations.filter(
    (o) => o['x-access'].may && !['audit.read', 'payment.read', 'fairness.read'].includes(o['x-access'].may!),
  )) {
    const res = await fetch(`${stage.url}${fill(op.path, newId())}`, {
      method: op.method,
      headers: { cookie, ...(op.requestBody ? { 'content-type': 'application/json' } : {}) },
      ...(op.requestBody ? { body: '{}' } : {}),
    })
    assert.equal(res.status, 403, `${op.method} ${op.path}`)
  }
})

test('staff of another hospital see and touch nothing here', async () => {
  const groupId = testSettings(stage.env).GROUP_ID
  const other = {
    hospitalId: newId(),
    loginName: `other${Date.now() % 100000}`,
    displayName: '外院员工',
    password: 'Other-hospital-2026',
    roles: ['desk', 'manager', 'admin'] as const,
  }
  await seed.seedStaff(stage.house.ctxOf('identity'), groupId, [other])
  const api = visitor(stage.url)
  done(await api.POST('/api/staff/sessions', { body: { loginName: other.loginName, password: other.password } }))
  assert.deepEqual(
    done(await api.GET('/api/staff/appointments', { params: { query: { on: appointment.on } } })).items,
    [],
  )
  const answers = [
    await api.POST('/api/staff/appointments/{id}/cancellation', {
      params: { path: { id: appointment.id } },
      body: { reason: 'x' },
    }),
    await api.POST('/api/staff/appointments/{id}/refund', {
      params: { path: { id: appointment.id } },
      body: { reason: 'x' },
    }),
    await api.GET('/api/staff/appointments/{id}', { params: { path: { id: appointment.id } } }),
    await api.GET('/api/staff/appointments/{id}/order', { params: { path: { id: appointment.id } } }),
    await api.GET('/api/staff/appointments/{id}/history', { params: { path: { id: appointment.id } } }),
    await api.POST('/api/staff/waitlist-entries/{id}/removal', {
      params: { path: { id: place.id } },
      body: { reason: 'x' },
    }),
    await api.POST('/api/staff/wishes/{id}/withdrawal', { params: { path: { id: wish.id } } }),
    await api.POST('/api/staff/draws', { body: { scheduleId: drawn.scheduleId } }),
    await api.DELETE('/api/staff/draws/{id}', { params: { path: { id: drawn.scheduleId } } }),
    await api.POST('/api/staff/waitlist-entries/{id}/confirmation', { params: { path: { id: place.id } } }),
    await api.PATCH('/api/staff/departments/{id}', {
      params: { path: { id: slot!.departmentId } },
      body: { name: '改名' },
    }),
    await api.POST('/api/staff/appointments', {
      params: { header: { 'idempotency-key': newIdempotencyKey() } },
      body: {
        scheduleId: slot!.scheduleId,
        periodNo: slot!.periodNo,
        patientId: owner.patientId,
        feeFen: slot!.feeFen,
      },
    }),
  ]
  for (const a of answers) assert.equal(a.response.status, 404, JSON.stringify(a.error))
})

test('SQL, HTML, emoji, NUL and 200 characters in every text field get a clear refusal or are kept as text', async () => {
  const nasty = [
    "Robert'); drop table identity.patient;--",
    '<script>alert(1)</script>',
    '😀😀',
    'a\u0000b',
    '\ud800',
    '王'.repeat(200),
  ]
  for (const text of nasty) {
    const answers = [
      await owner.api.POST('/api/patients', {
        params: { header: { 'idempotency-key': newIdempotencyKey() } },
        body: {
          name: text,
          certificateType: 'id_card',
          certificateNumber: anIdNumber(),
          phone: aPhone(),
          relation: 'other',
          consent: true,
        },
      }),
      await owner.api.GET('/api/search', { params: { query: { hospitalId: appointment.hospitalId, q: text } } }),
      await owner.api.POST('/api/sessions/password', { body: { phone: text, password: text, client: 'h5' } }),
      await owner.api.POST('/api/appointments/{id}/cancellation', {
        params: { path: { id: newId() } },
        body: { reason: text },
      }),
    ]
    for (const a of answers) {
      assert.ok(a.response.status < 500, `${a.response.status} for ${JSON.stringify(text)}`)
      if (a.error) assert.ok(a.error.title && a.error.code, 'a refusal has a sentence and a code')
    }
    assert.ok(answers[0]!.error, `a name of ${JSON.stringify(text.slice(0, 20))} was accepted`)
  }
})
