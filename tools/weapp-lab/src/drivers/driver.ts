export interface SetDataStats {
  calls: number
  bytes: number
  max: number
}

export interface Measures {
  x: number
  y: number
  width: number
  height: number
  fontSize: number
  lineHeight: number
  color: string
  background: string
}

/** A mock's answer: what success() gets, or { fail: why }. A function may be async. */
export type MockFn = (...args: unknown[]) => unknown

export interface DriverOptions {
  /** Folder for shot(); without it pictures are not taken. */
  shots?: string
  viewport?: { width: number; height: number }
  /** How long a tap or a wait looks for its element. */
  timeoutMs?: number
}

/**
 * One app, driven the same way on the compiled mini program (jsdom or Chromium) and on the H5.
 * Selectors are #id or .class: earlier pages stay in the DOM, so a driver looks only at the page on top,
 * and texts are compared with white space collapsed.
 */
export interface AppDriver {
  readonly target: 'weapp' | 'h5'
  readonly name: 'jsdom' | 'chromium-lab' | 'h5'
  /** A cold start at this page, e.g. '/pages/home/index?x=1'; storage and mocks stay. */
  open(path: string): Promise<void>
  /** The page on top, without its query: 'pages/home/index'. */
  path(): Promise<string>
  back(): Promise<void>
  tap(selector: string): Promise<void>
  /** Types into the field inside, or at, the selected element. */
  fill(selector: string, text: string): Promise<void>
  text(selector: string): Promise<string>
  attribute(selector: string, name: string): Promise<string | null>
  count(selector: string): Promise<number>
  visible(selector: string): Promise<boolean>
  waitFor(what: string | (() => boolean | Promise<boolean>)): Promise<void>
  shot(name: string): Promise<void>
  /** Uncaught errors, failed navigation, setData over budget: a passing test ends with none. */
  errors(): Promise<string[]>
  /** setData on weapp; nothing on H5. */
  stats?(): Promise<SetDataStats>
  /** Layout, where there is one: not in jsdom. */
  measure?(selector: string): Promise<Measures[]>
  /** H5 only: what axe-core finds serious or critical on the page, one line each. */
  violations?(): Promise<string[]>
  /** H5 only: a key, as a person without a mouse presses it. */
  press?(key: string): Promise<void>
  storage: {
    get(key: string): Promise<unknown>
    set(key: string, value: unknown): Promise<void>
    clear(): Promise<void>
  }
  /**
   * Replaces the answer of wx.<name>. On H5 only requestPayment (through WeixinJSBridge) and getLocation have a
   * counterpart; the rest throws, so that a spec says what it means by looking at `target`.
   */
  mockWx(name: string, answer: MockFn | object): Promise<void>
  online(on: boolean): Promise<void>
  close(): Promise<void>
}

export const oneLine = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

export async function until(
  test: () => boolean | Promise<boolean>,
  timeoutMs: number,
  what: string,
  pauseMs = 15,
): Promise<void> {
  const end = Date.now() + timeoutMs
  for (;;) {
    if (await test()) return
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await new Promise((r) => setTimeout(r, pauseMs))
  }
}
