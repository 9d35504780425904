/** Two API processes and a PostgreSQL of their own, every wire between them in our hand, everything ready to be killed. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseUrl, type LocalPostgres, startLocalPostgres } from '@jiuyi/local-postgres'
import { migrate } from '@jiuyi/platform'
import { startSandbox } from '@jiuyi/sandbox'
import { buildHouse, type House, migrationSources } from '@jiuyi/server/house'
import { seedEmpty } from '@jiuyi/server/seed'
import { startWire, type Wire } from '../faults/proxy.ts'
import { sandboxFile } from '../sandbox-file.ts'
import { testSettings } from '../settings.ts'
import { freePort, type Node, startNode } from '../stage.ts'

/** One API process: `door` stands between clients and it, `pipe` between it and the database. */
export type Place = { node: Node; door: Wire; pipe: Wire; url: string; restart: () => Promise<void> }
export type World = {
  house: House
  env: Record<string, string>
  places: Place[]
  /** `start` after a kill, or after it gave up; `isUp`: its process runs. */
  database: { dataDir: string; port: number; kill: () => void; start: () => Promise<void>; isUp: () => boolean }
  /** Everybody's wires lead to another server from now on. */
  switchTo: (port: number) => void
  stop: () => Promise<void>
}

const at = (url: string, port: number) => Object.assign(new URL(url), { port: String(port) }).href

export type WorldOptions = {
  nodes?: number
  settings?: Record<string, string>
  dataDir?: string
  /** More environment for the process of this number. */
  nodeEnv?: (no: number) => Record<string, string>
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { nodes = 2, settings = {}, nodeEnv = () => ({}) } = options
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'jiuyi-histories-'))
  const port = await freePort()
  // fsync stays on: what is confirmed must outlive the postmaster.
  const start = () => startLocalPostgres({ dataDir, port, settings: { log_min_messages: 'fatal', ...settings } })
  let postgres: LocalPostgres = await start()
  const own = await startWire({ port })
  const url = at(databaseUrl(postgres.url, 'postgres'), own.port)
  await migrate(url, migrationSources)
  const sandbox = await startSandbox({ port: 0, stateDir: false })
  const env = { DATABASE_URL: url, SANDBOX_FILE: sandboxFile(sandbox.connection), PUBLIC_URL: 'http://127.0.0.1:1' }
  const house = buildHouse(testSettings({ ...env, DATABASE_CONNECTIONS: '6' }))
  await seedEmpty(house)
  const places = await Promise.all(
    Array.from({ length: nodes }, async (_, no): Promise<Place> => {
      const pipe = await startWire({ port })
      const apiPort = await freePort()
      const run = () =>
        startNode({ ...env, DATABASE_URL: at(url, pipe.port), LOG_LEVEL: 'error', ...nodeEnv(no) }, 'api', apiPort)
      const door = await startWire({ port: apiPort })
      const place = {
        node: await run(),
        pipe,
        door,
        url: `http://127.0.0.1:${door.port}`,
        restart: async () => {
          place.node = await run()
        },
      }
      return place
    }),
  )
  return {
    house,
    env,
    places,
    switchTo: (to) => {
      for (const wire of [own, ...places.map((p) => p.pipe)]) wire.switchTo({ port: to })
    },
    database: {
      dataDir,
      port,
      isUp: () => postgres.process.exitCode === null && postgres.process.signalCode === null,
      kill: () => void process.kill(postgres.pid, 'SIGKILL'),
      start: async () => {
        postgres = await start()
      },
    },
    stop: async () => {
      await Promise.all(places.map((p) => p.node.kill()))
      await house.db.close()
      await Promise.all([own, ...places.flatMap((p) => [p.door, p.pipe])].map((w) => w.stop()))
      await sandbox.stop()
      await postgres.stop()
    },
  }
}
