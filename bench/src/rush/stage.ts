/** What the rush benches stand on: a durable PostgreSQL of their own, the migrated house, a crowd, API processes, and a load process. */
import { type ChildProcess, fork } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openStock } from '@jiuyi/appointments/bench'
import { addDays, localDate, newId, systemClock } from '@jiuyi/kernel'
import { forgetLocalPostgres, startLocalPostgres } from '@jiuyi/local-postgres'
import { type Db, migrate, openDb, openKeyRing, sql } from '@jiuyi/platform'
import { migrationSources } from '@jiuyi/server/house'
import { makePeople } from './people.ts'

export const groupId = '01900000-0000-7000-8000-000000000001'
const timeZone = 'Asia/Shanghai'

export const freePort = () =>
  new Promise<number>((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => done(port))
    })
  })

export async function setStage(people: number) {
  const folder = mkdtempSync(join(tmpdir(), 'jiuyi-rush-'))
  const postgres = await startLocalPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    settings: { log_min_messages: 'error', max_wal_size: '4GB' },
  })
  // Whatever happens to this process, the server goes and so does its data.
  process.on('exit', () => {
    postgres.process.kill('SIGKILL')
    forgetLocalPostgres(join(folder, 'postgres'))
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
  await migrate(postgres.url, migrationSources)
  const db = openDb({ url: postgres.url, max: 4 })
  const durable = await db.one<{ fsync: string; commit: string }>(
    sql`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  if (durable.fsync !== 'on' || durable.commit !== 'on') throw new Error('the database is not durable')
  await makePeople(db, groupId, people)
  await db.rows(sql`vacuum analyze`)
  const key = randomBytes(32).toString('base64')
  // The load makes its permits with it, as if every phone had solved its challenge.
  process.env['INDEX_KEY'] = key
  const env: Record<string, string> = {
    DATABASE_URL: postgres.url,
    ROLE: 'api',
    LOG_LEVEL: 'info',
    KEY_RING: `a:${key}`,
    INDEX_KEY: key,
    WECHAT_MINI_APP_ID: 'wx',
    WECHAT_MINI_SECRET: 'x',
    WECHAT_PAY_MCH_ID: '1',
    WECHAT_PAY_CERT_SERIAL: '1',
    WECHAT_PAY_PRIVATE_KEY: privateKey(),
    WECHAT_PAY_API_V3_KEY: 'x'.repeat(32),
    SMS_ENDPOINT: 'http://127.0.0.1:1',
    SMS_KEY_ID: 'x',
    SMS_KEY_SECRET: 'x',
    SMS_SIGN_NAME: 'x',
  }
  return { folder, postgres, db, env }
}

const privateKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export type Stage = Awaited<ReturnType<typeof setStage>>
export type Api = { port: number; child: ChildProcess; stop: () => Promise<void>; rss: () => Promise<number> }

/** One API process, as in production: its log goes to a file. */
export async function startApi(stage: Stage, more: Record<string, string> = {}, execArgv: string[] = []): Promise<Api> {
  const port = await freePort()
  const log = openSync(join(stage.folder, `api-${port}.log`), 'a')
  const child = fork(resolve(import.meta.dirname, 'api.ts'), [], {
    env: { ...process.env, ...stage.env, ...more, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    stdio: ['ignore', log, log, 'ipc'],
    execArgv,
  })
  await new Promise<void>((ok, no) => {
    child.once('message', () => ok())
    child.once('exit', (code) =>
      no(
        new Error(
          `the server ended with ${code}: ${readFileSync(join(stage.folder, `api-${port}.log`), 'utf8').slice(-2000)}`,
        ),
      ),
    )
  })
  return {
    port,
    child,
    rss: () =>
      new Promise((done) => {
        child.once('message', (m) => done((m as { rss: number }).rss))
        child.send('memory')
      }),
    stop: () =>
      new Promise((done) => {
        child.removeAllListeners('exit')
        child.once('exit', () => done())
        child.send('stop')
      }),
  }
}

export type Load = {
  ports: number[]
  path: string
  connections: number
  count: number
  firstPerson: number
  schedules: string[]
  /** Instead of each connection asking again when answered: everything is sent within so many milliseconds, whoever is answered or not. */
  withinMs?: number
  /** Of 100 people so many tap twice, and so many ask again with the same key after the answer. */
  doubleTaps?: number
  retries?: number
}
export type Seen = {
  seconds: number
  perSecond: number
  statuses: Record<string, number>
  p50: number
  p95: number
  p99: number
  max: number
  cpuSeconds: number
}

/** Runs a load in a process of its own, prepared before the clock starts. */
export const runLoad = (load: Load): Promise<Seen> =>
  new Promise((ok, no) => {
    const child = fork(resolve(import.meta.dirname, 'load.ts'), [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    })
    child.once('message', (m) => ok(m as Seen))
    child.once('error', no)
    child.once('exit', (code) => code && no(new Error(`load ended with ${code}`)))
    child.send(load)
  })

/** Throws away what the last round booked; the crowd stays. */
export const clear = (db: Db) =>
  db.rows(
    sql`truncate appointments.appointment, appointments.number_event, appointments.returned_number, appointments.stock, platform.outbox, platform.audit_entry cascade`,
  )

/** A released schedule of tomorrow with so many numbers in one period. */
export async function openSchedule(db: Db, numbers: number): Promise<string> {
  const [scheduleId, hospitalId] = [newId(), '01900000-0000-7000-8000-0000000000aa']
  await openStock({
    db,
    clock: systemClock,
    keys: openKeyRing({ current: 'a', keys: { a: Buffer.alloc(32) }, indexKey: Buffer.alloc(32) }),
  })({
    scheduleId,
    hospitalId,
    campusId: newId(),
    departmentId: newId(),
    on: addDays(localDate(new Date(), timeZone), 2),
    half: 'am',
    feeLevel: 'chief',
    feeFen: 2500,
    room: '1',
    timeZone,
    releaseAt: new Date(Date.now() - 1000).toISOString(),
    revision: 1,
    periods: [{ from: '08:00', to: '08:30', capacity: numbers }],
    pools: { online: numbers, referral: 0, desk: 0, revisit: 0 },
  })
  // All of the load comes from one address, which the guard would rightly slow. It still looks at every request.
  await db.rows(sql`update appointments.policy set rush_guard = false where hospital_id = ${hospitalId}`)
  return scheduleId
}

/** So many schedules like it, each of its own department. */
export async function openMany(db: Db, n: number, numbers: number): Promise<string[]> {
  const first = await openSchedule(db, numbers)
  const rows = await db.rows<{ id: string }>(sql`
    with more as (
      insert into appointments.stock (hospital_id, schedule_id, campus_id, department_id, practitioner_id, on_date, half, fee_level, fee_fen, room, time_zone, revision, from_time, to_time,
             starts_at, ends_at, capacity, opened, returned, void_unopened, serial_base, base_capacity, pool_quota, pool_release_at, pool_flow_at)
      select hospital_id, gen_random_uuid(), campus_id, gen_random_uuid(), practitioner_id, on_date, half, fee_level, fee_fen, room, time_zone, revision, from_time, to_time,
             starts_at, ends_at, capacity, opened, returned, void_unopened, serial_base, base_capacity, pool_quota, pool_release_at, pool_flow_at
        from appointments.stock, generate_series(2, ${n}::int) where schedule_id = ${first}
      returning hospital_id, schedule_id, capacity),
    issued as (
      insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, who, why, channel)
      select hospital_id, schedule_id, 0, 1, capacity[1], now(), null, 'planned', 'system', 'issued', 'system' from more)
    select schedule_id as id from more`)
  return [first, ...rows.map((r) => r.id)]
}

/** CPU seconds a process has used, and those of PostgreSQL with all its children. */
export function cpuOf(pid: number): number {
  const own = (p: number | string) => {
    try {
      const fields = readFileSync(`/proc/${p}/stat`, 'utf8').split(') ')[1]!.split(' ')
      return (Number(fields[11]) + Number(fields[12])) / 100
    } catch {
      return 0
    }
  }
  let total = own(pid)
  try {
    // Connections that ended meanwhile are counted with their parent.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    total += (Number(fields[13]) + Number(fields[14])) / 100
  } catch {}
  try {
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' '))
      if (child) total += own(child)
  } catch {}
  return total
}
