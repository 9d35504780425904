/** `bin/start`: the whole house on one machine. See the file itself for what each option does. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { forgetLocalPostgres, startLocalPostgres } from '@jiuyi/local-postgres'
import { ConfigError, migrate } from '@jiuyi/platform'
import { databaseUrlFile, freePort, localSecrets, needPort, startSandboxProcess, stateDir } from './demo-stage.ts'
import { demoSubscribeTemplates } from './demo-templates.ts'
import { buildFrontEnds } from './front-ends.ts'
import { buildHouse, migrationSources } from './house.ts'
import { seedDemo, seedEmpty } from './seed/index.ts'
import { runHouse } from './serve.ts'
import { readSettings } from './settings.ts'

const known = ['--empty', '--production', '--reset', '--no-build', '--help']
const args = process.argv.slice(2)
const has = (flag: string) => args.includes(flag)
const say = (line: string) => console.log(line)

async function start() {
  const unknown = args.filter((a) => !known.includes(a))
  if (unknown.length || has('--help')) {
    say(
      `${unknown.length ? `Unknown option ${unknown.join(' ')}.\n` : ''}bin/start [--empty | --reset | --production]\n  --empty       no demo data: one hospital, one administrator\n  --reset       throw the data of this installation away and start anew\n  --production  one production process, settings from the environment\n  --no-build    serve the front ends as they were last built`,
    )
    process.exit(unknown.length ? 64 : 0)
  }
  if (has('--production')) {
    readSettings(process.env, true) // refuses unsafe defaults before anything is built
    await buildFrontEnds(say)
    await import('./main.ts')
    return
  }
  const began = Date.now()
  const host = process.env['HOST'] ?? '127.0.0.1'
  const port = Number(process.env['PORT'] ?? 8080)
  await needPort(port, host)
  if (has('--reset')) {
    forgetLocalPostgres(resolve(stateDir, 'postgres'))
    rmSync(resolve(stateDir, 'sandbox'), { recursive: true, force: true })
  }
  mkdirSync(stateDir, { recursive: true })
  const stops: (() => unknown)[] = []
  const stop = async () => {
    for (const s of stops.reverse()) await s()
  }
  try {
    const secrets = localSecrets()
    say(
      existsSync(resolve(stateDir, 'postgres')) || process.env['DATABASE_URL']
        ? 'Starting the database …'
        : 'Making a new database …',
    )
    const external = process.env['DATABASE_URL']
    const postgres = external
      ? undefined
      : await startLocalPostgres({ dataDir: resolve(stateDir, 'postgres'), port: await freePort(54320) })
    if (postgres) stops.push(postgres.stop)
    const sandbox = await startSandboxProcess(await freePort(Number(process.env['SANDBOX_PORT'] ?? 8090)))
    stops.push(sandbox.stop)
    const s = readSettings(
      {
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        LOG_LEVEL: 'warn',
        WECHAT_SUBSCRIBE_TEMPLATES: JSON.stringify(demoSubscribeTemplates),
        ...process.env,
        DATABASE_URL: external ?? postgres!.url,
        KEY_RING: process.env['KEY_RING'] ?? secrets.keyRing,
        INDEX_KEY: process.env['INDEX_KEY'] ?? secrets.indexKey,
        SANDBOX_FILE: sandbox.file,
        DEMO: 'true',
        HOST: host,
        PORT: String(port),
      },
      false,
    )
    await migrate(s.DATABASE_URL, migrationSources)
    const house = buildHouse(s)
    const group = { groupId: s.GROUP_ID, groupName: s.GROUP_NAME }
    const people = has('--empty') ? await seedEmpty(house, group) : await seedDemo(house, { ...group, say })
    if (!has('--no-build')) await buildFrontEnds(say)
    const running = await runHouse(house, s)
    stops.push(running.stop)
    writeFileSync(databaseUrlFile, s.DATABASE_URL, { mode: 0o600 })
    greet(s.PUBLIC_URL, sandbox.url, people, (Date.now() - began) / 1000)
  } catch (e) {
    await stop()
    throw e
  }
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      say('Stopping …')
      setTimeout(() => process.exit(1), 20_000).unref()
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
}

function greet(url: string, sandbox: string, people: { lines: string[] }, seconds: number) {
  say(`
Jiuyi 就医 is up (${seconds.toFixed(0)} s).

  Patient app  患者端   ${url}/
  Console      工作台   ${url}/console/
  Phone        手机     ${sandbox}/phone      (SMS codes, messages and the payment sheet arrive here)
${people.lines.map((l) => `  ${l}`).join('\n')}

Stop with Ctrl-C. Start again any time: the data is kept in ${stateDir}.`)
}

start().catch((e: Error) => {
  console.error(e instanceof ConfigError ? e.message : `\nJiuyi did not start: ${e.message}`)
  process.exit(e instanceof ConfigError ? 78 : 1)
})
