import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import axe from 'axe-core'
import { chromium, type Page } from 'playwright-core'
import { shots } from './patient-app.ts'
import type { Stage } from './stage.ts'

/** The console in one Chromium for a test file; each `at` is another person at another desktop. */
export async function openConsole(stage: Stage) {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  after(() => browser.close())
  mkdirSync(shots, { recursive: true })
  return {
    browser,
    /** A member of staff of the demo at a desktop, logged in. `thrown`: errors of the page, which should stay empty. */
    async at(loginName: string): Promise<{ page: Page; thrown: string[] }> {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'zh-CN',
        acceptDownloads: true,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const thrown: string[] = []
      page.on('pageerror', (e) => thrown.push(e.message))
      await page.goto(`${stage.url}/console/`)
      await page.getByTestId('login-name').fill(loginName)
      await page.getByTestId('login-password').fill('Jiuyi-demo-2026')
      await page.getByTestId('login-submit').click()
      await page.getByTestId('me').waitFor()
      return { page, thrown }
    },
  }
}

export const shot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`) })

/** What axe finds that is serious or worse. */
export async function violations(page: Page): Promise<string[]> {
  // What lies under the pointer is on its way from one colour to another.
  await page.mouse.move(0, 0)
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  )
  return found
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
}

/** Picks from an Ant Design select by its place or its words, once the list of another has faded away. */
export async function choose(page: Page, testid: string, which: 'first' | 'last' | RegExp) {
  const open = page.locator('.ant-select-dropdown:visible')
  await open.first().waitFor({ state: 'hidden' })
  await page.getByTestId(testid).click()
  const options = open.locator('.ant-select-item-option')
  await (which === 'last'
    ? options.last()
    : options.filter({ hasText: which === 'first' ? '' : which }).first()
  ).click()
}

/** Picks from an Ant Design select by typing. */
export async function pick(page: Page, testid: string, words: string) {
  await page.getByTestId(testid).click()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
