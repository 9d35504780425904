import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
export const stateDir = resolve(root, process.env['JIUYI_STATE_DIR'] ?? '.jiuyi')

/** Where the running installation's database is, for `bin/jiuyi`. It holds the password, so only its owner may read it. */
export const databaseUrlFile = resolve(stateDir, 'database-url')

/** Keys of this installation, made at its first start and kept beside its data. They are never part of the source. */
export function localSecrets(): { keyRing: string; indexKey: string } {
  const file = resolve(stateDir, 'secrets.json')
  mkdirSync(stateDir, { recursive: true })
  if (!existsSync(file)) {
    const key = () => randomBytes(32).toString('base64')
    writeFileSync(file, JSON.stringify({ keyRing: `k1:${key()}`, indexKey: key() }), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

const isFree = (port: number, host = '127.0.0.1') =>
  new Promise<boolean>((r) => {
    const s = createServer().once('error', () => r(false))
    s.listen(port, host, () => s.close(() => r(true)))
  })

/** The wished port, or the next free one after it. */
export async function freePort(from: number): Promise<number> {
  for (let p = from; p < from + 50; p++) if (await isFree(p)) return p
  throw new Error(`No free port between ${from} and ${from + 50}. End what listens there, then start again.`)
}

/** The port people will type: not another one behind their back. */
export async function needPort(port: number, host: string): Promise<void> {
  if (await isFree(port, host)) return
  throw new Error(`Port ${port} is taken. End the program that listens there, or choose another: PORT=8081 bin/start`)
}

/** Starts the outside world as a process of its own and waits until it answers. */
export async function startSandboxProcess(
  port: number,
): Promise<{ file: string; url: string; child: ChildProcess; stop: () => Promise<void> }> {
  const dir = resolve(stateDir, 'sandbox')
  const file = resolve(dir, 'sandbox.json')
  rmSync(file, { force: true }) // written anew when it is ready: the port may be another one
  const child = spawn(process.execPath, [resolve(root, 'apps/sandbox/src/main.ts')], {
    env: { ...process.env, SANDBOX_PORT: String(port), SANDBOX_STATE_DIR: dir },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let tail = ''
  child.stderr!.on('data', (d: Buffer) => {
    tail = (tail + d.toString()).slice(-2000)
  })
  const until = Date.now() + 30_000
  while (!existsSync(file)) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`The sandbox did not start on port ${port}: ${tail.trim().split('\n').at(-1) ?? 'no answer'}`)
    await new Promise((r) => setTimeout(r, 50))
  }
  const gone = new Promise<void>((r) => child.once('exit', () => r()))
  return {
    file,
    child,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM')
      await gone
    },
  }
}
