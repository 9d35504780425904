/** One server process: `ROLE=api|worker|all node apps/server/src/main.ts [--production]`. `bin/start` sets the stage for a demonstration. */
import { ConfigError, migrate } from '@jiuyi/platform'
import { buildHouse, migrationSources } from './house.ts'
import { runHouse } from './serve.ts'
import { readSettings, type Settings } from './settings.ts'

const production = process.argv.includes('--production')

let settings: Settings
try {
  settings = readSettings(process.env, production)
  if (!settings.DATABASE_URL || !settings.KEY_RING || !settings.INDEX_KEY)
    throw new ConfigError(['DATABASE_URL, KEY_RING and INDEX_KEY are needed; bin/start makes them for a demonstration'])
} catch (e) {
  if (!(e instanceof ConfigError)) throw e
  console.error(e.message)
  process.exit(78)
}

await migrate(settings.DATABASE_URL, migrationSources, (line) => console.log(line))
const house = buildHouse(settings)
const running = await runHouse(house, settings)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 15_000).unref()
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
if (process.send) process.send('ready')
