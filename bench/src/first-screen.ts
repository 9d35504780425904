/**
 * How quickly the patient app's first screen stands on a slow phone: Lighthouse mobile (slow 4G, 4× CPU, simulated) on the served build.
 * `npm run first-screen -w bench [-- URL]`. Without a URL it starts an installation of its own. Prints each run, the median and its ratio to the budget.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

const budgetMs = 2_000
const runs = Number(process.env['RUNS'] ?? 5)
const root = resolve(import.meta.dirname, '../..')

const freePort = () =>
  new Promise<number>((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => done(port))
    })
  })

async function ownInstallation(): Promise<{ url: string; stop: () => Promise<void> }> {
  const [port, sandbox] = [await freePort(), await freePort()]
  const state = mkdtempSync(join(tmpdir(), 'jiuyi-bench-'))
  chmodSync(state, 0o711) // the database's own user must get through
  const child = spawn(process.execPath, [resolve(root, 'apps/server/src/start.ts')], {
    env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandbox), JIUYI_STATE_DIR: state },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((ok, no) => {
    child.stdout.on('data', (d: Buffer) => d.toString().includes('is up') && ok())
    child.once('exit', () => no(new Error('the server did not start')))
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => {
          rmSync(state, { recursive: true, force: true })
          done()
        })
        child.kill('SIGTERM')
      }),
  }
}

const given = process.argv[2]
const server = given ? { url: given, stop: async () => {} } : await ownInstallation()
const chrome = await launch({
  chromePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  chromeFlags: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
try {
  const seen: { lcp: number; fcp: number; tbt: number; cls: number; score: number }[] = []
  for (let i = 0; i < runs; i++) {
    const result = await lighthouse(server.url, {
      port: chrome.port,
      onlyCategories: ['performance'],
      formFactor: 'mobile',
      logLevel: 'error',
    })
    const a = result!.lhr.audits
    const one = {
      lcp: a['largest-contentful-paint']!.numericValue!,
      fcp: a['first-contentful-paint']!.numericValue!,
      tbt: a['total-blocking-time']!.numericValue!,
      cls: a['cumulative-layout-shift']!.numericValue!,
      score: result!.lhr.categories['performance']!.score!,
    }
    seen.push(one)
    console.log(
      `run ${i + 1}: LCP ${Math.round(one.lcp)} ms, FCP ${Math.round(one.fcp)} ms, TBT ${Math.round(one.tbt)} ms, CLS ${one.cls.toFixed(3)}, score ${one.score}`,
    )
  }
  const median = seen.map((s) => s.lcp).sort((a, b) => a - b)[Math.floor(seen.length / 2)]!
  console.log(`median LCP ${Math.round(median)} ms = ${(median / budgetMs).toFixed(2)} × the budget of ${budgetMs} ms`)
  process.exitCode = median <= budgetMs ? 0 : 1
} finally {
  chrome.kill()
  await server.stop()
}
