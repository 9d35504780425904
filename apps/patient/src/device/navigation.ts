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
