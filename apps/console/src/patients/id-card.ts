/** The check of GB 11643 while one types; the server decides (packages/kernel/src/certificate.ts, readIdCard). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export type IdFault = 'length' | 'characters' | 'date' | 'check_digit'
export function idFault(input: string): IdFault | undefined {
  const n = input.replace(/[\s-]/g, '').toUpperCase()
  if (n.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(n)) return 'characters'
  const born = bornOf(n)
  if (!born || new Date(`${born}T00:00:00Z`).toISOString().slice(0, 10) !== born) return 'date'
  const sum = weights.reduce((total, w, i) => total + w * Number(n[i]), 0)
  return '10X98765432'[sum % 11] === n[17] ? undefined : 'check_digit'
}
/** Date of birth in an ID number, when it is one. */
export function bornOf(n: string): string | undefined {
  const m = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(n)
  const day = m && `${m[1]}-${m[2]}-${m[3]}`
  return day && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? day : undefined
}
export const ageOn = (born: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
