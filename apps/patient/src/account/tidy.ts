/** '138 0013 8000', '+86-138…' → what the server reads; it has the last word. */
export const tidyPhone = (typed: string): string => typed.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '')

/** Digits typed one after another become a day: 2018060 → 2018-06-0. */
export function tidyDay(typed: string): string {
  const digits = typed.replace(/\D/g, '').slice(0, 8)
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].filter((p) => p !== '')
  return parts.join('-')
}

/** Only our own pages: whatever stands in a link somebody sent leads home. */
export function safeBack(back: string | undefined): string {
  if (!back || !/^\/(pages|pkg-[a-z]+)\/[\w/-]+(\?[^#\\]*)?$/.test(back)) return '/pages/home/index'
  return /^\/pages\/(login|consent)\//.test(back) ? '/pages/home/index' : back
}
