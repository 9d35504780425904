/**
 * What people see in the minute of release: fourteen days of a department, while a booking rush runs through the same process.
 * Ratios of one run, interleaved: an empty GET on the same stack, the same answer as browsers ask for it (gzip), as bytes without compression, with the ETag
 * in hand (304), and behind nginx that keeps each answer for a second. With 1 hospital and with 100. `npm run availability -w bench`.
 * Environment: ROUNDS, SECONDS a measurement, HOSPITALS (comma separated), CONNECTIONS, RUSH (bookings asked a second; 0 = none).
 */
import { fork, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { newId } from '@jiuyi/kernel'
import { benchServer, freePort } from './lib/database.ts'
import { buildHospitals, departmentId, patientId, scheduleId } from './lib/hospitals.ts'
import { getRequest, loader, median, postRequest, ready } from './lib/load.ts'
import type { Result } from './lib/load-worker.ts'

const rounds = Number(process.env['ROUNDS'] ?? 5)
const seconds = Number(process.env['SECONDS'] ?? 3)
const connections = Number(process.env['CONNECTIONS'] ?? 32)
const rushPerSecond = Number(process.env['RUSH'] ?? 300)
const hospitals = (process.env['HOSPITALS'] ?? '1,100').split(',').map(Number)
/** Departments that are being read: the one that rushes, and with many hospitals one of each. */
const readOf = (n: number) => Array.from({ length: Math.min(n, 100) }, (_, h) => departmentId(h, 0))

/** nginx of its own with the cache that ships in deploy/nginx, on a free port. */
async function startNginx(api: number): Promise<{ port: number; stop: () => void } | undefined> {
  const binary = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', 'nginx'].find((b) => spawnSync(b, ['-v']).status === 0)
  if (!binary) {
    console.log('nginx is not installed: the part behind nginx is left out. On Debian: apt-get install nginx-light')
    return undefined
  }
  const dir = mkdtempSync(join(tmpdir(), 'jiuyi-bench-nginx-'))
  chmodSync(dir, 0o755)
  const port = await freePort()
  const shipped = readFileSync(resolve(import.meta.dirname, '../../deploy/nginx/availability-cache.conf'), 'utf8')
  const [http = '', server = ''] = shipped.split('# --- in server { } ---')
  const here = (text: string) =>
    text.replaceAll('/var/cache/nginx/jiuyi', join(dir, 'cache')).replaceAll('http://jiuyi', `http://api`)
  writeFileSync(
    join(dir, 'nginx.conf'),
    `worker_processes 1; pid ${dir}/pid; error_log ${dir}/error.log warn; daemon off;
     events { worker_connections 1024; }
     http {
       access_log off; client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy; fastcgi_temp_path ${dir}/f; uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s;
       upstream api { server 127.0.0.1:${api}; keepalive 16; }
       keepalive_requests 1000000;
       ${here(http)}
       server { listen 127.0.0.1:${port}; ${here(server)} location / { proxy_pass http://api; } }
     }`,
  )
  const child = spawn(binary, ['-c', join(dir, 'nginx.conf'), '-p', dir, '-e', join(dir, 'error.log')], {
    stdio: 'inherit',
  })
  for (let i = 0; ; i++) {
    if (
      await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (r) => r.ok,
        () => false,
      )
    )
      break
    if (i > 100) throw new Error('nginx did not start')
    await new Promise((r) => setTimeout(r, 50))
  }
  return {
    port,
    stop: () => {
      child.kill('SIGTERM')
      setTimeout(() => rmSync(dir, { recursive: true, force: true }), 500)
    },
  }
}

const postgres = await benchServer()
let failed = false
for (const n of hospitals) {
  const url = await postgres.database(`hospitals_${n}`)
  // The hot sessions have numbers enough for the whole rush, so that the answer moves every second to the end.
  await buildHospitals(url, n, 40_000)
  const api = fork(resolve(import.meta.dirname, 'lib/api-server.ts'), [url, '0'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port } = await ready<{ port: number }>(api)
  const nginx = await startNginx(port)
  const [reader, rusher] = [loader(), loader()]
  const paths = readOf(n).map((d) => `/api/departments/${d}/availability`)
  const first = await fetch(`http://127.0.0.1:${port}${paths[0]}`, { headers: { 'accept-encoding': 'identity' } })
  const plain = await first.text()
  for (const p of paths) await fetch(`http://127.0.0.1:${port}${p}`)
  const small = Number(
    (await fetch(`http://127.0.0.1:${port}${paths[0]}`, { headers: { 'accept-encoding': 'gzip' } })).headers.get(
      'content-length',
    ),
  )
  const variants: [name: string, port: number, requests: () => string[]][] = [
    ['empty GET', port, () => [getRequest('/api/empty')]],
    ['14 days, gzip', port, () => paths.map((p) => getRequest(p, { 'accept-encoding': 'gzip, br' }))],
    ['14 days, plain bytes', port, () => paths.map((p) => getRequest(p))],
    [
      '14 days, 304',
      port,
      () => paths.map((p, i) => getRequest(p, { 'accept-encoding': 'gzip, br', 'if-none-match': tags[i]! })),
    ],
    ...(nginx
      ? [
          [
            '14 days, gzip, nginx',
            nginx.port,
            () => paths.map((p) => getRequest(p, { 'accept-encoding': 'gzip, br' })),
          ] as [string, number, () => string[]],
        ]
      : []),
  ]
  let tags: string[] = []
  let turn = 0
  const seen = variants.map(() => [] as Result[])
  const rushed: Result[] = []
  for (let round = 0; round <= rounds; round++)
    for (const [i, [, at, requests]] of variants.entries()) {
      tags = await Promise.all(
        paths.map(
          async (p) =>
            (await fetch(`http://127.0.0.1:${port}${p}`, { headers: { 'accept-encoding': 'gzip' } })).headers.get(
              'etag',
            ) ?? '',
        ),
      )
      const asked = Math.ceil(rushPerSecond * seconds) + 50
      const rush = rushPerSecond
        ? rusher.run({
            port,
            connections: 32,
            seconds,
            paced: rushPerSecond,
            // The department that is read most rushes: ten doctors' first sessions.
            requests: Array.from({ length: asked }, () => {
              const k = turn++
              return postRequest(
                '/api/appointments',
                { authorization: `Bearer ${newId()}-${'0'.repeat(8)}`, 'idempotency-key': newId() },
                { scheduleId: scheduleId((k % 10) * 10), periodNo: k % 8, patientId: patientId(k), feeFen: 2500 },
              )
            }),
          })
        : undefined
      const result = await reader.run({ port: at, connections, seconds, requests: requests() })
      const r = await rush
      if (round > 0) {
        seen[i]!.push(result)
        if (r) rushed.push(r)
      }
    }
  const rate = (i: number) => median(seen[i]!.map((r) => r.perSecond))
  const p99 = (i: number) => median(seen[i]!.map((r) => r.p99))
  const taken = rushed.reduce((t, r) => t + (r.statuses['201'] ?? 0), 0)
  console.log(
    `\n${n} hospital${n > 1 ? 's' : ''} of 500 doctors; ${paths.length} department${paths.length > 1 ? 's' : ''} read; an answer is ${plain.length} characters, ${small} bytes with gzip`,
  )
  console.log(
    `rush beside it: ${Math.round(taken / rushed.length / seconds)} numbers taken a second, p99 ${median(rushed.map((r) => r.p99)).toFixed(0)} ms`,
  )
  variants.forEach(([name], i) => {
    const statuses = seen[i]!.reduce<Record<string, number>>((all, r) => {
      for (const [k, v] of Object.entries(r.statuses)) all[k] = (all[k] ?? 0) + v
      return all
    }, {})
    console.log(
      `${name.padEnd(24)} ${Math.round(rate(i)).toString().padStart(7)} answers/s  ${(rate(i) / rate(0)).toFixed(2)} × empty GET   p99 ${p99(i).toFixed(1).padStart(6)} ms   ${JSON.stringify(statuses)}`,
    )
  })
  const reached = rate(1) / rate(0) >= 0.7 && p99(1) <= 50 && (!nginx || rate(4) / rate(1) >= 3)
  if (nginx) console.log(`nginx is ${(rate(4) / rate(1)).toFixed(2)} × the same without it`)
  console.log(reached ? 'reached' : 'NOT reached: ≥ 0.70 × empty GET with p99 ≤ 50 ms, and ≥ 3 × that behind nginx')
  failed ||= !reached
  reader.stop()
  rusher.stop()
  nginx?.stop()
  api.disconnect()
}
await postgres.stop()
process.exit(failed ? 1 : 0)
