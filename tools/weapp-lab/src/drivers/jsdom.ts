import fs from 'node:fs'
import path from 'node:path'
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import type { Lab } from '../runtime/lab.ts'
import { type AppDriver, type DriverOptions, type MockFn, oneLine, until } from './driver.ts'
import { watchRejections } from './rejections.ts'

type LabWindow = DOMWindow & { __lab: Lab; __MOCKS__: Record<string, MockFn> }

const home = 'http://127.0.0.1/'

/** The fast one: the packed mini program in jsdom, its wx.request on Node's fetch. No layout, so no shot and no measure. */
export async function jsdomDriver(packDir: string, options: DriverOptions = {}): Promise<AppDriver> {
  const timeout = options.timeoutMs ?? 3000
  const sources = ['app.js', 'runtime.js'].map((f) => fs.readFileSync(path.join(packDir, f), 'utf8'))
  const mocks: Record<string, MockFn> = {}
  const uncaught: string[] = []
  let online = true
  let dom: JSDOM | undefined
  let kept: Record<string, string> = {}

  /** Every window this driver opened: a promise of an earlier one may still fail. */
  const promises: (typeof Promise)[] = []
  const unwatch = watchRejections({
    owns: (promise) => promises.some((P) => promise instanceof P),
    report: (text) => uncaught.push(text),
  })

  const win = (): LabWindow => {
    if (!dom) throw new Error('open() comes first')
    return dom.window as unknown as LabWindow
  }
  const stop = () => {
    if (!dom) return
    kept = { ...dom.window.localStorage }
    dom.window.close()
    dom = undefined
  }
  const shown = (selector: string): HTMLElement[] =>
    [...win().document.querySelectorAll<HTMLElement>(selector)].filter(isShown)
  const one = async (selector: string): Promise<HTMLElement> => {
    await until(() => shown(selector).length > 0, timeout, selector)
    return shown(selector)[0] as HTMLElement
  }
  /** Lets React, glass-easel and the answers of mocks settle; everything between is timers and microtasks. */
  const settle = () => new Promise((r) => setTimeout(r, 20))

  return {
    target: 'weapp',
    name: 'jsdom',
    async open(to) {
      stop()
      const virtualConsole = new VirtualConsole()
      virtualConsole.on('jsdomError', (e) => {
        if (e.type === 'unhandled-exception') uncaught.push(String((e as { cause?: Error }).cause?.stack ?? e.message))
      })
      dom = new JSDOM('<!doctype html><body></body>', {
        url: `${home}?path=${encodeURIComponent(to)}`,
        runScripts: 'outside-only',
        pretendToBeVisual: true,
        virtualConsole,
      })
      const w = win()
      promises.push(w.Promise)
      for (const [key, value] of Object.entries(kept)) w.localStorage.setItem(key, value)
      Object.assign(w, {
        fetch,
        AbortController,
        matchMedia: () => ({ matches: false, addEventListener() {} }),
        __MOCKS__: mocks,
      })
      w.Element.prototype.scrollIntoView = () => {}
      for (const source of sources) w.eval(source)
      if (!online) w.__lab.setNetwork('none')
      await settle()
    },
    path: async () => win().__lab.stack().at(-1) ?? '',
    async back() {
      win().__lab.wx['navigateBack']?.({})
      await settle()
    },
    async tap(selector) {
      const e = await one(selector)
      for (const type of ['mousedown', 'mouseup', 'click'])
        e.dispatchEvent(new (win().MouseEvent)(type, { bubbles: true, composed: true, clientX: 1, clientY: 1 }))
      await settle()
    },
    async fill(selector, text) {
      const e = await one(selector)
      const field = (e.matches('input, textarea') ? e : e.querySelector('input, textarea')) as HTMLInputElement | null
      if (!field) throw new Error(`${selector} has no field inside`)
      if (field.disabled) throw new Error(`${selector} is disabled`)
      field.focus()
      field.value = field.maxLength >= 0 ? text.slice(0, field.maxLength) : text
      field.dispatchEvent(new (win().Event)('input', { bubbles: true }))
      field.blur()
      await settle()
    },
    text: async (selector) => oneLine((await one(selector)).textContent),
    attribute: async (selector, name) => (await one(selector)).getAttribute(name),
    count: async (selector) => shown(selector).length,
    visible: async (selector) => shown(selector).length > 0,
    waitFor: (what) =>
      until(
        typeof what === 'string' ? () => shown(what).length > 0 : what,
        timeout,
        typeof what === 'string' ? what : 'the predicate',
      ),
    async shot() {},
    errors: async () => [...new Set([...(dom ? win().__lab.errors : []), ...uncaught])],
    stats: async () => ({ ...win().__lab.stats }),
    storage: {
      async get(key) {
        if (dom) return win().__lab.wx['getStorageSync']?.(key)
        const text = kept[`mp:${key}`]
        return text ? JSON.parse(text).v : ''
      },
      async set(key, value) {
        if (dom) win().__lab.wx['setStorageSync']?.(key, value)
        else kept[`mp:${key}`] = JSON.stringify({ v: value })
      },
      async clear() {
        kept = {}
        if (dom) win().localStorage.clear()
      },
    },
    async mockWx(name, answer) {
      const mock: MockFn = typeof answer === 'function' ? (answer as MockFn) : () => answer
      mocks[name] = mock
      if (dom) win().__lab.mocks[name] = mock
    },
    async online(on) {
      online = on
      if (dom) win().__lab.setNetwork(on ? 'wifi' : 'none')
      await settle()
    },
    async close() {
      stop()
      unwatch()
    },
  }
}

/** jsdom has no layout: what hides an element here is a hidden page, the hidden attribute or an inline style. */
function isShown(e: HTMLElement): boolean {
  for (let at: HTMLElement | null = e; at; at = at.parentElement)
    if (at.hidden || at.style.display === 'none' || at.style.visibility === 'hidden') return false
  return true
}
