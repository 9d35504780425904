import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idCheckDigit } from '@jiuyi/kernel'
import { ageOn, type CertificateClaim, readCertificate, sameName } from './certificate.ts'

const today = '2026-11-22'
const id = (first17: string) => first17 + idCheckDigit(first17)
const read = (claim: CertificateClaim) => readCertificate(claim, today, 14)
const fault = (claim: CertificateClaim) => {
  try {
    read(claim)
  } catch (e) {
    return (e as { detail: { fault: string } }).detail.fault
  }
  return undefined
}
const adult = id('11010519800101100')
const guardian = { name: '王明', certificateNumber: adult }

test('an ID card tells birth date and sex itself, whatever else was typed', () => {
  assert.deepEqual(
    read({
      certificateType: 'id_card',
      certificateNumber: ` ${id('11010519491231002').toLowerCase()} `,
      sex: 'male',
      bornOn: '2000-01-01',
    }),
    {
      type: 'id_card',
      number: id('11010519491231002'),
      bornOn: '1949-12-31',
      sex: 'female',
    },
  )
})

test('numbers nobody has are refused, each with its fault', () => {
  assert.equal(fault({ certificateType: 'id_card', certificateNumber: '110105194912310021' }), 'check_digit')
  assert.equal(fault({ certificateType: 'id_card', certificateNumber: id('11010520260230100') }), 'date')
  assert.equal(fault({ certificateType: 'id_card', certificateNumber: '110105' }), 'length')
  assert.equal(fault({ certificateType: 'id_card', certificateNumber: id('11010520991231002'), guardian }), 'date')
  assert.equal(fault({ certificateType: 'hmt_residence', certificateNumber: adult }), 'characters')
  assert.equal(fault({ certificateType: 'id_card', certificateNumber: id('81000019900501124') }), 'characters')
  assert.equal(
    fault({ certificateType: 'passport', certificateNumber: "E1'; drop", bornOn: '1990-01-01', sex: 'male' }),
    'format',
  )
  assert.equal(fault({ certificateType: 'passport', certificateNumber: 'E12345678', sex: 'male' }), 'missing')
  assert.equal(
    fault({ certificateType: 'passport', certificateNumber: 'E12345678', bornOn: '2027-01-01', sex: 'male' }),
    'date',
  )
})

test('other certificates need a birth date and a sex, and look like what they are', () => {
  const person = { bornOn: '1990-05-01', sex: 'male' } as const
  assert.equal(read({ certificateType: 'passport', certificateNumber: 'e1234 5678', ...person }).number, 'E12345678')
  assert.equal(
    read({ certificateType: 'military', certificateNumber: '军字第2001234号', ...person }).number,
    '军字第2001234号',
  )
  assert.equal(
    read({ certificateType: 'foreigner_permit', certificateNumber: 'USA110090050112', ...person }).bornOn,
    '1990-05-01',
  )
  assert.equal(read({ certificateType: 'foreigner_permit', certificateNumber: id('91111119900501123') }).sex, 'male')
  assert.equal(read({ certificateType: 'hmt_residence', certificateNumber: id('81000019900501124') }).sex, 'female')
})

test('under 14 nobody comes without a grown-up guardian', () => {
  const child = { certificateType: 'id_card', certificateNumber: id('11010520150301101') } as const
  assert.throws(() => read(child), { code: 'identity.guardian_needed' })
  assert.deepEqual(read({ ...child, guardian }).guardian, guardian)
  assert.equal(
    fault({ ...child, guardian: { name: '王小明', certificateNumber: id('11010520100301101') } }),
    'guardian_too_young',
  )
  assert.equal(fault({ ...child, guardian: { name: '王明', certificateNumber: '110105198001011001' } }), 'check_digit')
  assert.equal(read({ certificateType: 'id_card', certificateNumber: id('11010520121122101') }).guardian, undefined)
})

test('a child without an ID card is known by the birth certificate and the guardian', () => {
  const child: CertificateClaim = {
    certificateType: 'child',
    certificateNumber: adult,
    guardian,
    birthCertificateNumber: 'v110000001',
    bornOn: '2026-10-01',
    sex: 'female',
  }
  assert.deepEqual(read(child), { type: 'child', number: 'V110000001', bornOn: '2026-10-01', sex: 'female', guardian })
  assert.equal(fault({ ...child, certificateNumber: id('11010519700101100') }), 'not_the_guardian')
  assert.equal(fault({ ...child, birthCertificateNumber: undefined }), 'missing')
  assert.equal(fault({ ...child, bornOn: '2009-10-01' }), 'has_own_certificate')
  assert.throws(() => read({ ...child, guardian: undefined }), { code: 'identity.guardian_needed' })
})

test('a year is over on the birthday, and a name is the same however its dot was typed', () => {
  assert.equal(ageOn('2012-11-23', today), 13)
  assert.equal(ageOn('2012-11-22', today), 14)
  assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
  assert.equal(ageOn('2008-02-29', '2026-03-01'), 18)
  assert.ok(sameName('阿卜杜拉•买买提', ' 阿卜杜拉·买买提'))
  assert.ok(!sameName('王明', '王小明'))
})
