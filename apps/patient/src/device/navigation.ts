import Taro from '@tarojs/taro'

export type Query = Record<string, string | number | undefined>

/** '/pages/visit/index', { id } → '/pages/visit/index?id=…'; empty values are left out. */
export function pageUrl(path: string, query: Query = {}): string {
  const pairs = Object.keys(query).flatMap((key) => {
    const value = query[key]
    return value === undefined || value === ''
      ? []
      : [`${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`]
  })
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

/** WeChat refuses the eleventh page; the flow goes on in place of the tenth instead of dying there. */
const deepest = 9

export async function goTo(path: string, query?: Query): Promise<void> {
  const url = pageUrl(path, query)
  if (Taro.getCurrentPages().length >= deepest) await Taro.redirectTo({ url })
  else await Taro.navigateTo({ url })
}

/** Leaves no way back to this page: after paying, the form must not be a step behind. */
export async function replaceWith(path: string, query?: Query): Promise<void> {
  await Taro.redirectTo({ url: pageUrl(path, query) })
}

export async function goToTab(path: string): Promise<void> {
  await Taro.switchTab({ url: path })
}

export async function restartAt(path: string, query?: Query): Promise<void> {
  await Taro.reLaunch({ url: pageUrl(path, query) })
}

/** A page opened from a shared link has nothing behind it; then back means home. */
export async function goBack(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await Taro.reLaunch({ url: '/pages/home/index' })
}

const tabs = ['/pages/home/index', '/pages/visits/index', '/pages/messages/index', '/pages/me/index']

/** The page on top with its query, to come back to after logging in or agreeing to something. */
export function currentUrl(): string {
  const router = Taro.getCurrentInstance().router
  if (!router) return tabs[0] as string
  const query: Query = {}
  for (const key of Object.keys(router.params)) {
    const value = router.params[key]
    // Taro's own marks ($taroTimestamp, stamp) are not ours to carry; WeChat hands values over still encoded.
    if (value === undefined || key.charAt(0) === '$' || key === 'stamp') continue
    query[key] = decoded(value)
  }
  const path = router.path.split('?')[0] ?? ''
  return pageUrl(path.charAt(0) === '/' ? path : `/${path}`, query)
}

export function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const isTab = (url: string): boolean => tabs.indexOf(url.split('?')[0] ?? '') >= 0

/** Is this the page one step behind? WeChat keeps its query as options, the H5 in its path. */
function isBehind(url: string): boolean {
  const pages = Taro.getCurrentPages()
  const page = pages[pages.length - 2] as { route?: string; path?: string } | undefined
  const behind = (page?.route ?? page?.path ?? '').split('?')[0]?.replace(/^\//, '')
  return behind !== undefined && behind !== '' && behind === url.split('?')[0]?.replace(/^\//, '')
}

/** How many pages one can still go back. */
export const pagesBehind = (): number => Taro.getCurrentPages().length - 1

/** Goes to where `back=` points: a step back when that is where people came from, else a tab or a page in place of this one. */
export async function continueAt(url: string): Promise<void> {
  if (isBehind(url)) await Taro.navigateBack()
  else if (isTab(url)) await Taro.switchTab({ url: url.split('?')[0] as string })
  else await Taro.redirectTo({ url })
}

/** H5: leaves for another site (WeChat's consent page). */
export function leaveFor(url: string): void {
  if (process.env.TARO_ENV === 'h5') window.location.href = url
}
