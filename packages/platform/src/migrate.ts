import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations as migrateJobs } from 'graphile-worker'
import pg from 'pg'

/** graphile-worker logs every job at INFO; only trouble is worth a line. */
export const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error') console.error(JSON.stringify({ level: 50, from: 'jobs', msg: message.slice(0, 300) }))
})

export type MigrationSource = { module: string; dir: URL }
export const platformMigrations: MigrationSource = {
  module: 'platform',
  dir: new URL('../migrations/', import.meta.url),
}

type Step = { module: string; name: string; text: string; hash: string }

/** Every step of every source, platform first, in the order they must run. */
export function migrationSteps(sources: MigrationSource[]): Step[] {
  return [platformMigrations, ...sources].flatMap(({ module, dir }) =>
    readdirSync(fileURLToPath(dir))
      .filter((f) => /^\d{4}_\w+\.sql$/.test(f))
      .sort()
      .map((name) => {
        const text = readFileSync(new URL(name, dir), 'utf8')
        return { module, name, text, hash: createHash('sha256').update(text).digest('hex') }
      }),
  )
}

/**
 * Brings the database up to date: forward only, one transaction a step, under a lock so that two processes starting together do it once.
 * A step that ran but whose text has changed since is an error: history is never edited.
 */
export async function migrate(
  url: string,
  sources: MigrationSource[],
  say: (line: string) => void = () => {},
): Promise<number> {
  const c = new pg.Client({ connectionString: url, application_name: 'jiuyi-migrate' })
  await c.connect()
  try {
    await c.query(`select pg_advisory_lock(hashtextextended('jiuyi.migrate', 7))`)
    const { version } = (await c.query(`select current_setting('server_version_num')::int as version`)).rows[0]
    if (version < 150_000)
      throw new Error(`PostgreSQL 15 or newer is needed, this server is ${Math.floor(version / 10_000)}`)
    await c.query(`set lock_timeout = '10s'`)
    await c.query('create schema if not exists platform')
    await c.query(`create table if not exists platform.migration (
      module text not null, name text not null, hash text not null, at timestamptz not null default now(), primary key (module, name))`)
    const done = new Map<string, string>(
      (await c.query('select module, name, hash from platform.migration')).rows.map((r) => [
        `${r.module}/${r.name}`,
        r.hash,
      ]),
    )
    let ran = 0
    for (const step of migrationSteps(sources)) {
      const before = done.get(`${step.module}/${step.name}`)
      if (before === step.hash) continue
      if (before)
        throw new Error(`migration ${step.module}/${step.name} was changed after it ran; write a new one instead`)
      await c.query('begin')
      try {
        await c.query('insert into platform.migration (module, name, hash) values ($1, $2, $3)', [
          step.module,
          step.name,
          step.hash,
        ])
        await c.query(step.text)
        await c.query('commit')
      } catch (e) {
        await c.query('rollback')
        throw new Error(`migration ${step.module}/${step.name} failed: ${(e as Error).message}`, { cause: e })
      }
      ran++
      say(`migrated ${step.module}/${step.name}`)
    }
    await migrateJobs({ connectionString: url, logger: quietLogger })
    return ran
  } finally {
    await c.end()
  }
}
