import type { Language } from '@jiuyi/phrases/patient'
import type { AppState } from './app.ts'
import { sizesFor } from './text-sizes.ts'

export interface Preferences {
  elder: boolean
  /** Main text as a multiple of 16 px. */
  fontScale: number
  language: Language
}
type Display = Pick<AppState, 'elder' | 'textSize' | 'language'>

export const toPreferences = (s: Display): Preferences => ({
  elder: s.elder,
  fontScale: s.textSize / 16,
  language: s.language,
})

/** The size nearest to the scale, and never below 18 in 长辈版. */
export function fromPreferences(p: Preferences): Display {
  const allowed = sizesFor(p.elder)
  const want = p.fontScale * 16
  const textSize = allowed.reduce((best, s) => (Math.abs(s - want) < Math.abs(best - want) ? s : best))
  return { elder: p.elder, textSize, language: p.language }
}

/** Did somebody choose on this phone? Then the phone is right and the account learns it; else the account tells the phone. */
export const choseHere = (s: Display & Pick<AppState, 'elderOffered'>): boolean =>
  s.elderOffered || s.textSize !== 16 || s.language !== 'zh-CN'
