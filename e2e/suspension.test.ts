import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { auditNumbers } from '@jiuyi/appointments/module'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { book, orderOf, type Slot, settled, take, until } from './src/booking.ts'
import { type Api, aPatientUser, aStaffMember, codeOf, done } from './src/people.ts'
import { setStage, startNode } from './src/stage.ts'

const stage = await setStage()
const manager = await aStaffMember(stage, 'manager')
const desk = await aStaffMember(stage, 'desk')
const keyed = () => ({ header: { 'idempotency-key': newIdempotencyKey() } })

type Clinic = Slot & { practitionerId: string; half: string }
/** Clinics of named doctors from tomorrow on, with room, in departments where somebody of the same rank could stand in. */
async function clinics(count: number): Promise<Clinic[]> {
  return stage.db.rows<Clinic>(sql`
    select s.schedule_id as "scheduleId", 0 as "periodNo", s.fee_fen as "feeFen", s.department_id as "departmentId", s.on_date as "on", s.practitioner_id as "practitionerId", s.half
      from appointments.stock s
      join scheduling.schedule d on d.id = s.schedule_id and d.status = 'planned'
     where s.on_date >= (now() at time zone 'Asia/Shanghai')::date + 2 and s.state = 'open' and s.fee_fen > 0 and s.practitioner_id is not null
       and s.capacity[1] - s.opened[1] >= 4 and s.pool_quota[1] - s.pool_taken[1] >= 5 and s.pool_release_at[1] <= now()
       and (select count(*) from directory.practitioner_role r join directory.practitioner p on p.id = r.practitioner_id and p.active
             where r.department_id = s.department_id and r.fee_level = s.fee_level
               and not exists (select 1 from scheduling.schedule o where o.practitioner_id = r.practitioner_id and o.on_date = s.on_date and o.half = s.half and o.status = 'planned')) >= 1
       and (select count(*) from appointments.stock o where o.department_id = s.department_id and o.fee_fen = s.fee_fen and o.schedule_id <> s.schedule_id and o.state = 'open'
             and o.on_date > s.on_date and o.pool_quota[1] - o.pool_taken[1] > 2 and o.pool_release_at[1] <= now()) >= 1
     order by random() limit ${count}`)
}
const caseOf = async (api: Api, id: string) =>
  done(await api.GET('/api/appointments/{id}/suspension', { params: { path: { id } } }))
const answer = (
  api: Api,
  id: string,
  body: { choice: 'substitute' | 'move' | 'refund'; scheduleId?: string; periodNo?: number },
) => api.POST('/api/appointments/{id}/suspension/answer', { params: { path: { id }, ...keyed() }, body })
const suspend = (clinic: Clinic, more: object = {}) =>
  manager.api.POST('/api/staff/suspensions', {
    params: keyed(),
    body: { schedules: [{ scheduleId: clinic.scheduleId }], reason: '医生临时出差', move: true, ...more },
  })
const silent = async () => assert.deepEqual(await auditNumbers(stage.db), [])
const statusOf = async (api: Api, id: string) =>
  done(await api.GET('/api/appointments/{id}', { params: { path: { id } } }))
const refunded = (api: Api, id: string) =>
  until('the money is back', async () => (await orderOf(api, id))?.status === 'refunded')

test('one action: seen before, done at once, told with a receipt, answered three ways, no answer means the money back', {
  timeout: 90_000,
}, async () => {
  const [clinic] = await clinics(1)
  const people = []
  for (const name of ['甲一', '乙二', '丙三', '丁四']) people.push(await aPatientUser(stage, stage.url, name))
  const [a, b, c, d] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0], (typeof people)[0]]
  const numbers = []
  for (const p of people) numbers.push((await book(stage, p.api, clinic!, p.patientId)).id)
  const [na, nb, nc, nd] = numbers as [string, string, string, string]
  const e = await aPatientUser(stage, stage.url, '戊五')
  const held = done(await take(e.api, { ...clinic!, periodNo: 1 }, e.patientId))

  const seen = done(
    await manager.api.POST('/api/staff/suspension-previews', { body: { scheduleIds: [clinic!.scheduleId] } }),
  )
  assert.ok(seen.affected >= 4 && seen.held === 1 && seen.schedules[0]!.substitutes.length > 0)
  assert.ok(seen.patients.every((p) => p.nameMasked.includes('*')))
  const substituteId = seen.schedules[0]!.substitutes[0]!.id
  const key = newIdempotencyKey()
  const body = { schedules: [{ scheduleId: clinic!.scheduleId, substituteId }], reason: '医生临时出差', move: true }
  const made = [1, 2, 3].map(() =>
    manager.api.POST('/api/staff/suspensions', { params: { header: { 'idempotency-key': key } }, body }),
  )
  const ids = new Set((await Promise.all(made)).map((m) => done(m).suspensionId))
  assert.equal(ids.size, 1)
  const suspensionId = [...ids][0]!
  assert.equal(codeOf(await take(e.api, clinic!, e.patientId)), 'appointments.stopped')
  assert.equal((await statusOf(e.api, held.id)).cancelReason, 'stopped')
  assert.equal((await statusOf(a.api, na)).stopped, true)

  const message = await until('the patient is told', async () =>
    done(await a.api.GET('/api/messages')).items.find((m) => m.template === 'clinic_suspended'),
  )
  assert.match(message.body, /医生临时出差/)
  assert.equal(message.link, `suspension:${na}`)
  done(await a.api.PUT('/api/messages/{id}/reading', { params: { path: { id: message.id } } }))
  await until('the receipt has come', async () => (await caseOf(a.api, na)).readAt)
  done(await b.api.PUT('/api/appointments/{id}/suspension/reading', { params: { path: { id: nb } } }))

  // The phone: with the substitute, at the same time.
  const before = await statusOf(a.api, na)
  assert.equal(done(await answer(a.api, na, { choice: 'substitute' })).outcome, 'substituted')
  const after = await statusOf(a.api, na)
  assert.deepEqual(
    [after.practitionerId, after.on, after.from, after.status, after.code],
    [substituteId, before.on, before.from, 'booked', before.code],
  )
  // The phone: another day.
  const moves = done(await b.api.GET('/api/appointments/{id}/suspension/moves', { params: { path: { id: nb } } })).items
  assert.ok(moves.length > 0)
  const to = { scheduleId: moves[0]!.scheduleId, periodNo: moves[0]!.periods[0]!.periodNo }
  assert.equal(done(await answer(b.api, nb, { choice: 'move', ...to })).outcome, 'moved')
  assert.equal((await statusOf(b.api, nb)).scheduleId, to.scheduleId)
  // The desk, after a call: the money back.
  const { items } = done(
    await desk.api.GET('/api/staff/suspensions/{id}/cases', { params: { path: { id: suspensionId } } }),
  )
  const third = items.find((x) => x.appointmentId === nc)!
  assert.ok(third.patient!.nameMasked.includes('*') && !('name' in third.patient!))
  const at = { path: { id: third.id } }
  const called = done(
    await desk.api.POST('/api/staff/suspension-cases/{id}/calls', {
      params: { ...at, ...keyed() },
      body: { result: 'reached' },
    }),
  )
  assert.equal(called.calls.length, 1)
  const settledCase = done(
    await desk.api.POST('/api/staff/suspension-cases/{id}/answer', {
      params: { ...at, ...keyed() },
      body: { choice: 'refund' },
    }),
  )
  assert.deepEqual([settledCase.outcome, settledCase.chosenBy], ['refunded', 'desk'])
  await refunded(c.api, nc)
  // Nobody answers for the fourth.
  await stage.db.rows(sql`update appointments.suspension_case set answer_by = now() where appointment_id = ${nd}`)
  await refunded(d.api, nd)
  assert.equal((await caseOf(d.api, nd)).outcome, 'unanswered')
  assert.equal(codeOf(await answer(d.api, nd, { choice: 'substitute' })), 'appointments.case_settled')

  const progress = done(
    await manager.api.GET('/api/staff/suspensions/{id}', { params: { path: { id: suspensionId } } }),
  )
  assert.deepEqual(
    [
      progress.substituted,
      progress.moved,
      progress.refunded,
      progress.unanswered,
      progress.holdReturned,
      progress.canLift,
    ],
    [1, 1, 1, 1, 1, false],
  )
  assert.equal(
    codeOf(await manager.api.POST('/api/staff/suspensions/{id}/lifting', { params: { path: { id: suspensionId } } })),
    'appointments.suspension_answered',
  )
  assert.equal((await orderOf(a.api, na))?.status, 'paid', 'what was paid stays with the new number')
  await settled(stage)
  const titles = async (api: Api) => done(await api.GET('/api/messages')).items.map((m) => m.template)
  assert.ok((await titles(a.api)).includes('suspension_moved'))
  assert.ok((await titles(d.api)).includes('suspension_refunded'))
  assert.ok((await titles(e.api)).includes('suspension_hold_returned'))
  await silent()
})

test('lifted before anybody has answered: everything as before, the substitute’s day is gone, everyone is told', {
  timeout: 60_000,
}, async () => {
  const [clinic] = await clinics(1)
  const p = await aPatientUser(stage, stage.url, '己六')
  const { id } = await book(stage, p.api, clinic!, p.patientId)
  const { suspensionId } = done(await suspend(clinic!))
  assert.equal((await statusOf(p.api, id)).stopped, true)
  assert.equal(
    (await manager.api.POST('/api/staff/suspensions/{id}/lifting', { params: { path: { id: suspensionId } } })).error,
    undefined,
  )
  assert.equal((await statusOf(p.api, id)).stopped, undefined)
  const planned = await stage.db.one<{ status: string }>(
    sql`select status from scheduling.schedule where id = ${clinic!.scheduleId}`,
  )
  assert.equal(planned.status, 'planned')
  await until('told', async () =>
    done(await p.api.GET('/api/messages')).items.some((m) => m.template === 'suspension_lifted'),
  )
  await settled(stage)
  await silent()
})

test('a process that dies between the timetable and the numbers leaves nothing half: the event makes up for it', {
  timeout: 60_000,
}, async () => {
  const [clinic, other] = await clinics(2)
  const p = await aPatientUser(stage, stage.url, '庚七')
  const { id } = await book(stage, p.api, clinic!, p.patientId)
  const hospitalId = (await statusOf(p.api, id)).hospitalId
  // What the route does first, and then nothing more.
  await stage.house.facades.scheduling.suspend({
    hospitalId,
    by: 'staff:test',
    key: newId(),
    want: { schedules: [{ scheduleId: clinic!.scheduleId }], reason: '医生生病', move: true },
  })
  await until('the numbers are stopped', async () => (await statusOf(p.api, id)).stopped)
  await until('a case is told', async () => (await caseOf(p.api, id)).toldAt)

  // The same with a process that is really killed, at some moment on the way.
  const node = await startNode(stage.env, 'api')
  const victim = await aStaffMember(stage, 'manager', node.url)
  const asked = victim.api
    .POST('/api/staff/suspensions', {
      params: keyed(),
      body: { schedules: [{ scheduleId: other!.scheduleId }], reason: '医生生病', move: true },
    })
    .catch(() => undefined)
  await new Promise((r) => setTimeout(r, Math.random() * 40))
  await node.kill()
  await asked
  await settled(stage)
  const both = await stage.db.one<{ schedule: string; stock: string }>(sql`
    select (select status from scheduling.schedule where id = ${other!.scheduleId}) as schedule, (select state from appointments.stock where schedule_id = ${other!.scheduleId}) as stock`)
  assert.ok(
    (both.schedule === 'suspended' && both.stock === 'stopped') ||
      (both.schedule === 'planned' && both.stock === 'open'),
    JSON.stringify(both),
  )
  await silent()
})

test('somebody else’s case, another department’s clinic and nonsense are refused', { timeout: 60_000 }, async () => {
  const [clinic, other] = await clinics(2)
  const p = await aPatientUser(stage, stage.url, '辛八')
  const stranger = await aPatientUser(stage, stage.url, '陌生人')
  const { id } = await book(stage, p.api, clinic!, p.patientId)
  done(await suspend(clinic!))
  for (const refused of [
    await stranger.api.GET('/api/appointments/{id}/suspension', { params: { path: { id } } }),
    await stranger.api.GET('/api/appointments/{id}/suspension/moves', { params: { path: { id } } }),
    await stranger.api.PUT('/api/appointments/{id}/suspension/reading', { params: { path: { id } } }),
    await answer(stranger.api, id, { choice: 'refund' }),
    await answer(p.api, newId(), { choice: 'refund' }),
  ])
    assert.equal(refused.response.status, 404)
  const head = await aStaffMember(stage, 'department_head')
  const [foreign] = await stage.db.rows<{ id: string }>(sql`
    select d.id from scheduling.schedule d where d.status = 'planned' and d.on_date > current_date + 2
       and d.department_id not in (select unnest(r.department_ids) from identity.staff r where r.login_name = ${head.loginName}) limit 1`)
  const byHead = await head.api.POST('/api/staff/suspensions', {
    params: keyed(),
    body: { schedules: [{ scheduleId: foreign!.id }], reason: '试试', move: true },
  })
  assert.equal(byHead.response.status, 404)
  for (const reason of ['', 'x'.repeat(200), 'a\u0000b', '\u0007']) {
    const bad = await suspend(other!, { reason })
    assert.equal(bad.response.status, 400, JSON.stringify(reason))
  }
  for (const schedules of [[], [{ scheduleId: 'x' }], [{ scheduleId: newId() }]]) {
    const bad = await suspend(other!, { schedules })
    assert.ok([400, 404].includes(bad.response.status))
  }
  const sqlish = done(await suspend(other!, { reason: "'); drop table appointments.stock;-- 😀" }))
  const shown = done(
    await manager.api.GET('/api/staff/suspensions/{id}', { params: { path: { id: sqlish.suspensionId } } }),
  )
  assert.equal(shown.reason, "'); drop table appointments.stock;-- 😀")
  for (const body of [{ choice: 'nothing' }, { choice: 'move', periodNo: -1 }, { choice: 'refund', extra: 1 }]) {
    const bad = await answer(p.api, id, body as never)
    assert.equal(bad.response.status, 400)
  }
  await silent()
})
