import { type CertificateType, isDay, readIdCard } from '@jiuyi/kernel'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'

/** Letters of any script, the dot of minority names, space, hyphen, apostrophe, full stop; at least one letter. Nothing a page or a spreadsheet could run. */
export const PersonName = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: "^(?=.*\\p{L})[\\p{L}\\p{M}·•・ .'’-]+$",
})

/** One way to write a name, so that the same person is the same: dots, spaces and capitals of a passport differ by keyboard. */
export const tidyName = (name: string): string =>
  name.normalize('NFC').replace(/[•・]/g, '·').replace(/’/g, "'").replace(/\s+/g, ' ').trim()
export const sameName = (a: string, b: string): boolean => tidyName(a).toLowerCase() === tidyName(b).toLowerCase()

/** Whole years on a day. Born on 29 February, a person turns older on 1 March. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

export type Sex = 'male' | 'female'
export type CertificateClaim = {
  certificateType: CertificateType
  certificateNumber: string
  bornOn?: string | undefined
  sex?: Sex | undefined
  guardian?: { name: string; certificateNumber: string } | undefined
  birthCertificateNumber?: string | undefined
}
/** `number` is what makes the person unique: for a child without an ID card that is the birth certificate's. */
export type CertificateRead = {
  type: CertificateType
  number: string
  bornOn: string
  sex: Sex
  guardian?: { name: string; certificateNumber: string }
}

const formats: Record<'passport' | 'military' | 'foreigner_permit', RegExp> = {
  passport: /^(?=.*\d)[A-Z0-9]{6,12}$/,
  military: /^(\p{Script=Han}{1,4}第?)?\d{6,12}号?$/u,
  foreigner_permit: /^[A-Z]{3}\d{12}$/,
}
const invalid = (at: string, fault: string) => refuse.invalid_certificate({ at, fault })

/** 实名: what a certificate says about a person, or why it cannot be one. `today` is the hospital's day. */
export function readCertificate(claim: CertificateClaim, today: string, guardianBelowAge: number): CertificateRead {
  const read =
    claim.certificateType === 'child' ? readChild(claim) : { type: claim.certificateType, ...readAdult(claim) }
  if (!isDay(read.bornOn) || read.bornOn > today || read.bornOn < '1880-01-01') throw invalid('bornOn', 'date')
  const age = ageOn(read.bornOn, today)
  // From 16 on everyone has an ID card to show.
  if (read.type === 'child' && age >= 16) throw invalid('certificateType', 'has_own_certificate')
  if (age >= guardianBelowAge && read.type !== 'child') return read
  if (!claim.guardian) throw refuse.guardian_needed({ belowAge: guardianBelowAge })
  return { ...read, guardian: readGuardian(claim.guardian, today, read.type === 'child') }
}

function readAdult(claim: CertificateClaim): { number: string; bornOn: string; sex: Sex } {
  const type = claim.certificateType as Exclude<CertificateType, 'child'>
  const number = tidyNumber(claim.certificateNumber)
  // Since 2023 the foreigner's permit has 18 digits too and the same check digit.
  if (type === 'id_card' || type === 'hmt_residence' || (type === 'foreigner_permit' && number.length === 18)) {
    const card = readIdCard(number)
    if (typeof card === 'string') throw invalid('certificateNumber', card)
    // A residence permit starts with 81–83: taken as an ID card it would make a second record of the same person.
    const prefix = type === 'id_card' ? /^(?!8[1-3])/ : type === 'hmt_residence' ? /^8[1-3]/ : /^9/
    if (!prefix.test(number)) throw invalid('certificateNumber', 'characters')
    return card
  }
  if (!formats[type].test(number)) throw invalid('certificateNumber', 'format')
  if (!claim.bornOn) throw invalid('bornOn', 'missing')
  if (!claim.sex) throw invalid('sex', 'missing')
  return { number, bornOn: claim.bornOn, sex: claim.sex }
}

/** A child without an ID card: the guardian's number stands in, the birth certificate tells the children of one guardian apart. */
function readChild(claim: CertificateClaim): { type: 'child'; number: string; bornOn: string; sex: Sex } {
  if (!claim.guardian) throw refuse.guardian_needed()
  if (tidyNumber(claim.certificateNumber) !== tidyNumber(claim.guardian.certificateNumber))
    throw invalid('certificateNumber', 'not_the_guardian')
  const number = tidyNumber(claim.birthCertificateNumber ?? '')
  if (!/^[A-Z]\d{9}$/.test(number)) throw invalid('birthCertificateNumber', number ? 'format' : 'missing')
  if (!claim.bornOn) throw invalid('bornOn', 'missing')
  if (!claim.sex) throw invalid('sex', 'missing')
  return { type: 'child', number, bornOn: claim.bornOn, sex: claim.sex }
}

function readGuardian(guardian: { name: string; certificateNumber: string }, today: string, idOnly: boolean) {
  const number = tidyNumber(guardian.certificateNumber)
  const card = readIdCard(number)
  const at = 'guardian/certificateNumber'
  if (typeof card === 'string') {
    const foreign = /^[A-Z]{1,3}\d{5,12}$/.test(number)
    if (idOnly || !foreign) throw invalid(at, card)
  } else if (ageOn(card.bornOn, today) < 18) throw invalid(at, 'guardian_too_young')
  return { name: tidyName(guardian.name), certificateNumber: number }
}

const tidyNumber = (n: string): string => n.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
/** All the forms in which a typed number may stand in the index. */
export const certificateKey = tidyNumber
