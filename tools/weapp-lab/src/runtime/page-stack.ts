import type { Backend, CodeSpace, PageInstance, Root } from 'glass-easel-miniprogram-adapter'
import { isTab, refreshFrame } from './chrome.ts'
import { appJson, packed, report } from './lab.ts'
import { define } from './module-loader.ts'
import { parseUrl } from './paths.ts'

export interface OpenPage {
  path: string
  element: HTMLElement
  /** The part that scrolls; fixed children stay put inside `element`, as in a phone's web view. */
  scroller: HTMLElement
  root: Root
  instance: PageInstance
  title: string
  ready: boolean
}

/** WeChat opens ten pages at most. */
const maxDepth = 10

export const stack: OpenPage[] = []
const tabPages: Record<string, OpenPage> = {}
let space: CodeSpace
let backend: Backend

export const topPage = (): OpenPage | undefined => stack.at(-1)

export function lifecycle(page: OpenPage | undefined, name: string, ...args: unknown[]): unknown {
  try {
    const hook = page?.instance[name]
    return typeof hook === 'function' ? hook.apply(page?.instance, args) : undefined
  } catch (e) {
    report(e)
    console.error(e)
    return undefined
  }
}

function create(path: string, query: Record<string, string>): OpenPage {
  if (!packed.pages.includes(path)) throw new Error(`page "${path}" is not found`)
  define(path)
  const element = document.createElement('wx-page')
  element.className = isTab(path) ? 'tab' : ''
  element.dataset['route'] = path
  const scroller = document.createElement('div')
  scroller.className = 'wx-scroller'
  const placeholder = document.createElement('i')
  scroller.append(placeholder)
  element.append(scroller)
  document.body.append(element)
  const root = backend.createRoot('wx-pageroot', space, path)
  const instance = root.get()
  Object.assign(instance, { route: path, __route__: path, options: query })
  const title = packed.json[path]?.navigationBarTitleText ?? appJson.window?.['navigationBarTitleText'] ?? ''
  const page: OpenPage = { path, element, scroller, root, instance, title, ready: false }
  root.attach(scroller, placeholder)
  lifecycle(page, 'onLoad', query)
  return page
}

export function refresh(): void {
  const page = topPage()
  if (page) refreshFrame(page, stack.length)
}

function show(page: OpenPage): void {
  for (const p of [...stack, ...Object.values(tabPages)]) p.element.hidden = p !== page
  refresh()
  lifecycle(page, 'onShow')
  if (page.ready) return
  page.ready = true
  setTimeout(() => lifecycle(page, 'onReady'))
}

function drop(page: OpenPage | undefined): void {
  if (!page) return
  lifecycle(page, 'onUnload')
  page.root.release()
  page.element.remove()
}

/** The five moves between pages, with WeChat's rules; a broken rule throws the message WeChat gives. */
export const route = {
  navigateTo(url: string): void {
    const [path, query] = parseUrl(url)
    if (isTab(path)) throw new Error('can not navigateTo a tabbar page')
    if (stack.length >= maxDepth) throw new Error('webview count limit exceed')
    const page = create(path, query)
    lifecycle(topPage(), 'onHide')
    stack.push(page)
    show(page)
  },
  redirectTo(url: string): void {
    const [path, query] = parseUrl(url)
    if (isTab(path)) throw new Error('can not redirectTo a tabbar page')
    const page = create(path, query)
    drop(stack.pop())
    stack.push(page)
    show(page)
  },
  navigateBack(delta = 1): void {
    const n = Math.min(delta, stack.length - 1)
    if (n < 1) return
    for (let i = 0; i < n; i++) drop(stack.pop())
    const page = topPage()
    if (page) show(page)
  },
  switchTab(url: string): void {
    const [path] = parseUrl(url)
    if (!isTab(path)) throw new Error('can not switch to no-tabBar page')
    const bottom = stack[0]
    if (topPage()?.path === path) return
    while (stack.length > 1) drop(stack.pop())
    if (bottom) {
      lifecycle(bottom, 'onHide')
      if (!isTab(bottom.path)) drop(bottom)
    }
    stack.length = 0
    tabPages[path] ??= create(path, {})
    const page = tabPages[path]
    stack.push(page)
    show(page)
  },
  reLaunch(url: string): void {
    const [path, query] = parseUrl(url)
    for (const page of new Set([...stack, ...Object.values(tabPages)])) drop(page)
    stack.length = 0
    for (const key of Object.keys(tabPages)) delete tabPages[key]
    const page = create(path, query)
    if (isTab(path)) tabPages[path] = page
    stack.push(page)
    show(page)
  },
}

export function startPages(codeSpace: CodeSpace, codeBackend: Backend): void {
  space = codeSpace
  backend = codeBackend
}
