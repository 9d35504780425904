// 停诊 as people click through it: the manager's wizard and its progress, the patient's case page on H5 and in the mini program, the desk's call list; lifting.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditNumbers } from '@jiuyi/appointments/module'
import { sql } from '@jiuyi/platform'
import { h5Driver, jsdomDriver } from '@jiuyi/weapp-lab'
import { book, type Slot, take, until } from './src/booking.ts'
import { openConsole, shot, violations } from './src/console-page.ts'
import { aMember, logIn, type Member } from './src/members.ts'
import { addPatient, aPhoneAround, packedWeapp, register, shots } from './src/patient-app.ts'
import { aPatientUser, aStaffMember, done, visitor } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const desk = await openConsole(stage)
const size = { shots, viewport: { width: 375, height: 812 }, timeoutMs: 20_000 }
const phone = () => h5Driver(stage.url, size)

/** Clinics of named doctors with room, in departments where a colleague of the same rank is free and another day at the same fee is open. */
const clinics = await stage.db.rows<Slot & { half: string }>(sql`
  select s.schedule_id as "scheduleId", 0 as "periodNo", s.fee_fen as "feeFen", s.department_id as "departmentId", s.on_date as "on", s.half
    from appointments.stock s join scheduling.schedule d on d.id = s.schedule_id and d.status = 'planned'
   where s.on_date >= (now() at time zone 'Asia/Shanghai')::date + 2 and s.state = 'open' and s.fee_fen > 0 and s.practitioner_id is not null
     and s.capacity[1] - s.opened[1] >= 4 and s.pool_quota[1] - s.pool_taken[1] >= 5 and s.pool_release_at[1] <= now()
     and exists (select 1 from directory.practitioner_role r join directory.practitioner p on p.id = r.practitioner_id and p.active
                  where r.department_id = s.department_id and r.fee_level = s.fee_level and r.practitioner_id <> s.practitioner_id
                    and not exists (select 1 from scheduling.schedule o where o.practitioner_id = r.practitioner_id and o.on_date = s.on_date and o.half = s.half and o.status <> 'withdrawn'))
     and exists (select 1 from appointments.stock o where o.department_id = s.department_id and o.fee_fen = s.fee_fen and o.schedule_id <> s.schedule_id and o.state = 'open'
                  and o.on_date > s.on_date and o.pool_quota[1] - o.pool_taken[1] > 2 and o.pool_release_at[1] <= now())
   order by s.on_date, s.schedule_id`)
const [clinic] = clinics
const elsewhere = clinics.find((c) => c.departmentId !== clinic!.departmentId && c.on !== clinic!.on)
const [manager, clerk] = [await desk.at('manager'), await desk.at('desk')]
const counter = await aStaffMember(stage, 'desk')
/** A number paid in cash: who logs in with a password cannot pay by WeChat. */
async function atDesk(who: Member, slot: Slot) {
  const held = done(await take(who.api, slot, who.patientId))
  const cash = { params: { path: { id: held.id } }, body: { channel: 'cash' as const } }
  done(await counter.api.POST('/api/staff/appointments/{id}/payment', cash))
  return held
}

test('停诊 in the wizard; the substitute chosen on H5, another day in the mini program, the money back at the desk after a call', {
  timeout: 170_000,
}, async () => {
  const one = await aMember(stage, 0, '停一一')
  const first = await atDesk(one, clinic!)
  const third = await aPatientUser(stage, stage.url, '停三三')
  const thirdNumber = await book(stage, third.api, clinic!, third.patientId)
  // Somebody whom only the telephone reaches.
  await stage.db.rows(sql`update identity.proxy set removed_at = now() where patient_id = ${third.patientId}`)
  const fourth = await aPatientUser(stage, stage.url, '停四四')
  done(await take(fourth.api, clinic!, fourth.patientId))
  const h5 = await phone()
  const weapp = await jsdomDriver(await packedWeapp(stage), size)
  try {
    const { openid } = await aPhoneAround(weapp, stage)
    await register(weapp, stage)
    await addPatient(weapp, '停二二')
    const two = visitor(stage.url)
    const { token } = done(
      await two.POST('/api/sessions/wechat', {
        body: { code: stage.sandbox.control.loginCode(openid).code, client: 'weapp' },
      }),
    )
    two.wire.token = token!
    const twoPatient = done(await two.GET('/api/patients')).items[0]!
    const second = await book(stage, two, clinic!, twoPatient.id)

    // The manager: from the timetable into the wizard.
    const { page } = manager
    await page.goto(
      `${stage.url}/console/timetable?department=${clinic!.departmentId}&week=${clinic!.on}&schedule=${clinic!.scheduleId}`,
    )
    await page.getByTestId('suspend').click()
    await page.getByTestId(`choose-${clinic!.scheduleId}`).waitFor()
    await shot(page, 'console-suspend-choose')
    assert.deepEqual(await violations(page), [])
    await page.getByTestId('suspend-next').click()
    await page.getByTestId('suspension-preview').waitFor()
    await page.getByTestId('suspend-go').click()
    await page.getByText('请写原因').waitFor()
    await page.getByTestId('suspension-reason').fill('医生临时出差')
    await page.getByText('停*三').waitFor()
    await shot(page, 'console-suspend-offers')
    assert.deepEqual(await violations(page), [])
    await page.getByTestId('suspend-go').click()
    await page.getByTestId('counts').waitFor()
    const suspensionId = new URL(page.url()).pathname.split('/').at(-1)!

    // H5: from the ticket to the choice.
    await logIn(h5, one)
    await h5.open(`/pages/ticket/index?id=${first.id}`)
    await h5.waitFor('#go-suspension')
    await h5.shot('suspension-ticket')
    await h5.tap('#go-suspension')
    await h5.waitFor('#choose-substitute')
    assert.match(await h5.text('#case-reason'), /医生临时出差/)
    await h5.shot('suspension-case')
    assert.deepEqual(await h5.violations!(), [])
    await h5.tap('#choose-move')
    await h5.waitFor('#moves')
    await h5.shot('suspension-moves')
    assert.deepEqual(await h5.violations!(), [])
    await h5.tap('#choose-substitute')
    await h5.waitFor('#answer-dialog')
    await h5.shot('suspension-confirm')
    await h5.tap('#answer-dialog-confirm')
    await h5.waitFor('#case-ticket')
    assert.match(await h5.text('#case-heading'), /替诊/)
    await h5.shot('suspension-done')
    assert.deepEqual(await h5.errors(), [])

    // The mini program: another day.
    await weapp.open(`/pkg-suspension/case/index?id=${second.id}`)
    await weapp.tap('#choose-move')
    await weapp.tap('#moves .period')
    await weapp.tap('#answer-dialog-confirm')
    await weapp.waitFor('#case-ticket')
    assert.match(await weapp.text('#case-heading'), /已换好时间/)
    assert.deepEqual(await weapp.errors(), [])

    // The desk: who has no account is on the list from the start.
    await clerk.page.getByTestId('menu-suspensionCalls').click()
    const row = clerk.page.getByTestId('calls').getByText('停*三').first()
    await row.waitFor()
    await shot(clerk.page, 'console-suspension-calls')
    assert.deepEqual(await violations(clerk.page), [])
    await row.click()
    await clerk.page.getByTestId('show-phone').click()
    await until('the phone is shown', async () =>
      /1990\d{7}/.test((await clerk.page.getByTestId('case-phone').textContent()) ?? ''),
    )
    const seen = await stage.db.one<{ n: number }>(
      sql`select count(*)::int as n from platform.audit_entry where action = 'revealPatient' and object = ${`patientId=${third.patientId}`}`,
    )
    assert.equal(seen.n, 1, 'the look at the phone is written down')
    await shot(clerk.page, 'console-suspension-case')
    assert.deepEqual(await violations(clerk.page), [])
    await clerk.page.getByTestId('call-reached').click()
    await clerk.page.goto(`${stage.url}/console/suspensions/${suspensionId}`)
    await clerk.page.getByTestId('cases').getByText('停*三').first().click()
    await clerk.page.getByTestId('answer-refund').click()
    await until('settled', () =>
      stage.db.maybeOne(
        sql`select 1 as one from appointments.suspension_case where appointment_id = ${thirdNumber.id} and outcome = 'refunded'`,
      ),
    )

    // The manager's page follows by itself.
    for (const [count, n] of [
      ['substituted', 1],
      ['moved', 1],
      ['refunded', 1],
      ['called', 1],
      ['holdReturned', 1],
    ] as const)
      await page
        .getByTestId(`count-${count}`)
        .filter({ hasText: new RegExp(`^${n}$`) })
        .waitFor()
    await shot(page, 'console-suspension')
    assert.deepEqual(await violations(page), [])
    assert.ok(await page.getByTestId('lift').isDisabled(), 'what was answered is not taken back')
    await page.goto(`${stage.url}/console/timetable?department=${clinic!.departmentId}&week=${clinic!.on}`)
    await page.locator('[data-state="stopped"]').first().waitFor()
    await shot(page, 'console-timetable-suspended')
    await page.goto(`${stage.url}/console/suspensions`)
    await page.getByTestId('suspensions').getByText('医生临时出差').waitFor()
    await shot(page, 'console-suspensions')
    assert.deepEqual(await violations(page), [])
  } catch (e) {
    await h5.shot('failed-suspension')
    throw e
  } finally {
    await h5.close()
    await weapp.close()
  }
})

test('large and in English: the case page; then the suspension is lifted, and the page says so', {
  timeout: 120_000,
}, async () => {
  const granny = await aMember(stage, 1, '停奶奶')
  const { id } = await atDesk(granny, elsewhere!)
  const { page } = manager
  await page.goto(
    `${stage.url}/console/suspensions/new?department=${elsewhere!.departmentId}&from=${elsewhere!.on}&to=${elsewhere!.on}`,
  )
  await page.getByTestId(`choose-${elsewhere!.scheduleId}`).click()
  await page.getByTestId('suspend-next').click()
  await page.getByRole('button', { name: '医生身体不适' }).click()
  await page.getByTestId('suspend-go').click()
  await page.getByTestId('counts').waitFor()
  const app = await phone()
  try {
    await logIn(app, granny, 'elder')
    await app.open(`/pkg-suspension/case/index?id=${id}`)
    await app.waitFor('#choose-refund')
    await app.shot('suspension-case-elder')
    assert.deepEqual(await app.violations!(), [])
    for (const button of await app.measure!('#choose-move, #choose-refund')) assert.ok(button.height >= 60)
    await app.open('/pages/settings/index')
    await app.tap('#language-en')
    await app.open(`/pkg-suspension/case/index?id=${id}`)
    await app.waitFor('#choose-refund')
    assert.match(await app.text('#case-heading'), /suspended/)
    await app.shot('suspension-case-en')
    assert.deepEqual(await app.violations!(), [])

    await page.getByTestId('lift').click()
    await page.locator('#lift-confirm').click()
    await page.getByTestId('extend').waitFor({ state: 'detached' })
    await shot(page, 'console-suspension-lifted')
    await app.open(`/pkg-suspension/case/index?id=${id}`)
    await app.waitFor('#case-ticket')
    await app.shot('suspension-case-lifted-en')
    await app.tap('#case-ticket')
    await app.waitFor('#code')
    assert.equal(await app.count('#go-suspension'), 0)
    assert.deepEqual(await app.errors(), [])
  } catch (e) {
    await app.shot('failed-suspension-elder')
    throw e
  } finally {
    await app.close()
  }
})

test('after all of it no page has thrown, and the numbers add up', async () => {
  assert.deepEqual(manager.thrown.concat(clerk.thrown), [])
  assert.deepEqual(await auditNumbers(stage.db), [])
})
