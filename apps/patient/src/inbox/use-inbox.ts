import { useEffect, useRef, useState } from 'react'
import { api, type Schemas } from '../api/client.ts'
import { oneRead, refreshUnread } from '../api/unread.ts'
import type { Trouble } from '../api/use-load.ts'
import { useApp } from '../app-state/app.ts'
import { goTo } from '../device/navigation.ts'
import { usePageShown } from '../device/page.ts'
import { addOlder, mergeNewest, pageOf } from './merge.ts'

export type Message = Schemas['Message']
interface State {
  items?: Message[]
  next?: string | undefined
  problem?: Trouble | undefined
  busy: boolean
}

/** 消息: newest first, page by page; read is read at once and told to the server after. */
export function useInbox() {
  const account = useApp((s) => s.session?.accountId)
  const language = useApp((s) => s.language)
  const [state, setState] = useState<State>({ busy: false })
  const turn = useRef(0)
  const ask = async (cursor?: string): Promise<void> => {
    if (!account) return
    turn.current += 1
    const mine = turn.current
    setState((s) => ({ ...s, busy: true }))
    const { data, error } = await api.GET('/api/messages', { params: { query: cursor ? { cursor } : {} } })
    if (mine !== turn.current) return
    if (error) return setState((s) => ({ ...s, busy: false, problem: error }))
    setState((s) => {
      const known = s.items ?? []
      const items = cursor ? addOlder(known, data.items) : mergeNewest(known, data.items, data.next !== undefined)
      // What was read further down is still there, and so is the way on from its end.
      const next = cursor || items.length <= data.items.length ? data.next : (s.next ?? undefined)
      return { items, next, busy: false }
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another account or language is another inbox
  useEffect(() => {
    setState({ busy: true })
    void ask()
  }, [account, language])
  const shown = useRef(false)
  usePageShown(() => {
    if (shown.current) void ask()
    shown.current = true
  })
  const mark = (change: (m: Message) => Message): void =>
    setState((s) => (s.items ? { ...s, items: s.items.map(change) } : s))
  const readAt = (): string => new Date().toISOString()
  const open = async (message: Message): Promise<void> => {
    if (!message.readAt) {
      mark((m) => (m.id === message.id ? { ...m, readAt: readAt() } : m))
      oneRead()
      void api.PUT('/api/messages/{id}/reading', { params: { path: { id: message.id } } })
    }
    const to = pageOf(message.link)
    if (to) await goTo(to.path, { id: to.id })
  }
  const readAll = async (): Promise<void> => {
    const { error } = await api.POST('/api/messages/reading')
    if (error) return setState((s) => ({ ...s, problem: error }))
    mark((m) => (m.readAt ? m : { ...m, readAt: readAt() }))
    await refreshUnread()
  }
  return {
    ...state,
    account,
    reload: () => ask(),
    more: () => (state.next && !state.busy ? ask(state.next) : Promise.resolve()),
    open,
    readAll,
  }
}
