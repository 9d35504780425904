import { useCallback } from 'react'
import { useSearchParams } from 'react-router-dom'

/** Filters live in the address: a link shows the same rows, and Back goes back. */
export function useUrlState() {
  const [params, setParams] = useSearchParams()
  const get = useCallback((key: string): string | undefined => params.get(key) || undefined, [params])
  const set = useCallback(
    (change: Record<string, string | number | undefined>, o: { push?: boolean } = {}) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [k, v] of Object.entries(change)) {
            if (v === undefined || v === '') next.delete(k)
            else next.set(k, String(v))
          }
          return next
        },
        { replace: !o.push },
      ),
    [setParams],
  )
  return { get, set, params, replaceAll: (query: string) => setParams(new URLSearchParams(query)) }
}
