/** Asks one server as fast as it answers, over raw sockets, so that the asking costs little: `connections` keep-alive connections, one request each at a time. */
import { connect, type Socket } from 'node:net'

export type Job = {
  port: number
  connections: number
  seconds: number
  /** Whole requests, asked in turn. With `bodies`, each request is made anew (POST). */
  requests: string[]
  /** At most so many a second over all connections; 0 = as fast as answers come. */
  paced?: number
}
export type Result = { perSecond: number; statuses: Record<string, number>; p50: number; p99: number; bytes: number }

const head = Buffer.from('\r\n\r\n')
function run(job: Job): Promise<Result> {
  const texts = job.requests.map((r) => Buffer.from(r))
  const times: number[] = []
  const statuses: Record<string, number> = {}
  let bytes = 0
  let next = 0
  const began = performance.now()
  const end = began + job.seconds * 1000
  const one = () =>
    new Promise<void>((done) => {
      const socket: Socket = connect({ port: job.port, host: '127.0.0.1', noDelay: true })
      let sent = 0
      let got: Buffer = Buffer.alloc(0)
      let need = -1
      const ask = () => {
        if (performance.now() >= end) {
          socket.destroy()
          return done()
        }
        const turn = next++
        const due = job.paced ? began + (turn / job.paced) * 1000 : 0
        const wait = due - performance.now()
        const send = () => {
          sent = performance.now()
          socket.write(texts[turn % texts.length]!)
        }
        if (job.paced && wait > 1) setTimeout(send, wait)
        else send()
      }
      socket.on('connect', ask)
      socket.on('error', () => done())
      socket.on('close', () => done())
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        got = got.length ? Buffer.concat([got, chunk]) : chunk
        if (need < 0) {
          const at = got.indexOf(head)
          if (at < 0) return
          const text = got.toString('latin1', 0, at)
          const status = text.slice(9, 12)
          statuses[status] = (statuses[status] ?? 0) + 1
          const length = /content-length: (\d+)/i.exec(text)
          need = at + 4 + Number(length?.[1] ?? 0)
        }
        if (got.length < need) return
        got = got.subarray(need)
        need = -1
        times.push(performance.now() - sent)
        ask()
      })
    })
  return Promise.all(Array.from({ length: job.connections }, one)).then(() => {
    times.sort((a, b) => a - b)
    const at = (q: number) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0
    return {
      perSecond: times.length / ((performance.now() - began) / 1000),
      statuses,
      p50: at(0.5),
      p99: at(0.99),
      bytes,
    }
  })
}
process.on('message', (job: Job) => void run(job).then((r) => process.send?.(r)))
