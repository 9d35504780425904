import { type PatientPhrases, phrasesFor } from '@jiuyi/phrases/patient'
import { appStore, useApp } from '../app-state/app.ts'

/** The sentences of this language: `const t = useT(); t.home.book`. Components hold none of their own. */
export const useT = (): PatientPhrases => phrasesFor(useApp((s) => s.language))

/** Outside of components. */
export const currentPhrases = (): PatientPhrases => phrasesFor(appStore.get().language)

/** Fen to '12.50'. Written by hand: old phones have no Intl. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const abs = Math.abs(fen)
  const cents = abs % 100
  return `${sign}${Math.floor(abs / 100)}.${cents < 10 ? '0' : ''}${cents}`
}
