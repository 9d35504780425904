import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import type { AppDriver } from '@jiuyi/weapp-lab'
import { until } from './src/booking.ts'
import { openConsole, pick, shot, violations } from './src/console-page.ts'
import { addPatient, aPhoneAround, packedWeapp, register, targets } from './src/patient-app.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const packed = await packedWeapp(stage)

const say = async (app: AppDriver, text: string): Promise<void> => {
  await app.fill('#complaint', text)
  await app.tap('#go')
}
/** Says nothing helpful to what is asked, at most twice; answers how often it was asked. */
async function doNotKnow(app: AppDriver): Promise<number> {
  for (let asked = 0; asked < 3; asked++) {
    const title = `${asked + 1}/2`
    await app.waitFor(
      async () =>
        (await app.visible('#results')) ||
        (await app.visible('#unclear')) ||
        ((await app.visible('#question')) && (await app.text('#question')).includes(title)),
    )
    if (!(await app.visible('#question'))) return asked
    await app.tap('#choice-unknown')
  }
  throw new Error('a third question was asked')
}
const shown = (app: AppDriver, words: string) => app.waitFor(async () => (await app.text('#results')).includes(words))

for (const [name, start] of targets(stage, packed).filter(([n]) => !n.includes('jsdom')))
  for (const look of name.startsWith('H5') ? (['standard', 'elder'] as const) : (['standard'] as const))
    test(`${name}, ${look}: a red flag first, then words → questions → department → number in two taps, and the words go along`, {
      timeout: 180_000,
    }, async () => {
      const app = await start()
      const picture = async (what: string) => {
        await app.shot(`triage-${what}-${app.target}${look === 'elder' ? '-elder' : ''}`)
        if (app.target === 'h5') assert.deepEqual(await app.violations!(), [], what)
      }
      try {
        await aPhoneAround(app, stage)
        const called: unknown[] = []
        if (app.target === 'weapp')
          await app.mockWx('makePhoneCall', (p: unknown) => {
            called.push((p as { phoneNumber: string }).phoneNumber)
            return {}
          })
        const phone = await register(app, stage, look)
        await addPatient(app, look === 'elder' ? '孙爷爷' : '周小满', phone)
        await app.open('/pages/home/index')
        await app.tap('#go-triage')
        await app.waitFor('#complaint')
        await app.waitFor(async () => /孙爷爷|周小满/.test(await app.text('#who')))
        await picture('start')

        await say(app, '我爸突然嘴歪了，说话不清楚，左手没力气')
        await app.waitFor('#emergency')
        assert.match(await app.text('#emergency'), /嘴歪/)
        assert.match(await app.text('#er-place'), /急诊科/)
        await picture('emergency')
        if (app.target === 'weapp') {
          await app.tap('#call-120')
          await app.waitFor(() => called.includes('120'))
        }
        await app.tap('#er-way')
        await app.waitFor(async () => (await app.path()) === 'pkg-hospital/directions/index')
        await app.back()
        await app.waitFor('#not-this')
        await app.tap('#again')

        await say(app, '活着没意思，不想活了')
        await app.waitFor('#call-12356')
        await picture('crisis')
        if (app.target === 'weapp') {
          await app.tap('#call-12356')
          await app.waitFor(() => called.includes('12356'))
        }
        await app.tap('#not-this')
        await app.waitFor(async () => !(await app.visible('#emergency')))
        await app.tap('#again')

        await say(app, '不太舒服，没力气')
        await app.waitFor('#question')
        await picture('question')
        assert.ok((await doNotKnow(app)) >= 1)
        await app.tap('#again')

        const words = '偏头痛犯了，一边头痛得厉害，想吐'
        await say(app, words)
        await shown(app, '「')
        await app.waitFor('[id^="take-"]')
        const cards = await app.count('[id^="result-"]')
        assert.ok(cards >= 1 && cards <= 3, `${cards} departments`)
        assert.match(await app.text('[id^="result-"]'), /神经内科/)
        await picture('result')

        await app.tap('[id^="take-"]')
        await app.waitFor('#submit')
        assert.equal(await app.path(), 'pages/confirm/index')
        await app.waitFor('#other-time')
        if (look === 'standard') await picture('confirm')
        await app.tap('#submit')
        await app.waitFor(async () => ['pages/pay/index', 'pages/ticket/index'].includes(await app.path()))
        const { name: department } = await until('the words are with the visit', () =>
          stage.db.maybeOne<{ name: string }>(sql`
            select d.name from triage.patient_words w
              join appointments.appointment a on a.id = w.appointment_id
              join directory.department d on d.id = a.department_id
              join identity.patient p on p.id = a.patient_id
             where w.words = ${words} and w.consultation_id is not null and a.status in ('pending', 'booked')
             order by w.written_at desc limit 1`),
        )
        assert.match(department, /神经内科/)
        await stage.db.rows(sql`update triage.patient_words set words = words || '。'`)
        assert.deepEqual(await app.errors(), [])
      } catch (e) {
        await app.shot(`failed-triage-${app.name}-${look}`)
        throw e
      } finally {
        await app.close()
      }
    })

test('H5: a body to tap, every kind of nonsense answered calmly, all of it by keyboard, and in English', {
  timeout: 120_000,
}, async () => {
  const [, start] = targets(stage, packed).find(([n]) => n.startsWith('H5'))!
  const app = await start()
  try {
    await app.open('/pages/home/index')
    await app.tap('#first-standard')
    await app.open('/pkg-triage/ask/index')
    await app.waitFor('#body')

    // The body: front and back, adult and child; a part alone is a complaint.
    const picture = () => app.attribute('.body-picture', 'style')
    const adult = await picture()
    await app.tap('#figure-child')
    await app.waitFor(async () => (await picture()) !== adult)
    await app.tap('#side-behind')
    await app.waitFor('#part-waist')
    await app.tap('#part-waist')
    await app.waitFor('#chosen-part')
    await app.shot('triage-body-h5')
    await app.tap('#go')
    assert.ok((await doNotKnow(app)) <= 2)
    await shown(app, '骨科')
    await app.tap('#again')
    await app.tap('#chosen-part')

    await app.tap('#go')
    await app.waitFor('#unclear')
    const nothing = await app.text('#unclear')
    await say(app, '😀😀😀')
    await app.waitFor('#unclear')
    assert.equal(await app.text('#unclear'), nothing)
    for (const text of ['今天天气真好', `<img src=x onerror=alert(1)>'; drop table triage.consultation; --`]) {
      await say(app, text)
      await app.waitFor('#not-understood')
      await doNotKnow(app)
      await app.waitFor('#unclear')
      assert.notEqual(await app.text('#unclear'), nothing)
    }
    await app.shot('triage-unclear-h5')
    await app.fill('#complaint', `膝盖痛，上楼梯更痛。${'睡得好，吃得好。'.repeat(620)}`)
    await app.waitFor('#complaint-below')
    await app.tap('#go')
    await app.waitFor(async () => (await app.visible('#results')) || (await app.visible('#question')))
    await doNotKnow(app)
    await shown(app, '骨科')
    await app.tap('#again')

    // No mouse: from the field with Tab and Enter alone.
    await app.fill('#complaint', '')
    await app.tap('#complaint')
    const press = app.press!
    await press('a')
    await app.fill('#complaint', '膝盖上楼痛')
    const go = async (id: string) => {
      for (let i = 0; i < 60; i++) {
        if ((await app.count(`${id}:focus, ${id} :focus`)) > 0) return press('Enter')
        await press('Tab')
      }
      throw new Error(`${id} cannot be reached with Tab`)
    }
    await go('#part-knee')
    await app.waitFor('#chosen-part')
    await go('#go')
    await shown(app, '骨科')
    await app.waitFor('[id^="take-"]')
    await go('[id^="take-"]')
    await app.waitFor(async () => (await app.path()) === 'pages/confirm/index')
    await app.waitFor('#log-in')

    await app.open('/pages/settings/index')
    await app.tap('#language-en')
    await app.open('/pkg-triage/ask/index')
    await app.waitFor(async () => /Find the department/.test(await app.text('#go')))
    await app.tap('#chip-headache')
    await app.shot('triage-start-en')
    assert.deepEqual(await app.violations!(), [], 'English')
    await app.tap('#go')
    await app.waitFor(async () => (await app.visible('#results')) || (await app.visible('#question')))
    if (await app.visible('#question')) assert.match(await app.text('#choice-unknown'), /know/)
    await doNotKnowInEnglish(app)
    await shown(app, 'Because')
    await app.shot('triage-result-en')
    assert.deepEqual(await app.violations!(), [], 'the result in English')
    assert.deepEqual(await app.errors(), [])
  } catch (e) {
    await app.shot('failed-triage-input')
    throw e
  } finally {
    await app.close()
  }
})

async function doNotKnowInEnglish(app: AppDriver): Promise<void> {
  for (const n of [1, 2]) {
    await app.waitFor(
      async () =>
        (await app.visible('#results')) ||
        ((await app.visible('#question')) && (await app.text('#question')).includes(`${n} of 2`)),
    )
    if (await app.visible('#results')) return
    await app.tap('#choice-unknown')
  }
}

test('the hospital maps a department, adds a word and a red flag, tries them out, is kept from breaking built-in cases, and reads the log', {
  timeout: 120_000,
}, async () => {
  const { page, thrown } = await (await openConsole(stage)).at('manager')
  try {
    await page.goto(`${stage.url}/console/triage`)
    await page.getByTestId('mapping').waitFor()
    assert.deepEqual(await violations(page), [])
    await shot(page, 'console-triage-mapping')
    await pick(page, 'map-康复科', '骨科')
    await page.keyboard.press('Escape')

    await page.getByRole('tab', { name: '本院用词' }).click()
    await page.getByTestId('own-word').fill('脑壳打铁')
    await pick(page, 'own-standard', '神经内科')
    await page.getByTestId('add-word').click()
    await page.getByTestId('own-words').getByText('脑壳打铁').waitFor()
    assert.deepEqual(await violations(page), [])

    await page.getByRole('tab', { name: '本院急症' }).click()
    await page.getByTestId('flag-name').fill('见什么都报警')
    await page.getByTestId('flag-words').fill('怎么')
    await page.getByTestId('add-flag').click()
    await page.getByTestId('try-text').fill('脑壳打铁两天了')
    await page.getByTestId('try').click()
    await page.getByTestId('cases-broken').waitFor()
    await shot(page, 'console-triage-broken')
    await page.getByTestId('save-triage').click()
    await page.getByRole('alert').filter({ hasText: '急症' }).first().waitFor()
    const versions = async () =>
      (await stage.db.one<{ n: number }>(sql`select count(*)::int as n from triage.setting`)).n
    assert.equal(await versions(), 0, 'a false alarm on built-in cases was saved')

    await page.getByTestId('own-flags').getByRole('button').first().click()
    await page.getByTestId('flag-name').fill('本地毒蘑菇')
    await page.getByTestId('flag-words').fill('见手青，小人人')
    await page.getByTestId('add-flag').click()
    await page.getByTestId('try-text').fill('吃了见手青看见小人人')
    await page.getByTestId('try').click()
    await page.getByTestId('cases-fine').waitFor()
    assert.match((await page.getByTestId('tried').textContent()) ?? '', /本地毒蘑菇/)
    await page.getByTestId('try-text').fill('脑壳打铁两天了')
    await page.getByTestId('try').click()
    await page.getByTestId('tried').getByText('脑壳打铁').waitFor()
    assert.match((await page.getByTestId('tried').textContent()) ?? '', /神经内科/)
    await shot(page, 'console-triage-tried')
    await page.getByTestId('save-triage').click()
    await until('a version is saved', async () => (await versions()) === 1)

    await page.goto(`${stage.url}/console/triage?tab=log`)
    await page.getByTestId('triage-log').waitFor()
    await page.getByTestId('counts').waitFor()
    assert.deepEqual(await violations(page), [])
    await shot(page, 'console-triage-log')
    assert.deepEqual(thrown, [])
  } catch (e) {
    await shot(page, 'failed-console-triage')
    throw e
  }
})
