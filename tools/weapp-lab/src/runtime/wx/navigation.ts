import { lifecycle, refresh, route, topPage } from '../page-stack.ts'
import { join } from '../paths.ts'
import { accept, type Options, refuse, succeed } from './answer.ts'

const absolute = (url: unknown): string => {
  const [path = '', search] = String(url).split('?')
  const full = path.startsWith('/') ? path : `/${join(topPage()?.path ?? '', path)}`
  return search === undefined ? full : `${full}?${search}`
}

const move = (name: string, go: (o: Options) => void) => (options?: Options) => {
  try {
    go(options ?? {})
    return succeed(name, options)
  } catch (e) {
    return refuse(name, options, (e as Error).message)
  }
}

export const navigation = {
  navigateTo: move('navigateTo', (o) => route.navigateTo(absolute(o['url']))),
  redirectTo: move('redirectTo', (o) => route.redirectTo(absolute(o['url']))),
  switchTab: move('switchTab', (o) => route.switchTab(absolute(o['url']))),
  reLaunch: move('reLaunch', (o) => route.reLaunch(absolute(o['url']))),
  navigateBack: move('navigateBack', (o) => route.navigateBack(Number(o['delta'] ?? 1))),
  setNavigationBarTitle(o: Options) {
    const page = topPage()
    if (page) page.title = String(o['title'])
    refresh()
    return succeed('setNavigationBarTitle', o)
  },
  setNavigationBarColor: accept('setNavigationBarColor'),
  showNavigationBarLoading: accept('showNavigationBarLoading'),
  hideNavigationBarLoading: accept('hideNavigationBarLoading'),
  setTabBarBadge: accept('setTabBarBadge'),
  removeTabBarBadge: accept('removeTabBarBadge'),
  showTabBarRedDot: accept('showTabBarRedDot'),
  hideTabBarRedDot: accept('hideTabBarRedDot'),
  setTabBarItem: accept('setTabBarItem'),
  setTabBarStyle: accept('setTabBarStyle'),
  showTabBar: accept('showTabBar'),
  hideTabBar: accept('hideTabBar'),
  setBackgroundColor: accept('setBackgroundColor'),
  setBackgroundTextStyle: accept('setBackgroundTextStyle'),
  pageScrollTo(o: Options) {
    const scroller = topPage()?.scroller
    if (o['selector']) scroller?.querySelector(String(o['selector']))?.scrollIntoView()
    else if (scroller) scroller.scrollTop = Number(o['scrollTop'] ?? 0)
    return succeed('pageScrollTo', o)
  },
  stopPullDownRefresh: accept('stopPullDownRefresh'),
  startPullDownRefresh(o?: Options) {
    lifecycle(topPage(), 'onPullDownRefresh')
    return succeed('startPullDownRefresh', o)
  },
}
