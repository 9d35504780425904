import type { AppJson, ComponentJson } from '../gate/package-files.ts'

export type Dict = Record<string, unknown>

/** One file of the mini program, wrapped by gate/logic.ts. */
export type ModuleFn = (
  require: (path: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  wx: unknown,
  app: unknown,
  page: unknown,
  component: unknown,
  behavior: unknown,
  getApp: unknown,
  getCurrentPages: unknown,
  globalThis_: unknown,
  global_: unknown,
) => void

export interface PackedApp {
  wxml: Record<string, Dict>
  wxss: Record<string, string>
  json: Record<string, ComponentJson> & { app: AppJson }
  pages: string[]
  js: Record<string, ModuleFn>
}

export interface SetDataStats {
  calls: number
  bytes: number
  /** The biggest single call, in UTF-8 bytes. */
  max: number
}

export type Mock = (...args: unknown[]) => unknown

/** What a test sees of the running mini program: window.__lab. */
export interface Lab {
  stats: SetDataStats
  errors: string[]
  mocks: Record<string, Mock>
  /** Every wx call but getters and listeners, in order. */
  calls: [name: string, options: unknown][]
  toast: string | null
  loading: string | null
  booted: boolean
  launch: { path: string; query: Record<string, string>; scene: number; referrerInfo: Dict }
  wx: Record<string, (...args: unknown[]) => unknown>
  stack(): string[]
  setNetwork(type: string): void
}

declare global {
  interface Window {
    __APP__: PackedApp
    __lab: Lab
    __MOCKS__?: Record<string, Mock>
  }
}

export const packed = window.__APP__
export const appJson = packed.json.app

const unset = (): never => {
  throw new Error('the lab is not started')
}
export const lab: Lab = {
  stats: { calls: 0, bytes: 0, max: 0 },
  errors: [],
  mocks: window.__MOCKS__ ?? {},
  calls: [],
  toast: null,
  loading: null,
  booted: false,
  launch: { path: '', query: {}, scene: 1001, referrerInfo: {} },
  wx: {},
  stack: unset,
  setNetwork: unset,
}
window.__lab = lab

export function report(error: unknown): void {
  const e = error as { stack?: string; message?: string } | undefined
  const text = e?.stack ?? e?.message ?? (typeof error === 'string' ? error : JSON.stringify(error))
  // V8 puts the message on top of the stack, jsdom errors of other realms do not always.
  lab.errors.push(e?.message && !text.includes(e.message) ? `${e.message}\n${text}` : text)
}
