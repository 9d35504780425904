import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wording } from './texts.ts'

const sms = (template: string, params: Record<string, string>) => wording({ signName: '市一医院', template, params })

test('a message reads as its reader would get it', () => {
  assert.equal(sms('any', { code: '123456', minutes: '5' }), '【市一医院】验证码 123456，5 分钟内有效，请勿告诉他人。')
  assert.equal(
    sms('refund_done', { patient: '王*国', amount: '25.00' }),
    '【市一医院】王*国的退款 ¥25.00 已原路退回，到账时间以银行为准。',
  )
})

test('what is not known is shown as it came', () => {
  assert.equal(sms('refund_done', { amount: '25.00' }), '【市一医院】25.00')
  assert.equal(sms('1234567', { 1: '482913', 2: '5' }), '【市一医院】482913，5')
  assert.equal(sms('empty', {}), '【市一医院】empty')
})
