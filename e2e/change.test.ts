// Moving a booking on the phone and at the desk, an extra number by the doctor, a course, rooms and devices, a change of the timetable from a day on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditNumbers } from '@jiuyi/appointments/module'
import { sql } from '@jiuyi/platform'
import { h5Driver } from '@jiuyi/weapp-lab'
import { freeSlots, type Slot, take } from './src/booking.ts'
import { choose, openConsole, shot, violations } from './src/console-page.ts'
import { aMember, logIn } from './src/members.ts'
import { shots } from './src/patient-app.ts'
import { aStaffMember, done } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const desk = await openConsole(stage)
const patient = await aMember(stage, 0, '要改约')
const [slot] = await freeSlots(patient.api)
const held = done(await take(patient.api, slot!, patient.patientId))
const [manager, clerk] = [await desk.at('manager'), await desk.at('desk')]
const counter = await aStaffMember(stage, 'desk')
done(
  await counter.api.POST('/api/staff/appointments/{id}/payment', {
    params: { path: { id: held.id } },
    body: { channel: 'cash' },
  }),
)
const appointment = held
/** Another free period of the same department at the same fee, on another day. */
const elsewhere = async (than: Slot, notOn: string[]) => {
  const a = done(
    await patient.api.GET('/api/departments/{id}/availability', { params: { path: { id: than.departmentId } } }),
  )
  for (const s of a.schedules.filter(
    (x) => x.state === 'available' && x.feeFen === than.feeFen && !notOn.includes(x.on) && x.on > a.days[0]!.on,
  )) {
    const { periods } = done(
      await patient.api.GET('/api/schedules/{id}/periods', { params: { path: { id: s.scheduleId } } }),
    )
    const p = periods.find((x) => x.state === 'available')
    if (p) return { ...s, periodNo: p.periodNo, from: p.from, to: p.to }
  }
  throw new Error('no other day at this fee')
}

test('改约 on the phone: the rule, another day, old and new, done; the ticket keeps its code', {
  timeout: 120_000,
}, async () => {
  const to = await elsewhere(slot!, [slot!.on])
  const app = await h5Driver(stage.url, { shots, viewport: { width: 375, height: 812 }, timeoutMs: 20_000 })
  try {
    await logIn(app, patient, 'elder')
    await app.open(`/pages/ticket/index?id=${appointment.id}`)
    await app.waitFor('#reschedule')
    assert.match(await app.text('#reschedule-rule'), /还可以改约 2 次/)
    await app.tap('#reschedule')
    await app.waitFor(`#days-${to.on}`)
    await app.tap(`#days-${to.on}`)
    await app.tap(`#session-${to.scheduleId}`)
    await app.tap(`#period-${to.periodNo}`)
    await app.waitFor('#move')
    await app.shot('change-reschedule-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap('#move')
    await app.waitFor('#move-dialog')
    await app.shot('change-dialog-elder')
    await app.tap('#move-dialog-confirm')
    await app.waitFor(async () => (await app.path()) === 'pages/ticket/index')
    await app.waitFor('#code')
    assert.equal(await app.text('#code'), appointment.code)
    const now = done(await patient.api.GET('/api/appointments/{id}', { params: { path: { id: appointment.id } } }))
    assert.deepEqual([now.scheduleId, now.status, now.rescheduleRule!.left], [to.scheduleId, 'booked', 1])
    const order = done(
      await patient.api.GET('/api/appointments/{id}/order', { params: { path: { id: appointment.id } } }),
    ).order
    assert.equal(order!.status, 'paid')
    await app.open('/pages/settings/index')
    await app.tap('#language-en')
    await app.open(`/pkg-visit/reschedule/index?id=${appointment.id}`)
    await app.waitFor('#days')
    assert.match(await app.text('#reschedule-rule'), /You can still move it 1 time/)
    await app.shot('change-reschedule-en')
    assert.deepEqual(await app.violations?.(), [])
    assert.deepEqual(await app.errors(), [])
  } finally {
    await app.close()
  }
})

test('改约 at the desk: day, clinic, period, moved', { timeout: 90_000 }, async () => {
  const before = done(await patient.api.GET('/api/appointments/{id}', { params: { path: { id: appointment.id } } }))
  const to = await elsewhere(slot!, [before.on])
  const { page } = clerk
  await page.goto(`${stage.url}/console/appointments/${appointment.id}?from=${before.on}&to=${before.on}`)
  await page.getByTestId('reschedule').click()
  const day = page.getByTestId('slot-day')
  await day.fill(to.on)
  await page.keyboard.press('Enter')
  await choose(page, 'slot-clinic', 'first')
  await choose(page, 'slot-period', /余/)
  await shot(page, 'console-reschedule')
  await page.getByTestId('confirm-move').click()
  await page.getByTestId('reschedule-form').waitFor({ state: 'detached' })
  const after = done(await patient.api.GET('/api/appointments/{id}', { params: { path: { id: appointment.id } } }))
  assert.equal(after.on, to.on)
})

test('加号: the manager adds a number for a named patient and the desk sees it', { timeout: 90_000 }, async () => {
  const { page } = manager
  await page.goto(`${stage.url}/console/extra-numbers`)
  await page.getByTestId('add-extra').first().waitFor()
  await shot(page, 'console-extra')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('add-extra').first().click()
  await page.getByTestId('extra-drawer').waitFor()
  await page.getByTestId('patient-search').fill(patient.patientPhone)
  await page.getByTestId('patient-result').first().click()
  await page.getByTestId('extra-reason').fill('术后复查')
  await page.getByTestId('extra-desk').click()
  await shot(page, 'console-extra-add')
  await page.getByTestId('extra-save').click()
  await page.getByTestId('extra-drawer').waitFor({ state: 'detached' })
  const extra = await stage.db.one<{ id: string; on: string }>(sql`
    select e.id, s.on_date::text as "on" from appointments.extra_number e join appointments.stock s on s.schedule_id = e.schedule_id and s.hospital_id = e.hospital_id
     where e.state = 'open' and e.patient_id = ${patient.patientId}`)
  await clerk.page.goto(`${stage.url}/console/extra-numbers?on=${extra.on}`)
  await clerk.page.getByTestId('fill-extra').first().waitFor()
  await clerk.page.getByTestId('fill-extra').first().click()
  await clerk.page.getByText('已占号').first().waitFor()
  await clerk.page.mouse.move(0, 0)
  await shot(clerk.page, 'console-extra-desk')
  assert.deepEqual(await violations(clerk.page), [])
})

test('诊室与设备: added, seen, retired', { timeout: 60_000 }, async () => {
  const { page } = manager
  await page.goto(`${stage.url}/console/timetable/resources?resource=new`)
  await choose(page, 'resource-kind', /设备/)
  await page.getByTestId('resource-name').fill('动态心电图仪 9')
  await page.getByTestId('resource-save').click()
  await page.getByTestId('resource-drawer').waitFor({ state: 'detached' })
  await page.getByText('动态心电图仪 9').first().click()
  // A trial click waits until the drawer stands still.
  await page.getByTestId('resource-retire').click({ trial: true })
  await shot(page, 'console-resources')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('resource-retire').click()
  await page.getByText('已停用').first().waitFor()
})

test('疗程: previewed date by date, booked as many as can be had, seen and cancelled on the phone', {
  timeout: 120_000,
}, async () => {
  const course = await aMember(stage, 1, '做理疗')
  const [first] = await freeSlots(course.api)
  const { page } = clerk
  await page.goto(
    `${stage.url}/console/series?patient=${course.patientId}&department=${first!.departmentId}&on=${first!.on}&schedule=${first!.scheduleId}&period=${first!.periodNo}`,
  )
  await page.getByTestId('series-reason').fill('六次理疗')
  await page.getByTestId('preview-series').click()
  await page.getByTestId('series-days').waitFor()
  await page.getByTestId('as-many').click()
  await shot(page, 'console-series')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('book-series').click()
  await page.getByTestId('series-list').waitFor()
  await shot(page, 'console-series-view')
  assert.deepEqual(await violations(page), [])
  const rows = await stage.db.rows<{ id: string; on: string }>(sql`
    select m.appointment_id as id, a.on_date::text as "on" from appointments.series_appointment m join appointments.appointment a on a.id = m.appointment_id and a.hospital_id = m.hospital_id join appointments.series s on s.id = m.series_id and s.hospital_id = m.hospital_id
     where s.patient_id = ${course.patientId} order by m.turn`)
  assert.ok(rows.length >= 2, `${rows.length} of the course`)
  // The last of them alone goes to another day; then it is cancelled, after a look at what that means.
  const to = await elsewhere(
    first!,
    rows.map((r) => r.on),
  )
  await choose(page, 'series-from', 'last')
  await page.getByTestId('scope-this').check()
  await page.getByTestId('slot-day').fill(to.on)
  await page.keyboard.press('Enter')
  await choose(page, 'slot-clinic', 'first')
  await choose(page, 'slot-period', /余/)
  await page.getByTestId('preview-move').click()
  await page.getByTestId('move-days').waitFor()
  await shot(page, 'console-series-move')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('move-series').click()
  await page.getByTestId('series-list').getByText(to.on).waitFor()
  await page.getByTestId('cancel-series').click()
  await page.locator('#cancel-series-confirm').click()
  await page.getByTestId('series-list').getByText('已取消').waitFor()
  await shot(page, 'console-series-cancelled')
  const app = await h5Driver(stage.url, { shots, viewport: { width: 375, height: 812 }, timeoutMs: 20_000 })
  try {
    await logIn(app, course, 'elder')
    await app.open(`/pkg-visit/series/index?id=${rows[0]!.id}`)
    await app.waitFor('#scope-all')
    await app.shot('change-series-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.open('/pages/settings/index')
    await app.tap('#language-en')
    await app.open(`/pkg-visit/series/index?id=${rows[0]!.id}`)
    await app.tap('#scope-all')
    await app.shot('change-series-en')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap('#cancel')
    await app.tap('#cancel-dialog-confirm')
    await app.waitFor(async () => /cancelled/.test(await app.text('#note')))
  } finally {
    await app.close()
  }
})

test('仅此次 / 此次及以后 / 全部: a room is changed from a day on, after a look at who is affected', {
  timeout: 60_000,
}, async () => {
  const clinic = await stage.db.one<{ id: string; departmentId: string; on: string }>(sql`
    select s.id, s.department_id as "departmentId", s.on_date::text as "on" from scheduling.schedule s
      join scheduling.schedule_template t on t.hospital_id = s.hospital_id and t.id = s.template_id
     where s.status = 'planned' and s.on_date between (now() at time zone 'Asia/Shanghai')::date + 8 and (now() at time zone 'Asia/Shanghai')::date + 12
       and t.valid_from < s.on_date order by s.on_date, s.id limit 1`)
  const { page } = manager
  await page.goto(
    `${stage.url}/console/timetable?department=${clinic.departmentId}&week=${clinic.on}&schedule=${clinic.id}`,
  )
  await page.getByTestId('schedule-drawer').waitFor()
  await page.locator('label', { has: page.getByTestId('scope-following') }).click()
  await page.getByTestId('room').fill('新楼 508 诊室')
  await page.getByTestId('preview-button').click()
  await page.getByTestId('preview').waitFor()
  await page.getByTestId('save-button').click({ trial: true })
  await shot(page, 'console-scope')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('save-button').click()
  await page.getByTestId('schedule-drawer').waitFor({ state: 'detached' })
  const rooms = await stage.db.one<{ room: string; templates: number }>(sql`
    select s.room, (select count(*) from scheduling.schedule_template t where t.valid_from = s.on_date and t.room = s.room)::int as templates
      from scheduling.schedule s where s.id = ${clinic.id}`)
  assert.deepEqual([rooms.room, rooms.templates], ['新楼 508 诊室', 1])
})

test('after all of it no page has thrown, and the numbers add up', async () => {
  assert.deepEqual(manager.thrown.concat(clerk.thrown), [])
  assert.deepEqual(await auditNumbers(stage.db), [])
})
