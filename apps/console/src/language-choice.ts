export type Language = 'zh-CN' | 'en'
const place = 'jiuyi.console.language'

let chosen: Language = read()
function read(): Language {
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

/** The language of this browser's user: Chinese until they choose otherwise. */
export const currentLanguage = (): Language => chosen
export function chooseLanguage(language: Language): void {
  chosen = language
  try {
    localStorage.setItem(place, language)
  } catch {
    // A browser without storage still changes the language of this visit.
  }
}
