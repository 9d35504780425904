/**
 * The load: raw sockets and requests built beforehand, so that it takes as little as possible of the cores it shares with what it measures.
 * Each connection asks for the next number when it was answered, or, with `withinMs`, everything is sent in that time however slow the answers are.
 */
import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { createPermits, rushKey } from '@jiuyi/appointments/bench'
import { openKeyRing } from '@jiuyi/platform'
import { person } from './people.ts'
import type { Load, Seen } from './stage.ts'

type Line = { socket: Socket; free: boolean; pending: Buffer | undefined; answered: (status: string) => void }

process.once('message', async (load: Load) => {
  const requests = build(load)
  const lines: Line[] = []
  for (let i = 0; i < load.connections; i++) lines.push(await open(load.ports[i % load.ports.length]!))
  const seen = { statuses: {} as Record<string, number>, times: [] as number[] }
  const before = process.cpuUsage()
  const began = performance.now()
  if (load.withinMs) await burst(lines, requests, load.withinMs, seen)
  else await loop(lines, requests, seen)
  const seconds = (performance.now() - began) / 1000
  const cpu = process.cpuUsage(before)
  const sorted = seen.times.toSorted((a, b) => a - b)
  const at = (p: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]! * 10) / 10
  const result: Seen = {
    seconds,
    perSecond: sorted.length / seconds,
    statuses: seen.statuses,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
  }
  process.send!(result, undefined, undefined, () => process.exit(0))
})

/** The permit of a phone that has done its computation: a challenge of no bits, which only who has the key can make. */
function permitsOf() {
  const indexKey = Buffer.from(process.env['INDEX_KEY'] ?? '', 'base64')
  if (indexKey.length < 32) return () => ''
  const keys = openKeyRing({ current: 'a', keys: { a: Buffer.alloc(32) }, indexKey })
  const permits = createPermits(rushKey(keys, 'permit'))
  return (accountId: string, scheduleId: string) =>
    `rush-permit: ${permits.issue({ accountId, scheduleId }, 0, Date.now()).challenge}.0\r\n`
}

function build(load: Load): Buffer[] {
  const permit = permitsOf()
  const of = (i: number, key: string) => {
    const { accountId, patientId, token } = person(load.firstPerson + i)
    const scheduleId = load.schedules[i % load.schedules.length]!
    const body = JSON.stringify({
      scheduleId,
      periodNo: 0,
      patientId,
      feeFen: 2500,
    })
    return Buffer.from(
      `POST ${load.path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nidempotency-key: ${key}\r\naccept-language: zh-CN\r\nuser-agent: bench\r\njiuyi-device: phone-${accountId}\r\n${permit(accountId, scheduleId)}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
  const requests: Buffer[] = []
  const again: Buffer[] = []
  for (let i = 0; requests.length + again.length < load.count; i++) {
    const key = randomUUID()
    const one = of(i, key)
    requests.push(one)
    // A double tap comes right behind with a key of its own, a retry later with the same key.
    if (i % 100 < (load.doubleTaps ?? 0)) requests.push(of(i, randomUUID()))
    if (i % 100 >= 100 - (load.retries ?? 0)) again.push(one)
  }
  return [...requests, ...again].slice(0, load.count)
}

const open = (port: number) =>
  new Promise<Line>((ok, no) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const line: Line = { socket, free: true, pending: undefined, answered: () => {} }
    socket.once('connect', () => ok(line))
    socket.once('error', no)
    socket.on('data', (chunk) => {
      const data = line.pending ? Buffer.concat([line.pending, chunk]) : chunk
      line.pending = data
      const head = data.indexOf('\r\n\r\n')
      if (head < 0) return
      const at = data.indexOf('content-length: ')
      const length = at > 0 && at < head ? Number.parseInt(data.toString('latin1', at + 16, at + 24), 10) : 0
      if (data.length < head + 4 + length) return
      line.pending = undefined
      line.answered(data.toString('latin1', 9, 12))
    })
  })

type Tally = { statuses: Record<string, number>; times: number[] }
const note = (seen: Tally, status: string, ms: number) => {
  seen.statuses[status] = (seen.statuses[status] ?? 0) + 1
  seen.times.push(ms)
}

const loop = (lines: Line[], requests: Buffer[], seen: Tally) =>
  new Promise<void>((done) => {
    let next = 0
    let left = requests.length
    for (const line of lines) {
      let sent = 0
      const send = () => {
        if (next === requests.length) return
        sent = performance.now()
        line.socket.write(requests[next++]!)
      }
      line.answered = (status) => {
        note(seen, status, performance.now() - sent)
        if (--left === 0) done()
        else send()
      }
      send()
    }
  })

/** Sends all requests evenly over `withinMs`, each on a free connection; the clock of a request starts when it was due. */
const burst = (lines: Line[], requests: Buffer[], withinMs: number, seen: Tally) =>
  new Promise<void>((done) => {
    const began = performance.now()
    const due = (i: number) => began + (i / requests.length) * withinMs
    const idle = [...lines]
    let next = 0
    let left = requests.length
    const pump = () => {
      const now = performance.now()
      while (next < requests.length && due(next) <= now && idle.length) {
        const i = next++
        const line = idle.pop()!
        line.answered = (status) => {
          note(seen, status, performance.now() - due(i))
          idle.push(line)
          if (--left === 0) {
            clearInterval(timer)
            done()
          } else if (next < requests.length && due(next) <= performance.now()) pump()
        }
        line.socket.write(requests[i]!)
      }
    }
    const timer = setInterval(pump, 1)
    pump()
  })
