import { isH5 } from './target.ts'

/** H5: takes away what index.html painted while the app was on its way. */
export function dropShell(): void {
  if (isH5) document.getElementById('shell')?.remove()
}

/** Screen readers pronounce by the document's language. */
export function setDocumentLanguage(language: string): void {
  if (isH5) document.documentElement.lang = language
}
