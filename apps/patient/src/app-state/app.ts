import { type Language, languages } from '@jiuyi/phrases/patient'
import { storage } from '../device/storage.ts'
import { createServerClock } from './server-clock.ts'
import { createStore, useStore } from './store.ts'
import { type TextSize, textSizes } from './text-sizes.ts'

export { sizesFor, type TextSize, textSizes } from './text-sizes.ts'

export interface Session {
  accountId: string
  /** Mini program only; a browser has an HttpOnly cookie that scripts cannot read. */
  token?: string
}
export interface CurrentPatient {
  id: string
  name: string
}
/** The campus people chose last; its hospital comes with it. */
export interface CurrentCampus {
  hospitalId: string
  campusId: string
}

const elderDefault: TextSize = 20

export interface AppState {
  session: Session | null
  patient: CurrentPatient | null
  campus: CurrentCampus | null
  elder: boolean
  textSize: TextSize
  language: Language
  /** Has the person been asked whether they want 长辈版? Asked once. */
  elderOffered: boolean
  /** Server clock minus this phone's: phones are often minutes wrong, and releases happen on the second. */
  clockOffsetMs: number
}

const key = 'jiuyi.app'

function restored(): AppState {
  const kept = storage.get<Partial<AppState>>(key) ?? {}
  return {
    session: kept.session ?? null,
    patient: kept.patient ?? null,
    campus: kept.campus ?? null,
    elder: kept.elder === true,
    textSize: textSizes.find((s) => s === kept.textSize) ?? 16,
    language: languages.find((l) => l.code === kept.language)?.code ?? 'zh-CN',
    elderOffered: kept.elderOffered === true,
    clockOffsetMs: kept.clockOffsetMs ?? 0,
  }
}

export const appStore = createStore<AppState>(restored(), (state) => storage.set(key, state))

export const useApp = <T>(select: (state: AppState) => T): T => useStore(appStore, select)

export function setElder(elder: boolean): void {
  const { textSize } = appStore.get()
  const size = elder ? (textSize < elderDefault ? elderDefault : textSize) : 16
  appStore.set({ elder, textSize: size, elderOffered: true })
}

export const setTextSize = (textSize: TextSize): void => appStore.set({ textSize })
export const setLanguage = (language: Language): void => appStore.set({ language })
export const signedIn = (session: Session): void => appStore.set({ session })
/** Display choices stay: they belong to the eyes, not to the account. */
export const signedOut = (): void => appStore.set({ session: null, patient: null })
export const chooseCampus = (campus: CurrentCampus): void => appStore.set({ campus })
export const choosePatient = (patient: CurrentPatient | null): void => appStore.set({ patient })

/** Only a difference that people would see is worth a redraw and a place in storage; the clock itself knows better at once. */
const worthTelling = 250

const serverClock = createServerClock(appStore.get().clockOffsetMs, (offset) => {
  if (Math.abs(offset - appStore.get().clockOffsetMs) > worthTelling) appStore.set({ clockOffsetMs: offset })
})
export const noteServerTime = serverClock.heard

export const serverNow = (): number => Date.now() + serverClock.offsetMs()
