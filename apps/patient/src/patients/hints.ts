export type CertificateType = 'id_card' | 'hmt_residence' | 'foreigner_permit' | 'passport' | 'military' | 'child'
export const certificateTypes: readonly CertificateType[] = [
  'id_card',
  'child',
  'passport',
  'hmt_residence',
  'foreigner_permit',
  'military',
]
export const relations = ['self', 'parent', 'child', 'spouse', 'other'] as const
export type Relation = (typeof relations)[number]
export type Sex = 'male' | 'female'

export const tidyNumber = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/** Birth date and sex stand in an 18-digit number; these types have one. */
const hasEighteen = (type: CertificateType, number: string): boolean =>
  type === 'id_card' || type === 'hmt_residence' || (type === 'foreigner_permit' && /^\d/.test(number))

export type NumberHint =
  | { kind: 'none' }
  | { kind: 'short'; typed: number; left: number }
  | { kind: 'long'; over: number }
  | { kind: 'reads'; bornOn: string; sex: Sex }

/** Help while typing, no verdict: the server alone says whether a number is right. */
export function hintFor(type: CertificateType, typed: string): NumberHint {
  const number = tidyNumber(typed)
  if (number === '' || !hasEighteen(type, number)) return { kind: 'none' }
  if (number.length < 18) return { kind: 'short', typed: number.length, left: 18 - number.length }
  if (number.length > 18) return { kind: 'long', over: number.length - 18 }
  if (!/^\d{17}[\dX]$/.test(number)) return { kind: 'none' }
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return { kind: 'reads', bornOn, sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female' }
}

/** Whole years on a day; both are YYYY-MM-DD. */
export function ageOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}

export interface PatientForm {
  relation: Relation
  type: CertificateType
  name: string
  number: string
  bornOn: string
  sex: Sex | ''
  phone: string
  phoneCode: string
  guardianName: string
  guardianNumber: string
  birthCertificate: string
  consent: boolean
}

/** Which fields the certificate and the age ask for. */
export function fieldsFor(form: Pick<PatientForm, 'type' | 'number' | 'bornOn'>, today: string) {
  const hint = hintFor(form.type, form.number)
  const child = form.type === 'child'
  const inNumber = hasEighteen(form.type, tidyNumber(form.number))
  const bornOn = hint.kind === 'reads' ? hint.bornOn : inNumber ? '' : form.bornOn
  const age = /^\d{4}-\d{2}-\d{2}$/.test(bornOn) ? ageOn(bornOn, today) : undefined
  return {
    number: !child,
    bornOn: !inNumber,
    birthCertificate: child,
    /** Under 14, or a child without a card of its own. */
    guardian: child || (age !== undefined && age >= 0 && age < 14),
  }
}

/** **************802X → ****802X: as many stars as say «hidden», and a line that fits. */
export const shortMask = (masked: string): string => masked.replace(/\*{5,}/g, '****')
