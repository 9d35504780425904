import { useCallback, useEffect, useRef, useState } from 'react'
import { usePageShown } from '../device/page.ts'
import { useT } from '../i18n/index.ts'
import type { Answer } from './client.ts'

export type Trouble = { code: string; title: string }

export interface Loaded<T> {
  data: T | undefined
  problem: Trouble | undefined
  busy: boolean
  reload: () => Promise<void>
  /** Puts in what another call answered, so that the page need not ask again. */
  put: (data: T) => void
}

/**
 * Data of a page: asked for when `key` changes (undefined: not yet), and again when the page comes back to the
 * front. What is shown stays while a fresh answer is on its way or fails; an answer for an older key is dropped.
 */
export function useLoad<T>(
  key: string | undefined,
  ask: () => Promise<Answer<T>>,
  options: { onShow?: boolean } = {},
): Loaded<T> {
  const [state, setState] = useState<{ key?: string; data?: T; problem?: Trouble; busy: boolean }>({ busy: true })
  const now = useRef({ key, ask, turn: 0, shown: false })
  now.current.key = key
  now.current.ask = ask
  const reload = useCallback(async () => {
    const { key: asked, ask: run } = now.current
    if (asked === undefined) return
    now.current.turn += 1
    const turn = now.current.turn
    setState((s) => (s.key === asked ? { ...s, busy: true } : { busy: true }))
    const { data, error } = await run()
    if (turn !== now.current.turn || asked !== now.current.key) return
    setState((s) =>
      error || data === undefined
        ? {
            ...(s.key === asked ? s : { key: asked }),
            problem: error ?? { code: 'client.unreadable', title: '' },
            busy: false,
          }
        : { key: asked, data, busy: false },
    )
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when to ask again
  useEffect(() => {
    void reload()
  }, [key])
  usePageShown(() => {
    if (now.current.shown && options.onShow) void reload()
    now.current.shown = true
  })
  const put = useCallback((data: T) => {
    const asked = now.current.key
    setState({ ...(asked === undefined ? {} : { key: asked }), data, busy: false })
  }, [])
  const fresh = state.key === key
  return {
    data: fresh ? state.data : undefined,
    problem: fresh ? state.problem : undefined,
    // Nothing is asked without a key, so nobody waits.
    busy: key !== undefined && state.busy,
    reload,
    put,
  }
}

/** What to tell people: the server's own sentence, or that no answer came. */
export function useSay(): (problem: Trouble) => string {
  const t = useT()
  return (problem) => problem.title || t.common.noAnswer
}
