/** Starts the PostgreSQL that tests run against and keeps it until stopped. `node tools/test-postgres.ts` */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { startLocalPostgres } from '@jiuyi/local-postgres'

const root = resolve(import.meta.dirname, '..')
const address = resolve(root, '.cache/test-postgres.url')
mkdirSync(dirname(address), { recursive: true })
const server = await startLocalPostgres({
  dataDir: resolve(root, '.cache/test-postgres'),
  port: Number(process.env['TEST_POSTGRES_PORT'] ?? 54329),
  throwAway: true,
  settings: { max_connections: '400' },
})
writeFileSync(address, server.url)
console.log(`test PostgreSQL is up, its address is in ${address}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    rmSync(address, { force: true })
    await server.stop()
    process.exit(0)
  })
