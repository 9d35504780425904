/** `bin/test`: everything there is to prove, in stages; the last line counts. `bin/test types server` runs only those stages. */
import { spawn } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { startLocalPostgres } from '@jiuyi/local-postgres'
import { freePort } from '@jiuyi/server/demo-stage'
import { buildFrontEnds, frontEnds, kitGallery, miniProgram } from '@jiuyi/server/front-ends'

const root = resolve(import.meta.dirname, '..')
const tsc = [process.execPath, resolve(root, 'node_modules/typescript-native/bin/tsc')] as const
const total = { passed: 0, failed: 0, skipped: 0 }
const broken: string[] = []
const env: Record<string, string | undefined> = { ...process.env, FORCE_COLOR: '0' }

const run = (command: string, args: readonly string[], more: Record<string, string> = {}): Promise<number> =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...env, ...more } })
    child.on('error', (e) => {
      console.error(e.message)
      done(1)
    })
    child.on('exit', (code) => done(code ?? 1))
  })

/** A check that is right or wrong as a whole. */
async function check(name: string, command: string, ...args: string[]) {
  const ok = (await run(command, args)) === 0
  total[ok ? 'passed' : 'failed']++
  if (!ok) broken.push(name)
}

/** Tests of node:test; `lanes`: how many files at once. */
async function tests(name: string, pattern: string, lanes: number) {
  const files = globSync(pattern, { cwd: root })
    .filter((f) => !f.includes('node_modules') && !f.includes('/dist/'))
    .sort()
  if (!files.length) return
  const counts = resolve(root, '.cache/test-counts.json')
  rmSync(counts, { force: true })
  const code = await run(process.execPath, [
    '--test',
    `--test-concurrency=${lanes}`,
    '--test-timeout=600000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/count-reporter.ts',
    `--test-reporter-destination=${counts}`,
    ...files,
  ])
  let n = { passed: 0, failed: 1, skipped: 0 }
  try {
    n = JSON.parse(readFileSync(counts, 'utf8'))
  } catch {}
  // A file that dies without a test in it has failed all the same.
  if (code !== 0 && n.failed === 0) n.failed = 1
  for (const k of ['passed', 'failed', 'skipped'] as const) total[k] += n[k]
  if (n.failed) broken.push(name)
}

const stages: Record<string, () => Promise<void>> = {
  async style() {
    await check('style', process.execPath, resolve(root, 'tools/biome.ts'), 'ci', '--error-on-warnings', '.')
  },
  async types() {
    for (const project of [
      'tsconfig.json',
      ...globSync('{apps/patient,apps/console,tools/weapp-lab,e2e}/tsconfig.json', { cwd: root }),
    ])
      await check(`types of ${project}`, ...tsc, '-p', project)
  },
  async server() {
    await tests('server tests', '{packages,modules,flows,partners}/*/src/**/*.test.ts', 2)
    await tests('application tests', 'apps/{server,sandbox,console}/src/**/*.test.ts', 2)
    await tests('tools', 'tools/*.test.ts', 1)
  },
  async build() {
    try {
      await buildFrontEnds(console.log, [...frontEnds, miniProgram, kitGallery])
      total.passed++
    } catch (e) {
      console.error((e as Error).message)
      total.failed++
      broken.push('build')
    }
  },
  async lab() {
    await tests('weapp lab', 'tools/weapp-lab/src/**/*.test.ts', 2)
    await tests('patient app', 'apps/patient/{src,test}/**/*.test.ts', 2)
  },
  async e2e() {
    await tests('end to end', 'e2e/**/*.test.ts', 1)
  },
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((w) => !stages[w])
if (unknown.length) {
  console.error(`Unknown stage ${unknown.join(', ')}. Stages: ${Object.keys(stages).join(', ')}`)
  process.exit(64)
}
mkdirSync(resolve(root, '.cache'), { recursive: true })
const port = await freePort(54400 + (process.pid % 500))
const postgres = env['TEST_DATABASE_URL']
  ? undefined
  : await startLocalPostgres({
      dataDir: resolve(root, `.cache/test-postgres-${process.pid}`),
      port,
      throwAway: true,
      settings: { max_connections: '300' },
    })
if (postgres) env['TEST_DATABASE_URL'] = postgres.url
const began = Date.now()
try {
  for (const [name, stage] of Object.entries(stages)) {
    if (wanted.length && !wanted.includes(name)) continue
    const at = Date.now()
    console.log(`\n── ${name} ──`)
    await stage()
    console.log(`── ${name}: ${Math.round((Date.now() - at) / 1000)} s ──`)
  }
} finally {
  await postgres?.stop()
}
if (broken.length) console.log(`\nNot right: ${broken.join(', ')}`)
console.log(`\n${Math.round((Date.now() - began) / 1000)} s`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed ? 1 : 0)
