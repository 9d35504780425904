import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseUrl, forgetLocalPostgres, startLocalPostgres } from '@jiuyi/local-postgres'
import { migrate, openDb } from '@jiuyi/platform'

export const freePort = () =>
  new Promise<number>((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => done(port))
    })
  })

/** A PostgreSQL of its own for one bench, durable (fsync on), with the appointments' schema in as many databases as asked for. */
export async function benchServer(settings: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'jiuyi-bench-db-'))
  const server = await startLocalPostgres({
    dataDir,
    port: await freePort(),
    settings: {
      log_min_messages: 'error',
      shared_buffers: '1GB',
      max_wal_size: '6GB',
      max_connections: '150',
      autovacuum: 'off',
      ...settings,
    },
  })
  return {
    pid: server.pid,
    async database(name: string): Promise<string> {
      await on(server.url, (c) => c.query(`create database ${name}`))
      const url = databaseUrl(server.url, name)
      await migrate(url, [
        { module: 'appointments', dir: new URL('../../../modules/appointments/migrations/', import.meta.url) },
      ])
      return url
    },
    async stop() {
      await server.stop()
      forgetLocalPostgres(dataDir)
    },
  }
}

type Row = { name: string; def: string; conname: string | null; con: string | null }
type Connection = { query: (text: string, values?: unknown[]) => Promise<{ rows: Row[] }> }

/** One connection for statements that take minutes. */
export async function on<T>(url: string, work: (c: Connection) => Promise<T>): Promise<T> {
  const db = openDb({ url, max: 1 })
  const c = await db.pool.connect()
  try {
    await c.query('set statement_timeout = 0')
    return await work({ query: (text, values) => c.query({ text, values, query_timeout: 3_600_000 } as never) })
  } finally {
    c.release()
    await db.close()
  }
}
