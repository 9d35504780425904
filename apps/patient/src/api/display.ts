import { appStore } from '../app-state/app.ts'
import { choseHere, fromPreferences, toPreferences } from '../app-state/display.ts'
import { quietApi, type Schemas } from './client.ts'

/** Tells the account how the app looks on this phone, so that the next phone looks the same. Not worth an error when it fails. */
export function keepDisplay(): void {
  const state = appStore.get()
  if (!state.session) return
  void quietApi.PATCH('/api/account', { body: { preferences: toPreferences(state) } })
}

/** After a login the phone and the account agree on one look. */
export function settleDisplay(account: Schemas['Account']): void {
  if (choseHere(appStore.get())) keepDisplay()
  else appStore.set({ ...fromPreferences(account.preferences), elderOffered: account.preferences.elder })
}
