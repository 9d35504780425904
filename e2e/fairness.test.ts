// 公平报告 as the manager reads it: what was slowed and why, who it was as codes, a patient found by the check code, exemptions made and ended.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { sql } from '@jiuyi/platform'
import { until } from './src/booking.ts'
import { openConsole, shot, violations } from './src/console-page.ts'
import { aCrowd, as } from './src/crowd.ts'
import { aChoice } from './src/patient-app.ts'
import { done, visitor } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage({ rushGuard: true })
// Two accounts make a schedule hot.
await stage.db.rows(sql`update appointments.policy set hot_people = 2`)
const crowd = await aCrowd(stage, 3)

test('a patient is found by the check code and exempted: the next request goes at once', {
  timeout: 120_000,
}, async () => {
  const choice = await aChoice(visitor(stage.url), new Set())
  await stage.db.rows(sql`
    update appointments.stock set pool_release_at[1] = now() - interval '1 second' where schedule_id = ${choice.scheduleId}`)
  for (const p of crowd.slice(0, 2))
    done(await as(p, stage.url).GET('/api/schedules/{id}/challenge', { params: { path: { id: choice.scheduleId } } }))
  const person = crowd[2]!
  /** As a script asks: without the app's small calculation. */
  const bare = () =>
    as(person, stage.url).POST('/api/appointments', {
      params: { header: { 'idempotency-key': newIdempotencyKey() } },
      body: { scheduleId: choice.scheduleId, periodNo: choice.periodNo, patientId: person.patientId, feeFen: 0 },
    })
  const refused = (await bare()).error!
  assert.equal(refused.code, 'appointments.waiting')

  const { page, thrown } = await (await openConsole(stage)).at('manager')
  await page.getByTestId('menu-fairness').click()
  const report = page.getByTestId('fairness')
  await report.locator('tbody tr.row-click').first().waitFor()
  await shot(page, 'console-fairness')
  assert.deepEqual(await violations(page), [])

  // A figure opens what it means and who it was, as codes.
  await report.locator('tbody tr.row-click').first().click()
  const subjects = page.getByTestId('subjects')
  await subjects.locator('tbody tr.row-click').first().waitFor()
  await shot(page, 'console-fairness-hour')
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Escape')
  await page.getByTestId('subjects-drawer').waitFor({ state: 'detached' })

  const code = page.getByTestId('code').locator('input')
  await code.fill('aaaa-0000')
  await page.keyboard.press('Enter')
  await page.getByTestId('subjects-drawer').waitFor()
  await shot(page, 'console-fairness-no-code')
  await page.keyboard.press('Escape')
  await page.getByTestId('subjects-drawer').waitFor({ state: 'detached' })

  // The report is written some seconds behind the answer.
  const checkCode = String(refused['checkCode'])
  await until('it is in the report', () =>
    stage.db.maybeOne(sql`select 1 as one from appointments.slowed where starts_with(account, ${checkCode})`),
  )
  await code.fill(checkCode)
  await page.keyboard.press('Enter')
  await subjects.locator('tbody tr.row-click').first().click()
  await page.getByTestId('exempt-account').click()
  await shot(page, 'console-fairness-exempt')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('exempt-submit').click()
  await page.getByTestId('exempted').first().waitFor()
  await page.keyboard.press('Escape')

  await page.getByTestId('exemptions').click()
  const list = page.getByTestId('exemption-list')
  await list.getByText('社区卫生人员代挂').first().waitFor()
  await page.getByTestId('address').fill('十号楼')
  await page.getByTestId('label').fill('二楼候诊区无线网')
  await page.getByTestId('add').click()
  await page.getByTestId('add-network').getByRole('alert').first().waitFor()
  await shot(page, 'console-fairness-bad-address')
  await page.getByTestId('address').fill('10.20.30.1')
  await page.getByTestId('add').click()
  await list.getByText('二楼候诊区无线网').waitFor()
  await shot(page, 'console-fairness-exemptions')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('end-二楼候诊区无线网').click()
  await list.getByText('已结束').first().waitFor()
  assert.deepEqual(thrown, [])
  // fee 0 is not the fee: the request came as far as the database at once.
  assert.equal((await bare()).error?.code, 'appointments.fee_changed')
})
