// From the first log-in to the last log-out, one story on the mini program and the H5.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppDriver } from '@jiuyi/weapp-lab'
import { packedWeapp, targets } from './src/patient-app.ts'
import { anIdNumber } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const sandbox = stage.sandbox.url

async function control<T>(route: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(
    `${sandbox}/control${route}`,
    body ? { method: 'POST', headers, body: JSON.stringify(body) } : {},
  )
  return (await answer.json()) as T
}

const digits = (n: number): string =>
  String(Math.random())
    .slice(2, 2 + n)
    .padEnd(n, '7')

async function story(app: AppDriver): Promise<void> {
  const says = (selector: string, words: RegExp) =>
    app.waitFor(async () => (await app.visible(selector)) && words.test(await app.text(selector)))
  const at = (page: string) => app.waitFor(async () => (await app.path()) === page)
  const fits = async (name: string) => {
    await app.shot(`${name}-${app.name}`)
    assert.deepEqual((await app.violations?.()) ?? [], [], name)
  }
  const phone = `139${digits(8)}`

  await app.open('/pages/patients/index')
  await app.waitFor('#go-login')
  await app.tap('#go-login')
  await at('pages/login/index')
  await app.tap('#first-standard')
  if (app.target === 'h5') {
    await app.fill('#phone', '12')
    await app.tap('#send-code')
    await says('#phone-below', /11 位/)
    await app.fill('#phone', phone)
    await app.tap('#send-code')
    await says('#send-code', /秒后可重发/)
    await app.fill('#code', '000000')
    await app.tap('#submit')
    await says('#code-below', /还可以试 4 次/)
    const { items } = await control<{ items: { code: string }[] }>(`/sms?phone=${phone}`)
    await app.fill('#code', String(items[0]?.code))
    await app.tap('#submit')
  } else {
    await app.mockWx('login', await control<{ code: string }>('/login-code', { openid: `guest-${phone}` }))
    await app.tap('#wechat-login')
    await app.waitFor('#bind-phone')
    await app.tap('#bind-later')
  }

  await at('pages/consent/index')
  await app.waitFor('#accept')
  await fits('consent')
  await app.tap('#accept')
  await app.waitFor('#missing')
  await app.tap('#refuse')
  await app.waitFor('#refused')
  await app.tap('#refused-cancel')
  for (const id of ['service-terms', 'privacy-notice', 'medical-data']) await app.tap(`#agree-${id}`)
  await app.tap('#accept')
  await at('pages/patients/index')
  await app.waitFor('#no-patients')

  const number = anIdNumber()
  const wrongEnd = number.slice(0, 17) + (number[17] === '0' ? '1' : '0')
  await app.tap('#add-patient')
  await app.waitFor('#certificate-type')
  await app.tap('#submit')
  await says('#consent-below', /勾选/)
  await app.fill('#name', '测试甲')
  await app.fill('#number', number.slice(0, 14))
  await says('#number-below', /还差 4 位/)
  await app.fill('#number', wrongEnd)
  await says('#number-below', new RegExp(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`))
  await app.fill('#phone', phone)
  await app.tap('#consent')
  await app.tap('#submit')
  await says('#number-below', /逐位核对/)
  await fits('wrong-number')
  await app.fill('#number', number)
  await app.tap('#submit')
  await at('pages/patients/index')
  await app.waitFor('.person')

  await app.tap('#add-patient')
  await app.waitFor('#certificate-type')
  await app.tap('#relation-child')
  await app.tap('#certificate-type')
  await app.waitFor('#certificates')
  await app.tap('#certificate-child')
  await app.fill('#name', '测试乙')
  await app.fill('#birth-certificate', `P${digits(9)}`)
  await app.fill('#born-on', '20200229')
  await app.tap('#sex-female')
  await app.fill('#phone', phone)
  await app.fill('#guardian-name', '测试甲')
  await app.fill('#guardian-number', number)
  await app.tap('#consent')
  await app.tap('#submit')
  await at('pages/patients/index')
  await app.waitFor(async () => (await app.count('.person')) === 2)

  await app.tap('.person')
  await app.waitFor('#is-default')
  await app.fill('#phone', '123')
  await app.tap('#submit')
  await says('#phone-below', /11 位/)
  await app.tap('#remove')
  await app.waitFor('#removing')
  await fits('removing')
  await app.tap('#removing-confirm')
  await at('pages/patients/index')
  await app.waitFor(async () => (await app.count('.person')) === 1)

  await app.open('/pages/settings/index')
  await app.waitFor('#go-notices')
  await app.tap('#language-en')
  await says('#sample', /Cardiology/)
  await app.tap('#language-zh-CN')
  await app.tap('#go-notices')
  await app.waitFor('#booking-sms')
  await app.tap('#booking-sms')
  await says('#booking-sms', /未开启/)

  await app.open('/pkg-account/consents/index')
  await app.waitFor('#withdraw-medical-data')
  await app.tap('#withdraw-medical-data')
  await app.waitFor('#withdrawing')
  await app.tap('#withdrawing-confirm')
  await app.waitFor('#agree-medical-data')
  await app.open('/pages/me/index')
  await app.waitFor('#go-consent')
  await app.tap('#go-consent')
  await app.waitFor('#agree-medical-data')
  await app.tap('#agree-medical-data')
  await app.tap('#accept')
  await at('pages/me/index')

  await app.open('/pages/search/index')
  await app.fill('#q', 'gxy')
  await app.waitFor('#results')
  await app.fill('#q', '没有这样的科')
  await app.waitFor('#nothing')
  await fits('search')

  await app.open('/pages/settings/index')
  await app.waitFor('#log-out')
  await app.tap('#log-out')
  await app.waitFor('#leaving')
  await app.tap('#leaving-confirm')
  await at('pages/me/index')
  await app.waitFor('#go-login')
}

for (const [name, start] of targets(stage, await packedWeapp(stage)))
  test(`${name}: log in, agree, add and remove patients, choose, withdraw, search, log out`, {
    timeout: 120_000,
  }, async () => {
    const app = await start()
    try {
      await story(app)
      assert.deepEqual(await app.errors(), [])
    } catch (e) {
      await app.shot(`failed-account-${app.name}`)
      throw e
    } finally {
      await app.close()
    }
  })
