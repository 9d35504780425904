// The mini-program runtime for tests: WeChat's open-source component framework, a page stack with WeChat's rules, and
// a wx of our own. gate/pack.ts bundles this file beside the packed app; it boots the moment it is evaluated.
import * as ge from 'glass-easel'
import { drawFrame } from './chrome.ts'
import { createCodeSpace } from './code-space.ts'
import { defineComponents } from './components/index.ts'
import { makeEventsPlain, passAttributes } from './events.ts'
import { appJson, lab, report } from './lab.ts'
import { load, startLoader, theApp } from './module-loader.ts'
import { route, stack, startPages } from './page-stack.ts'
import { parseUrl } from './paths.ts'
import { bridgeSetData } from './set-data.ts'
import { setNetwork } from './wx/device.ts'
import { makeWx } from './wx/index.ts'

// Two globals every WXS script may use.
Object.assign(window, {
  getRegExp: (source: string, flags?: string) => new RegExp(source, flags),
  getDate: (...args: []) => new Date(...args),
})

window.addEventListener('error', (e) => report(e.error ?? e.message))
window.addEventListener('unhandledrejection', (e) => {
  const reason = e.reason as { stack?: string } | undefined
  lab.errors.push(`unhandled rejection: ${reason?.stack ?? JSON.stringify(reason)}`)
})
ge.addGlobalErrorListener((error) => {
  report(error)
  return true
})

defineComponents()
passAttributes()
makeEventsPlain()
bridgeSetData()
const { space, backend } = createCodeSpace()
startLoader(space, () => stack.map((p) => p.instance))
startPages(space, backend)
drawFrame({ back: () => route.navigateBack(), tab: (path) => route.switchTab(`/${path}`) })
lab.stack = () => stack.map((p) => p.path)
lab.setNetwork = setNetwork
lab.wx = makeWx()

const asked = new URL(location.href).searchParams.get('path')
const [path, query] = parseUrl(asked ?? appJson.entryPagePath ?? appJson.pages[0] ?? '')
lab.launch = { path, query, scene: 1001, referrerInfo: {} }
try {
  load('app')
  const hooks = theApp() as { onLaunch?(options: unknown): void; onShow?(options: unknown): void }
  hooks.onLaunch?.(lab.launch)
  hooks.onShow?.(lab.launch)
  route.reLaunch(asked ?? `/${path}`)
} catch (e) {
  report(e)
}
lab.booted = true
