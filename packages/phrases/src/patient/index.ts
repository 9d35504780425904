import { accountPages } from './account-pages.ts'
import { booking } from './booking.ts'
import { common } from './common.ts'
import { confirm } from './confirm.ts'
import { consentPage } from './consent-page.ts'
import { fair } from './fair.ts'
import { firstStart } from './first-start.ts'
import { form } from './form.ts'
import { home } from './home.ts'
import { hospital } from './hospital.ts'
import { login } from './login.ts'
import { me } from './me.ts'
import { messagesPage } from './messages-page.ts'
import { noShows } from './no-shows.ts'
import { patients } from './patients.ts'
import { pay } from './pay.ts'
import { reschedule } from './reschedule.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { suspension } from './suspension.ts'
import { ticket } from './ticket.ts'
import { triage } from './triage.ts'
import { visits } from './visits.ts'
import { waitingRoom } from './waiting-room.ts'
import { when } from './when.ts'

/** Every sentence of the patient app, by page. Add a page: its file, and one line in `pages`. */
const pages = {
  accountPages,
  booking,
  common,
  confirm,
  consentPage,
  fair,
  firstStart,
  form,
  home,
  hospital,
  login,
  me,
  messagesPage,
  noShows,
  patients,
  pay,
  reschedule,
  search,
  settings,
  suspension,
  ticket,
  triage,
  visits,
  waitingRoom,
  when,
}

export type Language = 'zh-CN' | 'en'
export const languages: readonly { code: Language; name: string }[] = [
  { code: 'zh-CN', name: '中文' },
  { code: 'en', name: 'English' },
]

/** English has the type of the Chinese (each page checks it), so one type serves both. */
export type PatientPhrases = { readonly [P in keyof typeof pages]: (typeof pages)[P]['en'] }

const inLanguage = (language: Language): PatientPhrases => {
  const out: Record<string, unknown> = {}
  for (const [page, texts] of Object.entries(pages)) out[page] = texts[language]
  return out as PatientPhrases
}

const catalogue: Record<Language, PatientPhrases> = { 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') }

export const phrasesFor = (language: Language): PatientPhrases => catalogue[language]
