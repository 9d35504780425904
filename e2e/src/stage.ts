import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { after } from 'node:test'
import { type Db, sql } from '@jiuyi/platform'
import { type Sandbox, startSandbox } from '@jiuyi/sandbox'
import { buildHouse, type House } from '@jiuyi/server/house'
import type { DemoAccounts } from '@jiuyi/server/seed'
import { until } from './booking.ts'
import { demoDatabase } from './demo-database.ts'
import { sandboxFile } from './sandbox-file.ts'
import { testEnv, testSettings } from './settings.ts'

const main = resolve(import.meta.dirname, '../../apps/server/src/main.ts')

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => done(port))
    })
  })

export type Node = { url: string; child: ChildProcess; kill: () => Promise<void>; log: () => string }

/** One server process, as in service. Ready when it answers. */
export async function startNode(
  env: Record<string, string>,
  role: 'api' | 'worker' | 'all' = 'all',
  port?: number,
): Promise<Node> {
  const at = port ?? (await freePort())
  const url = `http://127.0.0.1:${at}`
  const child = fork(main, [], {
    env: { ...process.env, ...testEnv({ PUBLIC_URL: url, ...env, PORT: String(at), ROLE: role }) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  })
  let log = ''
  const keep = (d: Buffer) => {
    log = (log + d.toString()).slice(-20_000)
  }
  child.stdout!.on('data', keep)
  child.stderr!.on('data', keep)
  await new Promise<void>((ok, no) => {
    child.once('message', () => ok())
    child.once('exit', (code) => no(new Error(`server ended with ${code}: ${log.slice(-2000)}`)))
  })
  return {
    url,
    child,
    log: () => log,
    kill: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done()
        child.once('exit', () => done())
        child.kill('SIGKILL')
      }),
  }
}

/** `house`: the modules in this process, for what no route offers (crowds, stock of a test's own). It delivers nothing. */
export type Stage = {
  nodes: Node[]
  url: string
  sandbox: Sandbox
  house: House
  db: Db
  accounts: DemoAccounts
  env: Record<string, string>
}

/**
 * The demo hospital with real server processes and the sandbox, for one test file. The first process also delivers events and runs jobs;
 * notifications of WeChat Pay go to it. `rushGuard`: whether crowds without an app are asked to wait (fair-play.test.ts); elsewhere the numbers are the point.
 */
export async function setStage(
  options: { processes?: number; sandboxPort?: number; rushGuard?: boolean } = {},
): Promise<Stage> {
  const database = await demoDatabase()
  const sandbox = await startSandbox({
    port: options.sandboxPort ?? 0,
    stateDir: false,
    notifyRetryMs: [300, 600, 1200, 2400],
  })
  const port = await freePort()
  const env = {
    DATABASE_URL: database.url,
    SANDBOX_FILE: sandboxFile(sandbox.connection),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  }
  const house = buildHouse(testSettings({ ...env, DATABASE_CONNECTIONS: '6' }))
  if (!options.rushGuard) await house.db.rows(sql`update appointments.policy set rush_guard = false`)
  const nodes = [await startNode(env, 'all', port)]
  // On a busy machine a server that has just begun needs a moment until its database answers, and says 503 so long.
  await until('the first server answers', async () => (await fetch(`${nodes[0]!.url}/api/hospitals`)).ok, 30)
  for (let i = 1; i < (options.processes ?? 1); i++) nodes.push(await startNode(env, 'api'))
  after(async () => {
    await Promise.all(nodes.map((n) => n.kill()))
    await house.db.close()
    await sandbox.stop()
    await database.drop()
  })
  return { nodes, url: nodes[0]!.url, sandbox, house, db: house.db, accounts: database.accounts, env }
}
