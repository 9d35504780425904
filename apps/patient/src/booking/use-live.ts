import { useCallback, useEffect, useRef } from 'react'
import type { LeftSession } from '../api/left.ts'
import type { Loaded } from '../api/use-load.ts'
import { serverNow } from '../app-state/app.ts'
import { usePageVisible } from '../device/page.ts'
import { afterRelease, paceOf, pauseFor } from './pace.ts'

/** Keeps what is left fresh while somebody looks at it, gently. Gives what a countdown calls when it has ended. */
export function useLive<T>(loaded: Loaded<T>, sessionsOf: (data: T) => readonly LeftSession[]): () => void {
  const visible = usePageVisible()
  const latest = useRef({ loaded, sessionsOf, failures: 0 })
  latest.current.loaded = loaded
  latest.current.sessionsOf = sessionsOf
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const plan = useCallback((ms: number): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void latest.current.loaded.reload().then(() => {
        if (timer.current !== undefined) next()
      })
    }, ms)
    function next(): void {
      const { loaded: now, sessionsOf: list, failures } = latest.current
      const sessions = now.data ? list(now.data) : []
      latest.current.failures = now.problem ? failures + 1 : 0
      plan(pauseFor(paceOf(sessions, serverNow()), latest.current.failures, Math.random()))
    }
  }, [])
  useEffect(() => {
    if (!visible) return
    plan(pauseFor(3_000, 0, Math.random()))
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [visible, plan])
  return useCallback(() => plan(afterRelease(Math.random())), [plan])
}
