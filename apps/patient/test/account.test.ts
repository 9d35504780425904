// What the pages of the account decide before, and after, the server is asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phrasesFor } from '@jiuyi/phrases/patient'
import { safeBack, tidyDay, tidyPhone } from '../src/account/tidy.ts'
import { type ServerProblem, wrongFields } from '../src/account/wrong-fields.ts'
import { feesOn, matches } from '../src/hospital/fees.ts'
import { addOlder, mergeNewest, pageOf } from '../src/inbox/merge.ts'
import { fieldsFor, hintFor, type PatientForm, shortMask } from '../src/patients/hints.ts'
import { emptyFields, requestOf } from '../src/patients/request.ts'
import { remember } from '../src/search/recent.ts'
import { readText } from '../src/texts/read-text.ts'
import { dayOf, sayWhen } from '../src/texts/when.ts'

const words = phrasesFor('zh-CN').form
const english = phrasesFor('en').form
const problem = (code: string, more: object = {}): ServerProblem => ({ code, title: '标题', ...more })

test('a refusal is said at the field it speaks about, with what to do next', () => {
  const phoneAndCode = ['phone', 'code']
  assert.deepEqual(wrongFields(problem('identity.invalid_phone'), phoneAndCode, words), { phone: '标题' })
  assert.deepEqual(wrongFields(problem('identity.wrong_code', { triesLeft: 3 }), phoneAndCode, words), {
    code: '标题。还可以试 3 次',
  })
  assert.deepEqual(wrongFields(problem('identity.login_locked', { retryAfter: 840 }), ['password'], words), {
    password: '标题。请等 14 分钟后再试',
  })
  assert.deepEqual(
    wrongFields(problem('identity.wrong_code', { title: 'That code is not right.', triesLeft: 1 }), ['code'], english),
    { code: 'That code is not right. 1 try left' },
  )
})

test('what concerns no field of this page is said for the form as a whole', () => {
  assert.deepEqual(wrongFields(problem('identity.login_locked'), ['phone'], words), { '': '标题' })
  assert.deepEqual(wrongFields(problem('request.too_many', { retryAfter: 42 }), ['phone'], words), {
    '': '标题。请等 42 秒后再试',
  })
  assert.deepEqual(wrongFields(problem('no.such_code'), ['phone'], words), { '': '标题' })
  assert.deepEqual(
    wrongFields(problem('request.invalid', { errors: [{ at: 'headers/idempotency-key', message: '' }] }), [], words),
    { '': '标题' },
  )
})

test('a certificate the server does not accept says which part, nested ones too', () => {
  const fields = ['certificateNumber', 'guardian.certificateNumber', 'bornOn']
  const refused = (at: string, fault: string) =>
    wrongFields(problem('identity.invalid_certificate', { at, fault }), fields, words)
  assert.deepEqual(refused('certificateNumber', 'check_digit'), { certificateNumber: words.faults.check_digit })
  assert.deepEqual(refused('guardian/certificateNumber', 'guardian_too_young'), {
    'guardian.certificateNumber': words.faults.guardian_too_young,
  })
  assert.deepEqual(refused('certificateNumber', 'a fault of tomorrow'), { certificateNumber: '标题' })
  const errors = [{ at: 'body/guardian/certificateNumber', message: 'must be string' }]
  assert.deepEqual(wrongFields(problem('request.invalid', { errors }), fields, words), {
    'guardian.certificateNumber': words.check,
  })
})

test('a phone and a day may be typed as people type them', () => {
  assert.equal(tidyPhone('+86 138-0013 8000'), '13800138000')
  assert.deepEqual(['2', '20180', '2018-06', '201806015', '2018/6'].map(tidyDay), [
    '2',
    '2018-0',
    '2018-06',
    '2018-06-01',
    '2018-6',
  ])
})

test('after logging in people go back to our own pages only', () => {
  assert.equal(safeBack('/pages/confirm/index?scheduleId=1&no=2'), '/pages/confirm/index?scheduleId=1&no=2')
  assert.equal(safeBack('/pkg-account/phone/index'), '/pkg-account/phone/index')
  for (const bad of [
    undefined,
    '',
    '//evil.example',
    'https://evil.example',
    '/pages/../x',
    '/pages/login/index?back=x',
  ])
    assert.equal(safeBack(bad), '/pages/home/index', String(bad))
})

test('while a number is typed its length is counted, and what a whole one says is read out', () => {
  assert.deepEqual(hintFor('id_card', '11010119900307'), { kind: 'short', typed: 14, left: 4 })
  assert.deepEqual(hintFor('id_card', '1101 0119 9003 0730 0 10'), { kind: 'long', over: 1 })
  assert.deepEqual(hintFor('id_card', '11010119900307301x'), { kind: 'reads', bornOn: '1990-03-07', sex: 'male' })
  assert.deepEqual(hintFor('passport', 'E1234'), { kind: 'none' })
})

const form: PatientForm = {
  relation: 'child',
  type: 'id_card',
  name: ' 陈一诺 ',
  number: '110101201803073010',
  bornOn: '1999-01-01',
  sex: 'female',
  phone: '138 0013 8000',
  phoneCode: '',
  guardianName: '林晓岚',
  guardianNumber: '11010119880307302x',
  birthCertificate: 'm123456789',
  consent: true,
}

test('a guardian is asked for below 14 and for a child without a card, not on the fourteenth birthday', () => {
  const guardian = (number: string, today: string): boolean => fieldsFor({ ...form, number }, today).guardian
  assert.equal(guardian('110101201803073010', '2032-03-06'), true)
  assert.equal(guardian('110101201803073010', '2032-03-07'), false)
  assert.deepEqual(fieldsFor({ ...form, type: 'child' }, '2026-11-22'), {
    number: false,
    bornOn: true,
    birthCertificate: true,
    guardian: true,
  })
})

test('only what is on the page is sent', () => {
  assert.deepEqual(requestOf(form, '2026-11-22'), {
    name: '陈一诺',
    certificateType: 'id_card',
    certificateNumber: '110101201803073010',
    phone: '13800138000',
    relation: 'child',
    consent: true,
    guardian: { name: '林晓岚', certificateNumber: '11010119880307302X' },
  })
  const child = requestOf({ ...form, type: 'child' }, '2026-11-22')
  assert.equal(child.certificateNumber, child.guardian?.certificateNumber)
  assert.equal(child.birthCertificateNumber, 'M123456789')
  const passport = requestOf({ ...form, type: 'passport', number: 'e1234567', bornOn: '1990-03-07' }, '2026-11-22')
  assert.deepEqual(
    [passport.guardian, passport.bornOn, passport.certificateNumber],
    [undefined, '1990-03-07', 'E1234567'],
  )
})

test('empty fields are named before anything is sent', () => {
  const blank = { ...form, name: ' ', guardianName: '', sex: '' as const }
  assert.deepEqual(emptyFields(blank, '2026-11-22'), ['name', 'guardian.name'])
  assert.deepEqual(emptyFields({ ...blank, type: 'passport', bornOn: '' }, '2026-11-22'), ['name', 'bornOn', 'sex'])
})

test('a mask keeps what tells two people apart', () => assert.equal(shortMask('**************802X'), '****802X'))

test('what is new comes on top, what was read further down stays, and nothing twice', () => {
  const ids = (list: { id: string }[]): string => list.map((m) => m.id).join('')
  const list = (text: string): { id: string }[] => text.split('').map((id) => ({ id }))
  assert.equal(ids(mergeNewest(list('edcba'), list('gfed'), true)), 'gfedcba')
  assert.equal(ids(mergeNewest(list('dcba'), list('e'), false)), 'e')
  assert.equal(ids(addOlder(list('edc'), list('cba'))), 'edcba')
})

test('a message opens the ticket it is about, and a kind of tomorrow opens nothing', () => {
  assert.deepEqual(pageOf('appointment:01a2-b3'), { path: '/pages/ticket/index', id: '01a2-b3' })
  for (const link of [undefined, '', 'invoice:1', 'appointment:../x', 'appointment:'])
    assert.equal(pageOf(link), undefined)
})

test('recent searches: the latest first, each once, eight at most', () => {
  assert.deepEqual(remember(['gxy', '王医生'], ' GXY '), ['GXY', '王医生'])
  assert.deepEqual(remember(['a'], '  '), ['a'])
  assert.equal(remember('abcdefgh'.split(''), 'i').length, 8)
})

test('a text of the hospital is headings, lists and paragraphs, and nothing else of it is read as markup', () => {
  assert.deepEqual(readText('## 到院\r\n- 带证件\n- 签到\n\n<b>不是标签</b>\n#不是标题'), [
    { kind: 'heading', text: '到院' },
    { kind: 'list', items: ['带证件', '签到'] },
    { kind: 'paragraph', text: '<b>不是标签</b>' },
    { kind: 'paragraph', text: '#不是标题' },
  ])
})

test('instants are told in the hospital’s time, whatever the phone’s', () => {
  const t = phrasesFor('zh-CN').when
  const now = Date.parse('2026-11-21T16:30:00Z')
  assert.equal(dayOf(now), '2026-11-22')
  assert.equal(sayWhen('2026-11-21T16:05:00Z', now, t), '今天 00:05')
  assert.equal(sayWhen('2026-11-21T15:59:00Z', now, t), '昨天 23:59')
  assert.equal(sayWhen('2026-03-02T01:05:00+00:00', now, t), '3月2日 09:05')
  assert.equal(sayWhen('2025-12-31T15:00:00Z', now, phrasesFor('en').when), '31 Dec 2025')
})

test('the price list has one line a level: today’s fee, and the change that is announced', () => {
  const row = (feeLevel: string, amountFen: number, validFrom: string, validTo?: string) => ({
    id: `${feeLevel}${validFrom}`,
    feeLevel,
    amountFen,
    validFrom,
    ...(validTo ? { validTo } : {}),
  })
  const fees = feesOn(
    [
      row('chief', 3000, '2027-01-01'),
      row('chief', 2800, '2026-01-01', '2026-12-31'),
      row('ordinary', 500, '2025-01-01', '2025-12-31'),
      row('renowned', 9900, '2027-01-01'),
    ],
    '2026-11-22',
  )
  assert.deepEqual(
    fees.map((f) => [f.level, f.amountFen, f.next?.amountFen, f.from]),
    [
      ['chief', 2800, 3000, undefined],
      ['renowned', 9900, undefined, '2027-01-01'],
    ],
  )
  assert.equal(matches('Evening and weekend', 'WEEK end'), true)
  assert.equal(matches('普通号', '专家'), false)
})
