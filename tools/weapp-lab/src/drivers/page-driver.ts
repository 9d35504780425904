import fs from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { type AppDriver, type DriverOptions, type Measures, oneLine, until } from './driver.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface BrowserPage {
  page: Page
  context: BrowserContext
  close(): Promise<void>
}

/** Chromium from the system (CHROMIUM_PATH, else the Debian place); Playwright's own is never downloaded. */
export async function openBrowser(options: DriverOptions, extra: string[] = []): Promise<BrowserPage> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...flags, ...extra],
  })
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 375, height: 720 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(options.timeoutMs ?? 5000)
  return { page: await context.newPage(), context, close: () => browser.close() }
}

/** A frame and the timers of the answer, as in jsdom; a tap that leaves the page takes the context with it. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((r) => requestAnimationFrame(() => setTimeout(r, 20)))).catch(() => {})

type Shared = Pick<
  AppDriver,
  'tap' | 'fill' | 'text' | 'attribute' | 'count' | 'visible' | 'waitFor' | 'shot' | 'close'
> & { measure(selector: string): Promise<Measures[]> }

/** What the two Chromium drivers do alike; they differ in how the page on top is found. */
export function pageActions(
  browser: BrowserPage,
  onTop: (selector: string) => Locator,
  options: DriverOptions,
): Shared {
  const { page } = browser
  const first = (selector: string) => onTop(selector).first()
  return {
    async tap(selector) {
      const e = first(selector)
      await e.waitFor()
      // A finger can land on a disabled button; Playwright alone would wait for it to be enabled.
      await e.click({ force: (await e.getAttribute('aria-disabled')) === 'true' })
      await settle(page)
    },
    async fill(selector, text) {
      const field = first(selector)
      await field.waitFor()
      const isField = await field.evaluate((e) => e.matches('input, textarea'))
      await (isField ? field : field.locator('input, textarea').first()).fill(text)
    },
    text: async (selector) => oneLine(await first(selector).textContent()),
    attribute: (selector, name) => first(selector).getAttribute(name),
    count: (selector) => onTop(selector).count(),
    visible: async (selector) => (await onTop(selector).count()) > 0 && (await first(selector).isVisible()),
    waitFor: (what) =>
      typeof what === 'string' ? first(what).waitFor() : until(what, options.timeoutMs ?? 5000, 'the predicate', 40),
    async shot(name) {
      if (!options.shots) return
      fs.mkdirSync(options.shots, { recursive: true })
      await page.screenshot({ path: path.join(options.shots, `${name}.png`) })
    },
    measure: (selector) =>
      onTop(selector).evaluateAll((elements) =>
        elements.map((e) => {
          const { x, y, width, height } = e.getBoundingClientRect()
          const style = getComputedStyle(e)
          return {
            x,
            y,
            width,
            height,
            fontSize: Number.parseFloat(style.fontSize),
            lineHeight: Number.parseFloat(style.lineHeight),
            color: style.color,
            background: style.backgroundColor,
          }
        }),
      ),
    close: () => browser.close(),
  }
}
