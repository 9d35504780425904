/** Masking for display: enough for the owner to recognise, too little for anyone else. */

/** 王小明 → 王*明, 王明 → 王*, John Smith → J***h */
export function maskName(name: string): string {
  const c = [...name]
  if (c.length <= 1) return name
  if (c.length === 2) return `${c[0]}*`
  return `${c[0]}${'*'.repeat(Math.min(c.length - 2, 3))}${c.at(-1)}`
}
/** Keeps the last four characters: ID numbers, card numbers, phones. */
export const maskTail = (value: string): string =>
  value.length <= 4 ? '*'.repeat(value.length) : `${'*'.repeat(Math.min(value.length - 4, 14))}${value.slice(-4)}`
/** 13812345678 → 138****5678 */
export const maskPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : maskTail(phone)
