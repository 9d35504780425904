import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSandbox } from '@jiuyi/sandbox'
import { createSms } from './index.ts'

const sandbox = await startSandbox({ port: 0, stateDir: false })
after(() => sandbox.stop())
const { control, connection } = sandbox

const templates = { login_code: { id: 'SMS_1001', order: ['code', 'minutes'] } }
const want = { phone: '13900001234', template: 'login_code', params: { minutes: '5', code: '482913' }, key: 'k-1' }

for (const driver of ['aliyun', 'tencent'] as const) {
  const sms = createSms({ ...connection.sms[driver], templates })

  test(`${driver}: a message arrives, signed and with its receipt`, async () => {
    const { receiptId } = await sms.send(want)
    const [got] = control.sms(want.phone)
    assert.equal(got?.id, receiptId)
    assert.equal(got?.template, 'SMS_1001')
    assert.match(got?.text ?? '', /^【市一医院】.*482913/)
    assert.equal(got?.code, '482913')
  })

  test(`${driver}: a number that is no mobile is refused before it leaves`, async () => {
    await assert.rejects(sms.send({ ...want, phone: '12345' }), { code: 'invalid_phone', retryable: false })
  })

  test(`${driver}: a wrong key is refused for good`, async () => {
    const wrong = { accessKeySecret: 'wrong', secretKey: 'wrong' }
    const forged = createSms({ ...connection.sms[driver], ...wrong })
    await assert.rejects(forged.send(want), { code: 'refused', retryable: false })
  })

  test(`${driver}: an old request is refused`, async () => {
    const late = createSms({ ...connection.sms[driver], now: () => new Date(Date.now() - 3_600_000) })
    await assert.rejects(late.send(want), { code: 'refused' })
  })

  test(`${driver}: a body or query changed on the way is refused`, async () => {
    const tampering: typeof fetch = (input, init) => {
      const body = typeof init?.body === 'string' ? init.body.replace('482913', '000000') : undefined
      return fetch(String(input).replace('482913', '000000'), { ...init, ...(body ? { body } : {}) })
    }
    const sent = control.sms().length
    await assert.rejects(createSms({ ...connection.sms[driver], fetch: tampering }).send(want), { code: 'refused' })
    assert.equal(control.sms().length, sent)
  })

  test(`${driver}: what the provider complains of is told in our words`, async () => {
    const limit = driver === 'aliyun' ? 'isv.BUSINESS_LIMIT_CONTROL' : 'LimitExceeded.PhoneNumberDailyLimit'
    const illegal = driver === 'aliyun' ? 'isv.MOBILE_NUMBER_ILLEGAL' : 'InvalidParameterValue.IncorrectPhoneNumber'
    control.faults.add({ target: `sms.${driver}`, mode: 'error', code: limit })
    await assert.rejects(sms.send(want), { code: 'rate_limited', retryable: true })
    control.faults.add({ target: `sms.${driver}`, mode: 'error', code: illegal })
    await assert.rejects(sms.send(want), { code: 'invalid_phone', retryable: false })
    control.faults.add({ target: 'sms', mode: 'error' })
    await assert.rejects(sms.send(want), { code: 'unavailable', retryable: true })
  })

  test(`${driver}: a provider that is down is worth another try`, async () => {
    control.faults.add({ target: 'sms', mode: 'down' })
    await assert.rejects(sms.send(want), { code: 'unavailable', retryable: true })
    await sms.send(want)
  })

  test(`${driver}: a stuttering network delivers twice`, async () => {
    const before = control.sms().length
    control.faults.add({ target: `sms.${driver}`, mode: 'duplicate' })
    await sms.send(want)
    assert.equal(control.sms().length - before, 2)
  })
}
