/** Server-Sent Events from the hub: `id` is the queue's number, `data` the new events with the state after them. Who comes back says the last id it saw. */
import { PassThrough } from 'node:stream'
import type { Queryable } from '@jiuyi/platform'
import { refuse } from './contract.ts'
import { eventsSince, type Hub, type LoggedEvent, longestCatchUp } from './hub.ts'
import type { Snapshot } from './snapshot.ts'

/** What one audience hears of some news; nothing when it does not concern it. */
export type Render = (events: LoggedEvent[], snapshot: Snapshot) => object | undefined
type Reply = {
  header: (name: string, value: string) => unknown
  send: (body: never) => unknown
  raw: { once: (on: 'close', work: () => void) => unknown }
}
type Asking = { headers: Record<string, string | string[] | undefined> }

const limits = { clients: 3_000, buffered: 64 * 1024, beatMs: 15_000, lifeMs: 30 * 60_000 }

export function createStreams(
  db: Queryable,
  hub: Hub,
  read: (queueId: string) => Promise<Snapshot | undefined>,
  { clients = limits.clients } = {},
) {
  const open = new Set<() => void>()

  /** Answers with the stream of one queue. `render` gets every event since the client's last id at once, then what is new. */
  async function follow(req: Asking, reply: Reply, queueId: string, render: Render) {
    if (open.size >= clients) throw refuse.streams_full()
    const first = await read(queueId)
    if (!first) throw refuse.not_found()
    const last = Number(req.headers['last-event-id'] ?? Number.NaN)
    const known = Number.isSafeInteger(last) && last >= 0 && last <= first.seq
    const missed = known
      ? (await eventsSince(db, { hospitalId: first.hospitalId, queueId, seq: last })).filter((e) => e.seq <= first.seq)
      : []
    const tooLong = missed.length > longestCatchUp
    const stream = new PassThrough()
    const write = (text: string) => {
      // A client that does not read must not fill our memory; it comes back with its last id.
      if (stream.writableLength + stream.readableLength > limits.buffered) return stop()
      stream.write(text)
    }
    const tell = (events: LoggedEvent[], snapshot: Snapshot) => {
      const data = render(events, snapshot)
      if (data) write(`id: ${snapshot.seq}\nevent: queue\ndata: ${JSON.stringify(data)}\n\n`)
    }
    const unwatch = hub.watch({ hospitalId: first.hospitalId, queueId, seq: first.seq }, (n) =>
      tell(n.events, n.snapshot),
    )
    const beat = setInterval(() => write(': here\n\n'), limits.beatMs)
    // Queues end with the day and rights with the session: whoever still listens asks again.
    const life = setTimeout(() => stop(), limits.lifeMs)
    const stop = () => {
      if (!open.delete(stop)) return
      unwatch()
      clearInterval(beat)
      clearTimeout(life)
      stream.end()
    }
    open.add(stop)
    stream.on('error', stop)
    reply.raw.once('close', stop)
    reply.header('content-type', 'text/event-stream; charset=utf-8')
    reply.header('cache-control', 'no-store')
    reply.header('x-accel-buffering', 'no')
    write('retry: 2000\n')
    tell(tooLong ? [] : missed, first)
    return reply.send(stream as never)
  }

  return {
    follow,
    count: () => open.size,
    stop: () => {
      for (const end of [...open]) end()
    },
  }
}
export type Streams = ReturnType<typeof createStreams>
