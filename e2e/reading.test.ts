import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, localDate } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { freeSlots, take, until } from './src/booking.ts'
import { openConsole, shot, violations } from './src/console-page.ts'
import { aPatientUser } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage({ processes: 2 })
const { browser, at } = await openConsole(stage)
const today = localDate(new Date(), 'Asia/Shanghai')

test('what one process books, another shows as left within a second', async () => {
  const patient = await aPatientUser(stage, stage.nodes[0]!.url, '看余号')
  const [slot] = await freeSlots(patient.api)
  const left = async () => {
    const r = await fetch(`${stage.nodes[1]!.url}/api/schedules/${slot!.scheduleId}/periods`)
    const { periods } = (await r.json()) as { periods: { left: number; periodNo: number }[] }
    return { left: periods.find((p) => p.periodNo === slot!.periodNo)!.left, tag: r.headers.get('etag')! }
  }
  const before = await left()
  const same = await fetch(`${stage.nodes[0]!.url}/api/schedules/${slot!.scheduleId}/periods`, {
    headers: { 'if-none-match': before.tag },
  })
  assert.equal(same.status, 304, 'the tag of one process is known to the other')
  assert.equal((await take(patient.api, slot!, patient.patientId)).error, undefined)
  await until('the other process shows it', async () => (await left()).left === before.left - 1, 2)
})

test('a phone five hours wrong counts down rightly, learns that the release was moved, and opens by itself', {
  timeout: 120_000,
}, async () => {
  const s = await stage.db.one<{ scheduleId: string }>(sql`
    select schedule_id as "scheduleId" from appointments.stock
     where on_date > ${addDays(today, 1)} and state = 'open' and practitioner_id is not null and opened[1] = 0 and line = 0 order by schedule_id limit 1`)
  const moveTo = (seconds: number) =>
    stage.db.rows(sql`
      update appointments.stock set pool_release_at = array_fill(clock_timestamp() + make_interval(secs => ${seconds}), array[4]), version = version + 1
       where schedule_id = ${s.scheduleId}`)
  await moveTo(600)
  for (const wrong of [5, -5]) {
    const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
    await context.addInitScript((ms) => {
      const Real = Date
      // biome-ignore lint/suspicious/noGlobalAssign: this is what the test is about
      Date = class extends Real {
        constructor(...a: unknown[]) {
          super(...((a.length ? a : [Real.now() + ms]) as [number]))
        }
        static override now() {
          return Real.now() + ms
        }
      } as DateConstructor
    }, wrong * 3_600_000)
    const page = await context.newPage()
    await page.goto(`${stage.url}/pages/periods/index?scheduleId=${s.scheduleId}`)
    const countdown = page.locator('#release-countdown')
    await countdown.waitFor()
    const seconds = async () => {
      const [m, sec] = ((await countdown.textContent()) ?? '')
        .match(/(\d+):(\d\d)/)!
        .slice(1)
        .map(Number)
      return m! * 60 + sec!
    }
    await until('the clock is heard', async () => Math.abs((await seconds()) - 600) < 120, 5)
    await shot(page, `patient-countdown-${wrong > 0 ? 'ahead' : 'behind'}`)
    await moveTo(14)
    await until('the page counts to the new time', async () => (await seconds()) <= 14, 8)
    const { release } = await stage.db.one<{ release: Date }>(
      sql`select pool_release_at[1] as release from appointments.stock where schedule_id = ${s.scheduleId}`,
    )
    await page.locator('#period-0:not(.closed)').waitFor({ timeout: 20_000 })
    const late = Date.now() - release.getTime()
    assert.ok(late > -50 && late < 4_000, `opened ${late} ms after the release`)
    await moveTo(600)
    await context.close()
  }
})

test('the release monitor shows what is taken as it is taken; every figure leads to its rows; the curve is a table, too', {
  timeout: 120_000,
}, async () => {
  // The clinics of a busy day open now.
  const { on } = await stage.db.one<{ on: string }>(sql`
    select on_date as on from appointments.stock where on_date > ${addDays(today, 3)} and state = 'open' group by 1 order by count(*) desc, 1 limit 1`)
  await stage.db.rows(sql`
    update appointments.stock set pool_release_at = array_fill(date_trunc('second', clock_timestamp()) - interval '2 seconds', array[4]), version = version + 1
     where on_date = ${on} and state = 'open'`)
  const { page, thrown } = await at('manager')
  await page.getByTestId('menu-release').click()
  await page.getByTestId('release-board').waitFor()
  const open = await stage.db.rows<{ scheduleId: string; feeFen: number; full: boolean }>(sql`
    select schedule_id as "scheduleId", fee_fen as "feeFen", false as full from appointments.stock
     where on_date = ${on} and state = 'open' and line = 0 and resources = '{}' order by department_id, schedule_id limit 8`)
  let got = 0
  const codes: string[] = []
  for (const [i, s] of open.entries()) {
    const user = await aPatientUser(stage, stage.url, `放号${'甲乙丙丁戊己庚辛'[i]}`)
    const answer = await take(user.api, { ...s, periodNo: i % 3, departmentId: '', on }, user.patientId)
    if (!answer.error) got++
    else codes.push(answer.error.code)
    const again = await take(user.api, { ...s, periodNo: 1, departmentId: '', on }, user.patientId)
    assert.ok(again.error)
  }
  assert.ok(got > 3, `${got} numbers taken, ${codes.join()}`)
  const reason = page.getByTestId('reason-already_booked')
  await reason.waitFor({ timeout: 10_000 })
  await page.waitForTimeout(2_500)
  await shot(page, 'console-release')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId('curve-as-table').click()
  // One second or several, as quick as the machine is: together they are what was taken here.
  const column = page.getByTestId('curve-table').locator('tbody tr td:nth-child(2)')
  await column.first().waitFor()
  const taken = (await column.allTextContents()).reduce((sum, n) => sum + Number(n), 0)
  assert.equal(taken, got)
  await page.getByTestId('curve-as-table').click()
  await page.getByTestId('step-minute').click()
  await page.getByTestId('curve').waitFor()
  await page.getByTestId('figure-taken').locator('a').click()
  await page.waitForURL(/\/console\/appointments\?/)
  assert.deepEqual(thrown, [])
})

test('a manager gives what is left of a pool to online, with a reason, and it can be taken at once', {
  timeout: 120_000,
}, async () => {
  const s = await stage.db.one<{ scheduleId: string; departmentId: string; on: string; pool: string }>(sql`
    select schedule_id as "scheduleId", department_id as "departmentId", on_date as on, case when pool_quota[2] - pool_taken[2] > 0 then 'referral' else 'desk' end as pool
      from appointments.stock
     where on_date > ${addDays(today, 3)} and state = 'open' and (pool_quota[2] - pool_taken[2] > 0 or pool_quota[3] - pool_taken[3] > 0) and pool_flow_at[2] > now() order by schedule_id limit 1`)
  const { page, thrown } = await at('manager')
  await page.goto(
    `${stage.url}/console/pools?department=${s.departmentId}&from=${s.on}&to=${s.on}&schedule=${s.scheduleId}`,
  )
  await page.getByTestId(`give-${s.pool}`).waitFor()
  await page.waitForTimeout(500)
  await shot(page, 'console-pools')
  assert.deepEqual(await violations(page), [])
  await page.getByTestId(`give-${s.pool}`).click()
  await page.getByTestId('give-reason').fill('端到端：转诊医院不用了')
  await page.getByTestId('give-submit').click()
  await page.getByText('端到端：转诊医院不用了').waitFor()
  await shot(page, 'console-pools-given')
  const kept = await stage.db.one<{ reason: string; by: string }>(
    sql`select reason, returned_by as by from appointments.pool_return where schedule_id = ${s.scheduleId}`,
  )
  assert.match(kept.by, /^staff:/)
  assert.deepEqual(thrown, [])
})
