import { seriousViolations } from './axe.ts'
import type { AppDriver, DriverOptions, MockFn } from './driver.ts'
import { openBrowser, pageActions } from './page-driver.ts'

/** The H5 build on a running server, in Chromium. `url` is the origin and base it is served from. */
export async function h5Driver(url: string, options: DriverOptions = {}): Promise<AppDriver> {
  const base = url.replace(/\/$/, '')
  const browser = await openBrowser(options)
  const { page, context } = browser
  const thrown: string[] = []
  page.on('pageerror', (e) => thrown.push(e.stack ?? e.message))
  // Taro keeps earlier pages in the DOM, hidden.
  const actions = pageActions(browser, (s) => page.locator(`${s} >> visible=true`), options)
  const mocks = new Map<string, MockFn>()
  const path = () => new URL(page.url()).pathname.slice(new URL(`${base}/`).pathname.length)

  return {
    target: 'h5',
    name: 'h5',
    ...actions,
    async open(to) {
      await page.goto(base + to)
      await page.locator('.taro_page').first().waitFor({ state: 'attached' })
    },
    path: async () => path().replace(/^$/, 'pages/home/index'),
    back: async () => {
      await page.goBack()
    },
    errors: async () => thrown,
    violations: () => seriousViolations(page),
    press: (key) => page.keyboard.press(key),
    storage: {
      // Taro wraps each value as {"data": …}.
      get: (key) =>
        page.evaluate((k) => {
          const text = localStorage.getItem(k)
          return text ? ((JSON.parse(text) as { data: unknown }).data ?? '') : ''
        }, key),
      async set(key, value) {
        if (!page.url().startsWith(base)) await page.goto(`${base}/favicon.ico`)
        await page.evaluate(
          ([k, v]) => localStorage.setItem(k as string, v as string),
          [key, JSON.stringify({ data: value })],
        )
      },
      async clear() {
        if (page.url().startsWith(base)) await page.evaluate(() => localStorage.clear())
      },
    },
    async mockWx(name, answer) {
      const mock: MockFn = typeof answer === 'function' ? (answer as MockFn) : () => answer
      if (name === 'getLocation') {
        const at = (await mock()) as { latitude?: number; longitude?: number; fail?: string }
        if (at.fail) return context.clearPermissions()
        await context.grantPermissions(['geolocation'])
        return context.setGeolocation({ latitude: at.latitude ?? 0, longitude: at.longitude ?? 0 })
      }
      if (name !== 'requestPayment') throw new Error(`wx.${name} has no counterpart on H5`)
      const known = mocks.has(name)
      mocks.set(name, mock)
      if (known) return
      await context.exposeFunction('__mock_pay', (params: unknown) => mocks.get(name)?.(params))
      // What WeChat's web view answers, in its own words.
      const script = `window.WeixinJSBridge = { invoke: (name, params, done) => __mock_pay(params).then((r) =>
        done({ err_msg: 'get_brand_wcpay_request:' + (r && r.fail ? (/cancel/.test(r.fail) ? 'cancel' : 'fail') : 'ok') })) }`
      await context.addInitScript({ content: script })
      if (page.url().startsWith(base)) await page.evaluate(script)
    },
    online: (on) => context.setOffline(!on),
    close: actions.close,
  }
}
