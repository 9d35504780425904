import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toBody } from './registration.ts'

test('an ID card says when someone was born and of which sex, so the form does not', () => {
  const f = {
    name: ' 王明 ',
    certificateType: 'id_card' as const,
    certificateNumber: '110105 19491231 002x',
    phone: '13900001234',
    bornOn: '1990-01-01',
    sex: 'male' as const,
  }
  assert.deepEqual(toBody(f, { child: false, guarded: false, own: true }), {
    name: '王明',
    certificateType: 'id_card',
    certificateNumber: '11010519491231002X',
    phone: '13900001234',
    consent: true,
  })
})
test('a child without a card goes by the guardian’s number and the birth certificate', () => {
  const f = {
    name: '小宝',
    certificateType: 'child' as const,
    phone: '13900001234',
    bornOn: '2025-01-01',
    sex: 'female' as const,
    guardianName: '王明',
    guardianNumber: '11010519491231002x',
    birthCertificateNumber: 'a123456789',
  }
  assert.deepEqual(toBody(f, { child: true, guarded: true, own: false }), {
    name: '小宝',
    certificateType: 'child',
    certificateNumber: '11010519491231002X',
    phone: '13900001234',
    bornOn: '2025-01-01',
    sex: 'female',
    guardian: { name: '王明', certificateNumber: '11010519491231002X' },
    birthCertificateNumber: 'A123456789',
    consent: true,
  })
})
