import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { precompress } from './precompress.ts'

const root = resolve(import.meta.dirname, '../../..')

type FrontEnd = { name: string; workspace: string; script: string; out: string; sources: string[] }
const shared = ['packages/api-client/src/**/*.ts', 'packages/phrases/src/**/*.ts', 'package-lock.json']
export const frontEnds: FrontEnd[] = [
  {
    name: 'patient app (H5)',
    workspace: 'apps/patient',
    script: 'build:h5',
    out: 'apps/patient/dist/h5/index.html',
    sources: ['apps/patient/{src,config}/**/*', 'apps/patient/*.{js,json}', ...shared],
  },
  {
    name: 'console',
    workspace: 'apps/console',
    script: 'build',
    out: 'apps/console/dist/index.html',
    sources: ['apps/console/src/**/*', 'apps/console/*.{ts,json,html}', ...shared],
  },
]
export const miniProgram: FrontEnd = {
  name: 'patient app (mini program)',
  workspace: 'apps/patient',
  script: 'build:weapp',
  out: 'apps/patient/dist/weapp/app.json',
  sources: ['apps/patient/{src,config}/**/*', 'apps/patient/*.{js,json}', ...shared],
}

/** The page that shows the kit to its tests; never part of an app that is served. */
export const kitGallery: FrontEnd = {
  ...miniProgram,
  name: 'kit gallery',
  script: 'build:gallery',
  out: 'apps/patient/dist/gallery-h5/index.html',
}

const fingerprint = (f: FrontEnd) => {
  const hash = createHash('sha256')
  for (const pattern of f.sources)
    for (const file of globSync(pattern, { cwd: root, withFileTypes: true })
      .filter((d) => d.isFile())
      .map((d) => resolve(d.parentPath, d.name))
      .sort())
      hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds what changed since it was last built here. Two at a time would need more memory than a small machine has. */
export async function buildFrontEnds(say: (line: string) => void, which = frontEnds): Promise<void> {
  for (const f of which) {
    const mark = resolve(root, '.cache/built', `${f.workspace.replace('/', '-')}-${f.script.replace(':', '-')}`)
    const now = fingerprint(f)
    if (existsSync(resolve(root, f.out)) && existsSync(mark) && readFileSync(mark, 'utf8') === now) continue
    say(`Building the ${f.name} …`)
    await run(f)
    if (frontEnds.includes(f)) precompress(dirname(resolve(root, f.out)))
    mkdirSync(dirname(mark), { recursive: true })
    writeFileSync(mark, now)
  }
}

function run(f: FrontEnd): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('npm', ['run', '--silent', f.script], {
      cwd: resolve(root, f.workspace),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    let tail = ''
    const keep = (d: Buffer) => {
      tail = (tail + d.toString()).slice(-4000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', fail)
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`Building the ${f.name} failed:\n${tail}`))))
  })
}
