import { createHash, randomUUID } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { after } from 'node:test'
import { pathToFileURL } from 'node:url'
import { databaseUrl } from '@jiuyi/local-postgres'
import { type Db, type MigrationSource, migrate, migrationSteps, openDb } from '@jiuyi/platform'
import pg from 'pg'

const root = resolve(import.meta.dirname, '../../..')
/** Where `tools/test-postgres.ts` leaves the address of the server it started. */
export const testServerFile = resolve(root, '.cache/test-postgres.url')

/** The server the tests run against: `TEST_DATABASE_URL`, or the one that `node tools/test-postgres.ts` started. */
export function testServer(): string {
  const fromEnv = process.env['TEST_DATABASE_URL']
  if (fromEnv) return fromEnv
  if (existsSync(testServerFile)) return readFileSync(testServerFile, 'utf8').trim()
  throw new Error('No test database: run `node tools/test-postgres.ts` in another terminal, or set TEST_DATABASE_URL.')
}

/** Every module's migrations, found by folder. */
export const allMigrations = (): MigrationSource[] =>
  globSync('{modules,readers}/*/migrations', { cwd: root })
    .sort()
    .filter((dir) => globSync('*.sql', { cwd: resolve(root, dir) }).length > 0)
    .map((dir) => ({ module: dir.split('/')[1]!, dir: pathToFileURL(`${resolve(root, dir)}/`) }))

const run = async <T>(at: string, work: (c: pg.Client) => Promise<T>): Promise<T> => {
  const c = new pg.Client({ connectionString: at })
  await c.connect()
  try {
    return await work(c)
  } finally {
    await c.end()
  }
}

/** The Postgres role that sees only one module's schema and the platform's: a statement that reaches further fails. */
export const moduleRole = (module: string) => `jiuyi_module_${module}`

async function grantModuleRoles(c: pg.Client, sources: MigrationSource[]) {
  for (const { module } of sources) {
    const role = moduleRole(module)
    await c.query(
      `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    )
    // The queue's tables admit only their owner, which in service is the server's role; a module must be able to queue jobs.
    await c.query(`alter role ${role} bypassrls`)
    for (const schema of [module, 'platform', 'graphile_worker'])
      await c.query(`grant usage on schema ${schema} to ${role}; grant all on all tables in schema ${schema} to ${role};
                     grant all on all sequences in schema ${schema} to ${role}; grant execute on all functions in schema ${schema} to ${role}`)
  }
}

/** Makes a private copy of the migrated database (all modules, or one) and returns its address; the caller drops it. */
export async function copyTemplate(only?: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = testServer()
  const sources = allMigrations().filter((s) => !only || s.module === only)
  const hash = createHash('sha1')
    .update(
      migrationSteps(sources)
        .map((s) => s.module + s.name + s.hash)
        .join(),
    )
    .digest('hex')
    .slice(0, 16)
  const template = `jiuyi_template_${only ?? 'all'}_${hash}`
  const name = `jiuyi_test_${randomUUID().replaceAll('-', '')}`
  await run(server, async (c) => {
    await c.query(`select pg_advisory_lock(hashtextextended('jiuyi.template', 7))`)
    const { rowCount } = await c.query('select 1 from pg_database where datname = $1', [template])
    if (!rowCount) {
      const building = `${template}_building`
      await c.query(`drop database if exists ${building} with (force)`)
      await c.query(`create database ${building}`)
      await migrate(databaseUrl(server, building), sources)
      await run(databaseUrl(server, building), (t) => grantModuleRoles(t, sources))
      await c.query(`alter database ${building} rename to ${template}`)
      const stale = await c.query(`select datname from pg_database where datname like $2 and datname <> $1`, [
        template,
        `jiuyi\\_template\\_${only ?? 'all'}\\_%`,
      ])
      for (const { datname } of stale.rows)
        await c.query(`drop database if exists ${datname} with (force)`).catch(() => {})
    }
    await c.query(`create database ${name} template ${template}`)
  })
  return {
    url: databaseUrl(server, name),
    drop: () => run(server, (c) => c.query(`drop database if exists ${name} with (force)`)).then(() => {}),
  }
}

/**
 * A private, migrated database for one test file, gone when the file ends. Call it at top level.
 * `as`: only this module's schema, and acting with its rights, so that a statement that reaches further fails.
 */
export async function testDb(options: { as?: string; max?: number } = {}): Promise<Db> {
  const copy = await copyTemplate(options.as)
  const db = openDb({
    url: copy.url,
    name: 'jiuyi-test',
    connectMs: 30_000,
    ...(options.max ? { max: options.max } : {}),
    ...(options.as ? { role: moduleRole(options.as) } : {}),
  })
  after(async () => {
    await db.close()
    await copy.drop()
  })
  return db
}
