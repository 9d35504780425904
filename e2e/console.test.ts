import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, localDate, weekday } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { until } from './src/booking.ts'
import { openConsole, pick, shot, violations } from './src/console-page.ts'
import { anIdNumber, aPatientUser, aPhone } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const { browser, at } = await openConsole(stage)

test('from the template to the day’s list: a manager opens a clinic, a patient gets a number of it, the desk sees the booking', {
  timeout: 120_000,
}, async () => {
  const { page, thrown } = await at('manager')
  // A clinic on a weekday the doctor has none: a Sunday a week ahead.
  const today = localDate(new Date(), 'Asia/Shanghai')
  const sunday = addDays(today, 7 + (7 - weekday(today)))
  const doctor = await stage.db.one<{ id: string; name: string; departmentId: string; department: string }>(sql`
    select p.id, p.name, r.department_id as "departmentId", d.name as department
      from directory.practitioner p
      join directory.practitioner_role r on r.practitioner_id = p.id
      join directory.department d on d.id = r.department_id
     where p.active and not exists (select 1 from scheduling.schedule s where s.practitioner_id = p.id and extract(isodow from s.on_date) = 7)
       and (select count(*) from directory.practitioner x where x.name = p.name) = 1
     order by d.position, p.name limit 1`)
  await page.goto(`${stage.url}/console/timetable?department=${doctor.departmentId}`)
  await page.getByTestId('week-grid').waitFor()
  await page.getByTestId('week-after').click()
  await page.waitForTimeout(800)
  await shot(page, 'console-timetable')
  assert.deepEqual(await violations(page), [])

  await page.goto(`${stage.url}/console/timetable/templates?department=${doctor.departmentId}&template=new`)
  await pick(page, 'template-doctor', doctor.name)
  await page.getByTestId('weekday-7').click()
  await page.getByTestId('generate').click()
  await page.getByTestId('preview-button').click()
  await page.getByTestId('preview').waitFor()
  assert.match((await page.getByTestId('preview-affected').textContent()) ?? '', /0|没有|无/)
  await page.getByTestId('save-button').click()
  const schedule = await until('the numbers of the new clinic are issued', () =>
    stage.db.maybeOne<{ scheduleId: string; feeFen: number }>(sql`
      select schedule_id as "scheduleId", fee_fen as "feeFen" from appointments.stock where practitioner_id = ${doctor.id} and on_date = ${sunday}`),
  )

  const patient = await aPatientUser(stage, stage.url, '周末来')
  const taken = await patient.api.POST('/api/appointments', {
    params: { header: { 'idempotency-key': `console-${Date.now()}` } },
    body: { scheduleId: schedule.scheduleId, periodNo: 0, patientId: patient.patientId, feeFen: schedule.feeFen },
  })
  assert.equal(taken.error, undefined)

  const desk = await at('desk')
  await desk.page.goto(
    `${stage.url}/console/appointments?from=${sunday}&to=${sunday}&department=${doctor.departmentId}`,
  )
  await desk.page.getByTestId('status-pending').first().waitFor()
  await desk.page.getByText('周末来').first().waitFor()
  assert.deepEqual(thrown.concat(desk.thrown), [])
})

test('the desk registers a patient, books, takes money by WeChat Native, prints, cancels; the money goes back', {
  timeout: 120_000,
}, async () => {
  const { page, thrown } = await at('desk')
  await page.waitForTimeout(800)
  await shot(page, 'console-bookings')
  assert.deepEqual(await violations(page), [])

  const [name, phone] = ['窗口来', aPhone()]
  await page.getByTestId('menu-booking').click()
  await page.getByTestId('patient-search').fill(phone)
  await page.getByTestId('register').click()
  await page.getByTestId('register-name').fill(name)
  await page.getByTestId('register-number').fill('999999199001010000')
  await page.getByTestId('register-phone').fill(phone)
  await page.getByTestId('register-consent').click()
  await page.getByTestId('register-submit').click()
  await page
    .getByText(/校验位|有误|不正确|不对/)
    .first()
    .waitFor()
  assert.equal(await page.getByTestId('register-name').inputValue(), name, 'a refused form keeps what was typed')
  await page.getByTestId('register-number').fill(anIdNumber())
  await page.getByTestId('register-submit').click()
  await page.getByTestId('patient-name').waitFor()

  const free = await stage.db.one<{ departmentId: string; on: string; scheduleId: string }>(sql`
    select department_id as "departmentId", on_date as "on", schedule_id as "scheduleId" from appointments.stock
     where on_date > (now() at time zone 'Asia/Shanghai')::date and state = 'open' and fee_fen > 0 and opened[1] = 0 and practitioner_id is not null order by on_date, schedule_id limit 1`)
  const url = new URL(page.url())
  url.searchParams.set('department', free.departmentId)
  url.searchParams.set('on', free.on)
  url.searchParams.set('schedule', free.scheduleId)
  await page.goto(url.href)
  await page.getByTestId('period-0').waitFor()
  await shot(page, 'console-desk')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('period-0').click()
  await page.getByTestId('confirm-booking').click()
  await page.getByTestId('booking-result').waitFor()
  await page.getByTestId('pay-wechat').click()
  const codeUrl = await page.locator('[data-code-url]').getAttribute('data-code-url')
  assert.match(codeUrl ?? '', /^weixin:/)
  await shot(page, 'console-desk-pay')
  stage.sandbox.control.pay({ codeUrl: codeUrl!, action: 'pay' })
  await page.getByTestId('print-ticket').waitFor()
  const id = await page.getByTestId('booking-result').getAttribute('data-appointment')
  await page.goto(`${stage.url}/console/appointments/${id}?from=${free.on}&to=${free.on}`)
  await page.getByTestId('appointment-drawer').waitFor()
  await page.getByTestId('cancel').click()
  await page.getByTestId('cancel-form-reason').fill('患者临时有事')
  await page.getByTestId('cancel-form-submit').click()
  await page.getByTestId('order-refunded').first().waitFor()
  assert.deepEqual(thrown, [])
})

test('the day’s list goes out as CSV that a spreadsheet reads, with every row of the filter', {
  timeout: 60_000,
}, async () => {
  const { page } = await at('desk')
  await page.getByTestId('export').click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-csv').click()])
  const chunks: Buffer[] = []
  for await (const c of await download.createReadStream()) chunks.push(c as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  assert.equal(text.charCodeAt(0), 0xfeff)
  const today = localDate(new Date(), 'Asia/Shanghai')
  const { n } = await stage.db.one<{ n: number }>(
    sql`select count(*) as n from appointments.appointment where on_date = ${today}`,
  )
  assert.equal(text.trim().split('\r\n').length, n + 1)
})

test('the sandbox’s phone shows what arrived', async () => {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const page = await context.newPage()
  const phone = aPhone()
  await page.goto(`${stage.sandbox.url}/phone`)
  await fetch(`${stage.url}/api/sms-codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone, purpose: 'login' }),
  })
  await page
    .getByText(/验证码/)
    .first()
    .waitFor()
  await shot(page, 'sandbox-phone')
})
