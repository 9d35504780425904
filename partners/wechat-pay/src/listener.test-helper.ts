import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Received = { headers: Record<string, string | undefined>; body: Buffer }

/** A merchant's notification address: keeps what came, answers with the next status (200 when none is left). */
export async function listen(statuses: number[] = []) {
  const received: Received[] = []
  const waiting: { count: number; done: () => void }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ headers: request.headers as Received['headers'], body: Buffer.concat(chunks) })
      response.writeHead(statuses.shift() ?? 200).end()
      for (const waiter of waiting) if (received.length >= waiter.count) waiter.done()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat-pay`,
    received,
    statuses,
    /** Resolves when `count` notifications have come in all. */
    until: (count: number) =>
      new Promise<void>((done) => {
        if (received.length >= count) done()
        else waiting.push({ count, done })
      }),
    stop: () => new Promise((done) => server.close(done)),
  }
}

/** Asks until `check` says yes; the machine may be busy, so a fixed wait would sometimes be too short. */
export async function eventually(check: () => boolean | Promise<boolean>, patienceMs = 5_000): Promise<void> {
  const until = Date.now() + patienceMs
  while (!(await check())) {
    if (Date.now() > until) throw new Error('it never came true')
    await sleep(5)
  }
}
