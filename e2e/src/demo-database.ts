import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { localDate } from '@jiuyi/kernel'
import { databaseUrl } from '@jiuyi/local-postgres'
import { startSandbox } from '@jiuyi/sandbox'
import { buildHouse } from '@jiuyi/server/house'
import { type DemoAccounts, seedDemo } from '@jiuyi/server/seed'
import { copyTemplate, testServer } from '@jiuyi/testkit'
import pg from 'pg'
import { sandboxFile } from './sandbox-file.ts'
import { testSettings } from './settings.ts'

const root = resolve(import.meta.dirname, '../..')

const admin = async <T>(work: (c: pg.Client) => Promise<T>): Promise<T> => {
  const c = new pg.Client({ connectionString: testServer() })
  await c.connect()
  try {
    return await work(c)
  } finally {
    await c.end()
  }
}

/** What the seed is made of: when any of it changes, or the day, the hospital is built anew. */
const fingerprint = () => {
  const hash = createHash('sha1').update(localDate(new Date(), 'Asia/Shanghai'))
  for (const f of globSync(
    '{modules/*/{src,migrations},packages/platform/migrations,packages/kernel/src,flows/*/src,apps/server/src/seed}/**/*.{ts,sql}',
    { cwd: root },
  ).sort())
    if (!f.includes('.test.')) hash.update(f).update(readFileSync(resolve(root, f)))
  return hash.digest('hex').slice(0, 16)
}

let accounts: DemoAccounts | undefined

/** The demo hospital (200 patients) in a template database, built once and copied by every test file. */
async function template(): Promise<{ name: string; accounts: DemoAccounts }> {
  const name = `jiuyi_demo_${fingerprint()}`
  await admin(async (c) => {
    await c.query(`select pg_advisory_lock(hashtextextended('jiuyi.demo', 7))`)
    const known = await c.query(
      `select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1`,
      [name],
    )
    if (known.rows[0]?.note) {
      accounts = JSON.parse(known.rows[0].note)
      return
    }
    await c.query(`drop database if exists ${name} with (force)`)
    for (const { datname } of (await c.query(`select datname from pg_database where datname like 'jiuyi\\_demo\\_%'`))
      .rows)
      await c.query(`drop database if exists ${datname} with (force)`).catch(() => {})
    const { url } = await copyTemplate()
    const sandbox = await startSandbox({ port: 0, stateDir: false })
    const house = buildHouse(
      testSettings({
        DATABASE_URL: url,
        SANDBOX_FILE: sandboxFile(sandbox.connection),
        PUBLIC_URL: 'http://127.0.0.1:1',
      }),
    )
    accounts = await seedDemo(house, { patients: 200 })
    await house.db.close()
    await sandbox.stop()
    const from = new URL(url).pathname.slice(1)
    await c.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [from])
    await c.query(`alter database ${from} rename to ${name}`)
    await c.query(`comment on database ${name} is ${c.escapeLiteral(JSON.stringify(accounts))}`)
  })
  return { name, accounts: accounts! }
}

/** A private copy of the demo hospital. */
export async function demoDatabase(): Promise<{ url: string; accounts: DemoAccounts; drop: () => Promise<void> }> {
  const { name, accounts } = await template()
  const copy = `jiuyi_e2e_${createHash('sha1').update(`${process.pid}-${process.hrtime.bigint()}`).digest('hex').slice(0, 16)}`
  await admin((c) => c.query(`create database ${copy} template ${name}`))
  return {
    url: databaseUrl(testServer(), copy),
    accounts,
    drop: () => admin((c) => c.query(`drop database if exists ${copy} with (force)`)).then(() => {}),
  }
}
