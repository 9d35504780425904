import Taro, { useDidHide, useDidShow, usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isH5 } from './target.ts'

/** The query the page was opened with, decoded on both targets (WeChat hands over what was encoded). */
export function usePageQuery(): Record<string, string> {
  const { params } = useRouter()
  const out: Record<string, string> = {}
  for (const key of Object.keys(params)) {
    const value = params[key]
    if (value === undefined) continue
    try {
      out[key] = decodeURIComponent(value)
    } catch {
      out[key] = value
    }
  }
  return out
}

export const usePageShown = (run: () => void): void => useDidShow(run)
export const usePageHidden = (run: () => void): void => useDidHide(run)
/** Is somebody looking? Not while another page lies above this one, the app is in the background, or the browser's tab is hidden. */
export function usePageVisible(): boolean {
  const [inFront, setInFront] = useState(true)
  const [tabShown, setTabShown] = useState(!isH5 || !document.hidden)
  useDidShow(() => setInFront(true))
  useDidHide(() => setInFront(false))
  useEffect(() => {
    if (!isH5) return
    const change = (): void => setTabShown(!document.hidden)
    document.addEventListener('visibilitychange', change)
    return () => document.removeEventListener('visibilitychange', change)
  }, [])
  return inFront && tabShown
}

export const usePageEnd = (run: () => void): void => useReachBottom(run)

/** Pull down, or the retry of an error state: the spinner stops when the promise settles. */
export function usePullToRefresh(run: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    const stop = (): void => {
      Taro.stopPullDownRefresh()
    }
    run().then(stop, stop)
  })
}

/** The title bar follows the language; app.config titles are Chinese only. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    Taro.setNavigationBarTitle({ title })
  }, [title])
  useDidShow(() => {
    Taro.setNavigationBarTitle({ title })
  })
}
