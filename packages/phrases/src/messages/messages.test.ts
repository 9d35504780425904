import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refundReason, renderMessage, smsTemplates } from './index.ts'

const all = {
  hospital: '市一医院',
  department: '心血管内科',
  doctor: '王明',
  day: '2026-03-02',
  time: '08:00–08:30',
  serial: '12',
  patient: '李*红',
  place: '门诊楼 3 层 305',
  amount: '15.00',
  minutes: '15',
  count: '2',
  limit: '3',
  oldDay: '2026-03-01',
  oldTime: '09:00–09:30',
  position: '3',
  untilDay: '2026-03-01',
  untilTime: '14:30',
  free: '',
  why: 'not_reached',
  reason: '医生临时出差',
  until: '2026-03-01 18:00',
  ahead: '3',
  room: '3 楼 12 诊室',
  missed: '1',
  outcome: 'back',
}
const names = [
  'number_held',
  'number_booked',
  'number_cancelled',
  'number_moved',
  'hold_expired',
  'waitlist_joined',
  'waitlist_offered',
  'waitlist_lapsed',
  'waitlist_cleared',
  'draw_won',
  'draw_not_won',
  'payment_returned',
  'number_missed',
  'booking_restricted',
  'turn_near',
  'turn_called',
  'call_missed',
  'refund_done',
  'clinic_suspended',
  'clinic_suspended_today',
  'suspension_moved',
  'suspension_refunded',
  'suspension_hold_returned',
  'suspension_lifted',
] as const
/** What WeChat lets into each kind of field. */
const rules: Record<string, RegExp> = {
  thing: /^[^\p{Cc}]{1,20}$/u,
  time: /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}$/,
  amount: /^\d{1,10}(\.\d{1,2})?元$/,
  number: /^\d{1,32}$/,
}

test('every message reads as a sentence in both languages, with every word filled in', () => {
  for (const name of names)
    for (const language of ['zh-CN', 'en'] as const) {
      const m = renderMessage(name, all, language)
      assert.ok(m.title.length > 2 && m.body.includes(all.patient), name)
      assert.doesNotMatch(m.title + m.body, /undefined|null|NaN|\$\{/)
    }
})

test('a doctor or place that is not known leaves no hole in the sentence', () => {
  const { body } = renderMessage('number_booked', { ...all, doctor: '', place: '' }, 'zh-CN')
  assert.equal(
    body,
    '就诊人李*红已约好：市一医院 心血管内科 3月2日（周一） 08:00–08:30，12 号。请带好证件，按时到院签到。',
  )
})

test('the day is said the way people say it', () => {
  assert.match(renderMessage('hold_expired', all, 'zh-CN').body, /3月2日（周一）/)
  assert.match(renderMessage('hold_expired', all, 'en').body, /Mon,? 2 Mar 2026/)
})

test('no field is one that WeChat would refuse, however long or strange the words are', () => {
  const strange = {
    ...all,
    department: '很长的科室名称'.repeat(30),
    doctor: '😀'.repeat(50),
    patient: '',
    place: 'a\nb\tc'.repeat(20),
  }
  for (const words of [all, strange])
    for (const name of names)
      for (const [key, value] of Object.entries(renderMessage(name, words, 'zh-CN').subscribe.fields))
        assert.match(value, rules[key.replace(/\d+$/, '')]!, `${name} ${key}`)
})

test('an amount is shown once as yuan, whichever way it came', () => {
  for (const amount of ['15.00', '¥15.00', '15.00元'])
    assert.match(renderMessage('refund_done', { ...all, amount }, 'zh-CN').body, /的 15\.00 元已退回/)
})

test('the parameters of an SMS are those of its approved text', () => {
  for (const name of [
    'number_booked',
    'waitlist_offered',
    'waitlist_cleared',
    'draw_won',
    'payment_returned',
    'booking_restricted',
    'payment_returned',
    'booking_restricted',
    'clinic_suspended',
    'clinic_suspended_today',
    'suspension_moved',
    'suspension_hold_returned',
    'suspension_lifted',
  ] as const) {
    const wanted = [...smsTemplates[name].matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
    assert.deepEqual(Object.keys(renderMessage(name, all, 'zh-CN').sms).sort(), wanted)
  }
})

test('the payer reads why money comes back, in words, not in codes', () => {
  for (const code of ['cancelled', 'hold_lost', 'late_payment', 'paid_twice', 'amount_mismatch'])
    assert.match(refundReason(code), /^\p{Script=Han}{4,20}$/u)
  assert.equal(refundReason('医生临时出差'), '医生临时出差')
})
