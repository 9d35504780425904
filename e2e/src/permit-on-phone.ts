/**
 * What the invisible computation costs a phone: the app's own solver in Chromium with the processor slowed down 1, 4 and 6 times.
 * `node e2e/src/permit-on-phone.ts`; BITS. Prints the time to solve (median, 95 %, longest) and the longest time the page could not answer.
 */
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'

const bits = Number(process.env['BITS'] ?? 12)
const tries = Number(process.env['TRIES'] ?? 60)
const plain = (file: string) =>
  stripTypeScriptTypes(readFileSync(resolve(import.meta.dirname, '../../apps/patient/src/rush', file), 'utf8'))
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '')
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
await page.setContent('<p>…</p>')
await page.addScriptTag({ content: `${plain('sha256.ts')}\n${plain('solve.ts')}\nwindow.solve = solve` })
const phone = await page.context().newCDPSession(page)
console.log(`${bits} bits, ${tries} challenges each`)
for (const rate of [1, 4, 6]) {
  await phone.send('Emulation.setCPUThrottlingRate', { rate })
  const { times, blocked } = await page.evaluate(
    async ([b, n]) => {
      const { solve } = globalThis as unknown as { solve: (challenge: string, key: string) => Promise<string> }
      let blocked = 0
      let last = performance.now()
      const beat = setInterval(() => {
        blocked = Math.max(blocked, performance.now() - last)
        last = performance.now()
      }, 1)
      const times: number[] = []
      for (let i = 0; i < n!; i++) {
        const began = performance.now()
        await solve(`r1-${b}-t5x2k0-AAAAAAAAAAAAAAAAAAAAA${i % 10}`, `k-${i}-abcdefgh`)
        times.push(performance.now() - began)
      }
      clearInterval(beat)
      return { times, blocked }
    },
    [bits, tries],
  )
  times.sort((a, b) => a - b)
  const at = (q: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * q))]!)
  console.log(
    `${rate} × slower: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms; page silent for at most ${Math.round(blocked)} ms`,
  )
}
await browser.close()
