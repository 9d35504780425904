import type { FastifyReply, FastifyRequest } from 'fastify'
import type { World } from '../world.ts'

/** Proxies close silent connections; a comment line keeps them open. */
const HEARTBEAT_MS = 20_000

/** Server-sent events: one `changed` whenever the world wrote something down. The page then fetches its feed anew. */
export const liveEvents = (world: World) => (request: FastifyRequest, reply: FastifyReply) => {
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  })
  reply.raw.write('retry: 1000\n\n')
  const stop = world.watch(() => reply.raw.write('event: changed\ndata: {}\n\n'))
  const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), HEARTBEAT_MS)
  request.raw.on('close', () => {
    stop()
    clearInterval(heartbeat)
  })
}
