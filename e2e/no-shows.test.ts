// A missed visit from both sides: the patient appeals on the phone, the manager decides in the console, the patient reads it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import { h5Driver } from '@jiuyi/weapp-lab'
import { openConsole, shot, violations } from './src/console-page.ts'
import { shots } from './src/patient-app.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const desk = await openConsole(stage)

/** The visit that the demo's main account missed. */
const missed = await stage.db.one<{ id: string; patientId: string }>(sql`
  select x.appointment_id as id, x.patient_id as "patientId"
    from appointments.no_show x
    join appointments.appointment a on a.hospital_id = x.hospital_id and a.id = x.appointment_id
   where a.booked_by like 'account:%' and x.appeal is null and exists (
     select 1 from identity.proxy p join identity.account o on o.group_id = p.group_id and o.id = p.account_id
      where p.patient_id = x.patient_id and p.relation = 'self' and p.removed_at is null
        and exists (select 1 from identity.proxy q where q.account_id = o.id and q.relation = 'parent'))
   order by x.missed_at desc limit 1`)

test('a patient who was there appeals on the phone, the manager excuses it with a word, and the patient reads that it counts no more', {
  timeout: 120_000,
}, async () => {
  const app = await h5Driver(stage.url, { shots, viewport: { width: 375, height: 812 }, timeoutMs: 15_000 })
  try {
    await app.open('/pages/home/index')
    await app.tap('#first-elder')
    await app.open('/pages/login/index')
    await app.tap('#way-password')
    await app.fill('#phone', '19900000001')
    await app.fill('#password', 'Jiuyi-demo-2026')
    await app.tap('#submit')
    await app.waitFor(async () => (await app.path()) !== 'pages/login/index')
    await app.open(`/pages/ticket/index?id=${missed.id}`)
    await app.waitFor('#go-no-shows')
    await app.tap('#go-no-shows')
    await app.waitFor(`#appeal-${missed.id}`)
    await app.shot('no-shows-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap(`#appeal-${missed.id}`)
    await app.fill('#reason', '我来过，签到的地方人太多没有找到。')
    await app.shot('no-show-appeal')
    await app.tap('#appeal-send')
    await app.waitFor(async () => /申诉处理中/.test(await app.text(`#state-${missed.id}`)))

    const { page, thrown } = await desk.at('manager')
    await page.goto(`${stage.url}/console/no-shows?state=appealed&missed=${missed.id}`)
    await page.getByTestId('appeal').waitFor()
    assert.match((await page.getByTestId('appeal').textContent()) ?? '', /签到的地方/)
    await shot(page, 'console-no-shows')
    assert.deepEqual(await violations(page), [])
    await page.getByTestId('accept-here').click()
    await page.getByTestId('decision-reason').fill('查看就诊记录，患者来过')
    await page.getByTestId('decision-submit').click()
    await page.getByTestId('decision').waitFor({ state: 'detached' })
    assert.deepEqual(thrown, [])

    await app.open(`/pages/ticket/index?id=${missed.id}`)
    await app.waitFor(async () => /已就诊/.test(await app.text('#status')))
    await app.open('/pkg-account/no-shows/index')
    await app.waitFor(async () => /已撤销/.test(await app.text(`#state-${missed.id}`)))
  } finally {
    await app.close()
  }
})

test('the desk checks a patient of today in and takes it back', { timeout: 60_000 }, async () => {
  const today = await stage.db.maybeOne<{ id: string; on: string }>(sql`
    select a.id, a.on_date::text as "on" from appointments.appointment a
      join appointments.stock s on s.hospital_id = a.hospital_id and s.schedule_id = a.schedule_id
     where a.status = 'booked' and s.closed_at is null and a.starts_at > now() order by a.starts_at limit 1`)
  assert.ok(today)
  // The demo's next visit may be hours away: the period is moved to begin soon, as the clock would.
  await stage.db.rows(
    sql`update appointments.appointment set starts_at = now() + interval '20 minutes' where id = ${today.id}`,
  )
  const { page } = await desk.at('desk')
  await page.goto(`${stage.url}/console/appointments/${today.id}?from=${today.on}&to=${today.on}`)
  await page.getByTestId('check-in').click()
  await page.getByTestId('undo-check-in').waitFor()
  await shot(page, 'console-check-in')
  await page.getByTestId('undo-check-in').click()
  await page.getByTestId('check-in').waitFor()
})
