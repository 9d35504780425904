import { useEffect } from 'react'
import { appStore, useApp } from '../app-state/app.ts'
import { createStore, useStore } from '../app-state/store.ts'
import { usePageShown } from '../device/page.ts'
import { setTabBadge, setTabTexts } from '../device/tabs.ts'
import { useT } from '../i18n/index.ts'
import { quietApi } from './client.ts'

const store = createStore<{ unread: number }>({ unread: 0 })

function show(unread: number): void {
  store.set({ unread })
  setTabBadge('messages', unread)
}

/** Asks anew; without a session there is nothing to ask. A failed answer leaves the number that was shown. */
export async function refreshUnread(): Promise<void> {
  if (!appStore.get().session) return show(0)
  const { data } = await quietApi.GET('/api/messages/unread')
  if (data) show(data.unread)
}

/** One message was read here: the badge follows at once, the server's count comes after. */
export const oneRead = (): void => show(Math.max(0, store.get().unread - 1))

/** For every page of the tab bar: its words in the chosen language and how many messages wait. */
export function useTabBar(): number {
  const t = useT()
  const account = useApp((s) => s.session?.accountId)
  const texts = { home: t.home.title, visits: t.visits.title, messages: t.messagesPage.title, me: t.me.title }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts follow the language
  useEffect(() => {
    setTabTexts(texts)
    void refreshUnread()
  }, [t, account])
  usePageShown(() => {
    setTabTexts(texts)
    void refreshUnread()
  })
  return useStore(store, (s) => s.unread)
}
