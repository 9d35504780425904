import { isDay } from './time.ts'

/** Certificates a patient can be known by. `child` is a child without an ID card yet: the guardian's ID number stands in. */
export const certificateTypes = [
  'id_card',
  'hmt_residence',
  'foreigner_permit',
  'passport',
  'military',
  'child',
] as const
export type CertificateType = (typeof certificateTypes)[number]

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

export type IdCardFault = 'length' | 'characters' | 'date' | 'check_digit'
export type IdCard = { number: string; bornOn: string; sex: 'male' | 'female' }

/**
 * Reads an 18-digit resident ID number (GB 11643-1999; residence permits of Hong Kong, Macau and Taiwan people follow it too).
 * Digits 7–14 are the birth date, digit 17 is odd for men, the last is the check character (mod 11).
 */
export function readIdCard(input: string): IdCard | IdCardFault {
  const number = input.trim().toUpperCase()
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters'
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(bornOn) || bornOn < '1880-01-01') return 'date'
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0)
  if (checks[sum % 11] !== number[17]) return 'check_digit'
  return { number, bornOn, sex: Number(number[16]) % 2 ? 'male' : 'female' }
}

/** The check character for the first 17 digits; used by builders of invented people. */
export const idCheckDigit = (first17: string): string =>
  checks[weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0) % 11]!
