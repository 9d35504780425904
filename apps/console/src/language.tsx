import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { chooseLanguage, currentLanguage, type Language } from './language-choice.ts'

type Choice = { language: Language; setLanguage: (l: Language) => void }
const Context = createContext<Choice>({ language: 'zh-CN', setLanguage: () => {} })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState<Language>(currentLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo<Choice>(
    () => ({
      language,
      setLanguage: (l) => {
        chooseLanguage(l)
        set(l)
      },
    }),
    [language],
  )
  return <Context.Provider value={choice}>{children}</Context.Provider>
}
export const useLanguage = (): Choice => useContext(Context)

/** The sentences of one page in the language of the screen. English has the type of the Chinese, so one type serves both. */
export function useText<P extends { 'zh-CN': unknown; en: unknown }>(page: P): P['en'] {
  return page[useContext(Context).language] as P['en']
}
