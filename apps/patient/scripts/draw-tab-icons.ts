// Draws the tab bar's PNGs (WeChat takes no SVG there) from the paths in src/ui/icons.ts. Run after changing one:
//   node apps/patient/scripts/draw-tab-icons.ts
import path from 'node:path'
import { chromium } from 'playwright-core'
import { type IconName, icons } from '../src/ui/icons.ts'

const tabs: IconName[] = ['home', 'visit', 'message', 'me']
const states = { '': '#55646C', '-on': '#0B7072' }
const px = 81

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: px, height: px } })
for (const tab of tabs)
  for (const [suffix, color] of Object.entries(states)) {
    await page.setContent(
      `<body style="margin:0"><svg width="${px}" height="${px}" viewBox="-1 -1 26 26" fill="none" stroke="${color}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${icons[tab]}"/></svg>`,
    )
    const file = path.join(import.meta.dirname, `../src/assets/tab-${tab}${suffix}.png`)
    await page.screenshot({ path: file, omitBackground: true })
  }
await browser.close()
