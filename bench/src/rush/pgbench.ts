/** The reference: one booking per transaction in the database alone, driven by pgbench on the same server. */
import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Db, sql } from '@jiuyi/platform'
import type { Stage } from './stage.ts'

const run = promisify(execFile)

export const findPgbench = (): string => {
  const places = [
    ...(process.env['PATH'] ?? '').split(':').map((p) => join(p, 'pgbench')),
    ...[18, 17, 16, 15].map((v) => `/usr/lib/postgresql/${v}/bin/pgbench`),
  ]
  const found = places.find((p) => existsSync(p))
  if (!found)
    throw new Error(
      'pgbench is missing: install it (Debian: apt-get install postgresql, macOS: brew install postgresql) and run again',
    )
  return found
}

/** A guarded counter and an insert with three unique indexes, in one statement: the least that a booking can be. */
export async function preparePgbench(db: Db, folder: string) {
  await db.rows(sql`create schema bench_reference`)
  await db.rows(
    sql`create table bench_reference.stock (id int primary key, capacity int not null, taken int not null default 0) with (fillfactor = 50)`,
  )
  await db.rows(sql`create table bench_reference.booking (id uuid primary key, stock_id int not null, serial int not null, patient_id uuid not null, key uuid not null,
    constraint booking_serial unique (stock_id, serial), constraint booking_patient unique (patient_id, stock_id))`)
  const script = (rows: number) =>
    `\\set s random(1, ${rows})\nwith won as (update bench_reference.stock set taken = taken + 1 where id = :s and taken < capacity returning id, taken)
insert into bench_reference.booking (id, stock_id, serial, patient_id, key) select gen_random_uuid(), id, taken, gen_random_uuid(), gen_random_uuid() from won;\n`
  const hot = join(folder, 'hot.sql')
  const spread = join(folder, 'spread.sql')
  writeFileSync(hot, script(1))
  writeFileSync(spread, script(10_000))
  return { hot, spread }
}

export async function pgbench(stage: Stage, script: string, clients: number, seconds: number): Promise<number> {
  await stage.db.rows(sql`truncate bench_reference.booking, bench_reference.stock`)
  await stage.db.rows(
    sql`insert into bench_reference.stock (id, capacity) select i, 100000000 from generate_series(1, 10000) as i`,
  )
  await stage.db.rows(sql`vacuum analyze bench_reference.stock`)
  const url = new URL(stage.postgres.url)
  const { stdout, stderr } = await run(
    findPgbench(),
    [
      '-n',
      '-M',
      'prepared',
      '-h',
      url.hostname,
      '-p',
      url.port,
      '-U',
      url.username,
      '-c',
      String(clients),
      '-j',
      clients > 1 ? '2' : '1',
      '-T',
      String(seconds),
      '-f',
      script,
      'postgres',
    ],
    { env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) } },
  )
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (!tps) throw new Error(`pgbench said: ${stdout} ${stderr}`)
  return Number(tps)
}
