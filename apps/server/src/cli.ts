/** `bin/jiuyi`: audits and repairs from the command line, against DATABASE_URL or the installation that `bin/start` runs here. */
import { existsSync, readFileSync } from 'node:fs'
import { auditNumbers, type DrawProof, drawProof, verifyDraw } from '@jiuyi/appointments/module'
import { auditMoney } from '@jiuyi/billing/module'
import { type Db, migrate, openDb, sql } from '@jiuyi/platform'
import { auditQueue } from '@jiuyi/queue/module'
import { databaseUrlFile } from './demo-stage.ts'
import { readSettings } from './settings.ts'

type Command = { about: string; run: (db: Db, args: string[]) => Promise<number> }

/** Prints what was found; 0 when there is nothing, 1 otherwise, so that a monitor can call it. */
const report = (what: string, faults: object[]): number => {
  for (const f of faults) console.log(JSON.stringify(f))
  console.log(faults.length ? `${what}: ${faults.length} faults` : `${what}: all is well`)
  return faults.length ? 1 : 0
}

const commands: Record<string, Command> = {
  'audit numbers': {
    about: 'Does the number ledger keep its invariants?',
    run: async (db) => report('numbers', await auditNumbers(db)),
  },
  'audit money': {
    about: 'Do orders, payments, refunds and the money ledger agree?',
    run: async (db) => report('money', await auditMoney(db)),
  },
  'audit queue': {
    about: 'Does the log of the waiting rooms replay to their states and order?',
    run: async (db) => report('queue', await auditQueue(db)),
  },
  'draw verify': {
    about: 'Recompute a fair draw: draw verify <schedule id, address or file>',
    run: (db, args) => verify(args, db),
  },
  'events parked': {
    about: 'Events that failed too often and wait for a person',
    run: async (db) =>
      report(
        'parked events',
        await db.rows<object>(sql`
        select seq, id, name, key, attempts, last_error as "lastError", created_at as "createdAt" from platform.outbox where delivered_at is null and parked_at is not null order by seq`),
      ),
  },
  'events retry': {
    about: 'Try a parked event again: events retry <id>',
    run: async (db, [id]) => {
      if (!id || !/^[0-9a-f-]{36}$/.test(id)) {
        console.error('Say which event: bin/jiuyi events retry <id>  (bin/jiuyi events parked lists them)')
        return 64
      }
      const found = await db.maybeOne(sql`
        update platform.outbox set parked_at = null, next_try_at = null, attempts = 0 where id = ${id} and delivered_at is null returning 1 as one`)
      console.log(found ? 'It will be tried again within a second.' : 'There is no undelivered event with this id.')
      return found ? 0 : 1
    },
  },
}

/** Recomputes a draw from its proof: an address and a file need no database, a schedule's id is looked up here. */
async function verify([what]: string[], db?: Db): Promise<number> {
  if (!what) {
    console.error('Say which draw: bin/jiuyi draw verify <schedule id, address of /api/draws/…, or file>')
    return 64
  }
  const read = async (): Promise<DrawProof | undefined> => {
    if (/^https?:/.test(what)) {
      const answer = await fetch(what, { signal: AbortSignal.timeout(20_000) })
      return answer.ok ? ((await answer.json()) as DrawProof) : undefined
    }
    if (existsSync(what)) return JSON.parse(readFileSync(what, 'utf8')) as DrawProof
    return db && /^[0-9a-f-]{36}$/.test(what) ? drawProof(db, what, new Date()) : undefined
  }
  const proof = await read()
  if (!proof) {
    console.error(`There is no draw at ${what}.`)
    return 66
  }
  const { faults, facts } = verifyDraw(proof)
  for (const fact of facts) console.log(fact)
  for (const fault of faults) console.log(`FAULT: ${fault}`)
  console.log(faults.length ? 'this draw is not what was promised' : 'recomputed: everything agrees')
  return faults.length ? 1 : 0
}

/** `hospital init` needs the whole house, which needs all settings; the others only need the database. */
async function initHospital([hospitalName]: string[]): Promise<number> {
  const { buildHouse, migrationSources } = await import('./house.ts')
  const { seedEmpty } = await import('./seed/index.ts')
  const s = readSettings(process.env, false)
  await migrate(s.DATABASE_URL, migrationSources)
  const house = buildHouse(s)
  const made = await seedEmpty(house, {
    groupId: s.GROUP_ID,
    groupName: s.GROUP_NAME,
    ...(hospitalName && { hospitalName }),
  })
  for (const line of made.lines) console.log(line)
  await house.db.close()
  return 0
}

/** `triage --batch in.csv`: asks neither a database nor the settings. */
async function triageBatch([file]: string[]): Promise<number> {
  if (!file || !existsSync(file)) {
    console.error(file ? `There is no file ${file}.` : 'Say which file: bin/jiuyi triage --batch in.csv > out.csv')
    return file ? 66 : 64
  }
  const { answerBatch } = await import('@jiuyi/triage/batch')
  try {
    const { csv, notes } = answerBatch(readFileSync(file, 'utf8'))
    for (const note of notes) console.error(note)
    await new Promise<void>((done) => process.stdout.write(csv, () => done()))
    return 0
  } catch (e) {
    console.error((e as Error).message)
    return 65
  }
}

const [noun = 'help', verb = '', ...rest] = process.argv.slice(2)
if (noun === 'hospital' && verb === 'init') process.exit(await initHospital(rest))
if (noun === 'triage' && verb === '--batch') process.exit(await triageBatch(rest))
// What is public can be checked by anybody, without a database.
if (noun === 'draw' && verb === 'verify' && rest[0] && (/^https?:/.test(rest[0]) || existsSync(rest[0])))
  process.exit(await verify(rest))
const command = commands[`${noun} ${verb}`.trim()]
if (!command) {
  console.log(
    `bin/jiuyi <command>\n  ${'hospital init'.padEnd(16)}First start: one hospital and its administrator; hospital init [name]\n  ${'triage --batch'.padEnd(16)}Departments for complaints: triage --batch in.csv > out.csv\n${Object.entries(
      commands,
    )
      .map(([name, c]) => `  ${name.padEnd(16)}${c.about}`)
      .join('\n')}`,
  )
  process.exit(noun === 'help' ? 0 : 64)
}
const url =
  process.env['DATABASE_URL'] ??
  (existsSync(databaseUrlFile) ? readFileSync(databaseUrlFile, 'utf8').trim() : undefined)
if (!url) {
  console.error('Which database? Set DATABASE_URL, or run this while bin/start runs.')
  process.exit(78)
}
const db = openDb({ url, max: 2, name: 'jiuyi-cli' })
try {
  process.exitCode = await command.run(db, rest)
} finally {
  await db.close()
}
