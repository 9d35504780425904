import { createClient, type Problem, type paths, type Schemas } from '@jiuyi/api-client'
import { appStore, noteServerTime, signedIn, signedOut } from '../app-state/app.ts'
import { currentUrl, goTo } from '../device/navigation.ts'
import { createTransport } from '../device/transport.ts'

export { newIdempotencyKey } from '@jiuyi/api-client'
export type { Problem, Schemas }
/** What every call gives: the data, or what went wrong. Nothing throws. */
export type Answer<T> = { data?: T | undefined; error?: Problem | undefined }

const transport = createTransport({ onServerTime: noteServerTime })

const headers = (): Record<string, string> => {
  const { session, language } = appStore.get()
  return {
    'accept-language': language,
    ...(session?.token ? { authorization: `Bearer ${session.token}` } : {}),
  }
}

let leaving = false

/** To the login page and back here afterwards. Several answers of one page may say the same: it goes once. */
export function askToLogIn(back: string = currentUrl()): void {
  if (leaving || back.indexOf('/pages/login/') === 0) return
  leaving = true
  const done = (): void => {
    leaving = false
  }
  goTo('/pages/login/index', { back }).then(done, done)
}

/** One client for the app: who is calling, in which language, and what to do when the session is over. */
export const api = createClient<paths>({
  baseUrl: '',
  transport,
  headers,
  onUnauthenticated: () => {
    signedOut()
    askToLogIn()
  },
})

/** The same, for pages anyone may look at: an old session ends without sending people to log in. */
export const quietApi = createClient<paths>({ baseUrl: '', transport, headers, onUnauthenticated: signedOut })

/** Every way of logging in ends here. The account's own choices of display win over the phone's. */
export function entered(login: Schemas['Login']): void {
  signedIn({ accountId: login.account.id, ...(login.token ? { token: login.token } : {}) })
}
