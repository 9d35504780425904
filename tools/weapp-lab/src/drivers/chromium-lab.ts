import type { Lab } from '../runtime/lab.ts'
import type { AppDriver, DriverOptions, MockFn } from './driver.ts'
import { openBrowser, pageActions } from './page-driver.ts'
import { serveDir } from './serve.ts'

declare const __lab: Lab

/** The same packed mini program in a real browser: layout, taps where people tap, pictures. */
export async function chromiumLabDriver(packDir: string, options: DriverOptions = {}): Promise<AppDriver> {
  const server = await serveDir(packDir)
  // A mini program knows no CORS: its requests go where they like and every header can be read.
  const browser = await openBrowser(options, ['--disable-web-security'])
  const { page, context } = browser
  const thrown: string[] = []
  page.on('pageerror', (e) => thrown.push(e.stack ?? e.message))
  const actions = pageActions(browser, (s) => page.locator(`wx-page:not([hidden]) ${s}, #lab-dialog ${s}`), options)
  const bound = new Set<string>()
  const mocks = new Map<string, MockFn>()
  let online = true

  await context.addInitScript(() => {
    const w = window as unknown as { __MOCKS__: object }
    w.__MOCKS__ = {}
  })
  /** Runs now and on every later start, so a mock outlives open(). */
  const install = async (script: string) => {
    await context.addInitScript({ content: script })
    if (page.url().startsWith(server.url)) await page.evaluate(script)
  }

  return {
    target: 'weapp',
    name: 'chromium-lab',
    ...actions,
    async open(path) {
      await page.goto(`${server.url}/?path=${encodeURIComponent(path)}`)
      await page.waitForFunction(() => __lab.booted)
      if (!online) await page.evaluate(() => __lab.setNetwork('none'))
    },
    path: () => page.evaluate(() => __lab.stack().at(-1) ?? ''),
    back: async () => {
      await page.evaluate(() => {
        __lab.wx['navigateBack']?.({})
      })
    },
    errors: async () => {
      const inApp = page.url().startsWith(server.url) ? await page.evaluate(() => __lab.errors) : []
      return [...new Set([...inApp, ...thrown])]
    },
    stats: () => page.evaluate(() => ({ ...__lab.stats })),
    storage: {
      get: (key) => page.evaluate((k) => __lab.wx['getStorageSync']?.(k), key),
      async set(key, value) {
        if (!page.url().startsWith(server.url)) await page.goto(`${server.url}/app.js`)
        await page.evaluate(
          ([k, v]) => localStorage.setItem(`mp:${k}`, v as string),
          [key, JSON.stringify({ v: value })],
        )
      },
      async clear() {
        if (page.url().startsWith(server.url)) await page.evaluate(() => localStorage.clear())
      },
    },
    async mockWx(name, answer) {
      if (typeof answer !== 'function')
        return install(
          `(window.__lab ? __lab.mocks : __MOCKS__)[${JSON.stringify(name)}] = () => (${JSON.stringify(answer)})`,
        )
      mocks.set(name, answer as MockFn)
      const binding = `__mock_${name}`
      if (!bound.has(name)) {
        bound.add(name)
        await context.exposeFunction(binding, (...args: unknown[]) => mocks.get(name)?.(...args))
      }
      // Callbacks do not cross into Node; the lab calls them when the promise settles.
      await install(
        `(window.__lab ? __lab.mocks : __MOCKS__)[${JSON.stringify(name)}] = (...a) => ${binding}(...JSON.parse(JSON.stringify(a)))`,
      )
    },
    async online(on) {
      online = on
      if (page.url().startsWith(server.url)) await page.evaluate((type) => __lab.setNetwork(type), on ? 'wifi' : 'none')
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
