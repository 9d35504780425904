import Taro, { useDidHide, useDidShow, usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { useEffect } from 'react'

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
