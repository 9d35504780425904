import Taro from '@tarojs/taro'

const order = ['home', 'visits', 'messages', 'me'] as const
export type TabName = (typeof order)[number]

/** The bar of tabs belongs to the phone, so its words and its badge are told to it. Pages above the tabs may not: then nothing happens. */
const quietly = (call: () => Promise<unknown>): void => {
  try {
    call().catch(() => {})
  } catch {
    // As above: on some versions it throws at once.
  }
}

export function setTabTexts(texts: Record<TabName, string>): void {
  order.forEach((name, index) => {
    quietly(() => Taro.setTabBarItem({ index, text: texts[name] }))
  })
}

export function setTabBadge(name: TabName, count: number): void {
  const index = order.indexOf(name)
  if (count > 0) quietly(() => Taro.setTabBarBadge({ index, text: count > 99 ? '99+' : String(count) }))
  else quietly(() => Taro.removeTabBarBadge({ index }))
}
