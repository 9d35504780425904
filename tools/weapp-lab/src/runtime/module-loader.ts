import type { CodeSpace, ComponentEnv } from 'glass-easel-miniprogram-adapter'
import { type Dict, lab, packed } from './lab.ts'
import { componentPath, join } from './paths.ts'

/** The globals a phone does offer, for code that reaches for them through globalThis. */
const phoneGlobals = {
  console,
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  Promise,
  Object,
  Array,
  Math,
  Date,
  JSON,
  RegExp,
  Map,
  Set,
  WeakMap,
  WeakSet,
  Symbol,
  Error,
  TypeError,
  Uint8Array,
  ArrayBuffer,
  Proxy,
  Reflect,
}

const loaded: Record<string, { exports: unknown }> = {}
const defined = new Set<string>()
/** Bundlers share one module between pages, so Page() must mean the page being defined now, not the file's first one. */
let defining: ComponentEnv | undefined
let space: CodeSpace
let openPages: () => unknown[] = () => []
let app: Dict & { globalData?: Dict } = {}

export const theApp = (): Dict => app

/** Built-in behaviors are named by strings (wx://form-field); the lab's components have them already. */
function withoutBuiltinBehaviors(
  options: { behaviors?: unknown[] } | undefined,
): { behaviors?: unknown[] } | undefined {
  if (!options?.behaviors) return options
  return { ...options, behaviors: options.behaviors.filter((b) => b && typeof b !== 'string') }
}

function current(): ComponentEnv {
  if (!defining) throw new Error('Page() or Component() outside of a page or component file')
  return defining
}

function resolve(from: string, path: string): string {
  if (/^[./]/.test(path)) return join(from, path)
  const beside = join(from, `./${path}`)
  return packed.js[`${beside.replace(/\.js$/, '')}.js`] ? beside : `miniprogram_npm/${path}`
}

export function load(id: string): unknown {
  let file = `${id.replace(/\.js$/, '')}.js`
  if (!packed.js[file]) file = file.replace(/\.js$/, '/index.js')
  const known = loaded[file]
  if (known) return known.exports
  const run = packed.js[file]
  if (!run) throw new Error(`module '${file}' is not defined`)
  const module = { exports: {} as unknown }
  loaded[file] = module
  run.call(
    undefined,
    (path) => load(resolve(file, path)),
    module,
    module.exports,
    lab.wx,
    (options: Dict) => {
      app = options
      app.globalData ??= {}
    },
    (options: object) => current().Page(options),
    (options: object) => current().Component(withoutBuiltinBehaviors(options)),
    (options: object) => current().Behavior(withoutBuiltinBehaviors(options) ?? {}),
    () => app,
    () => openPages(),
    phoneGlobals,
    phoneGlobals,
  )
  return module.exports
}

/** Runs a page's or component's file once, after the files of the components it uses. */
export function define(path: string): void {
  if (defined.has(path)) return
  defined.add(path)
  for (const name of Object.values(packed.json[path]?.usingComponents ?? {})) define(componentPath(path, name))
  space.componentEnv(path, (env) => {
    defining = env
    load(path)
  })
}

export function startLoader(codeSpace: CodeSpace, pages: () => unknown[]): void {
  space = codeSpace
  openPages = pages
}
