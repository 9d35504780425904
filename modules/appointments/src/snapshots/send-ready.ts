import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from '@jiuyi/platform'
import type { Ready, Shelf } from './shelf.ts'

const press = promisify(gzip)
/** Below this a compressed answer is not worth its header. */
const smallest = 1024

/** `If-None-Match` compares weakly: a proxy that compressed an answer made its tag weak. */
const names = (header: string, etag: string) =>
  header === '*' ||
  header.split(',').some((t) => {
    const one = t.trim()
    return (one.startsWith('W/') ? one.slice(2) : one) === etag
  })

/** Sends bytes that are ready: no serializer, no compression of its own, and 304 when the reader has them already. */
export function sendReady(
  req: FastifyRequest,
  reply: FastifyReply,
  shelf: Shelf,
  ready: Ready,
): FastifyReply | Promise<FastifyReply> {
  const small = ready.body.length < smallest
  const squeezed = !small && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
  // Equal tags mean equal bytes, so the compressed form has a tag of its own.
  const tagged = `${ready.etag.slice(0, -1)}-z"`
  reply.header('cache-control', 'public, max-age=1')
  reply.header('etag', squeezed ? tagged : ready.etag)
  reply.header('x-server-time', new Date(shelf.feed.now()).toISOString())
  if (!small) reply.header('vary', 'accept-encoding')
  const known = req.headers['if-none-match']
  if (known && (names(known, ready.etag) || names(known, tagged))) return reply.code(304).send()
  reply.header('content-type', 'application/json; charset=utf-8')
  if (!squeezed) return reply.send(ready.body)
  reply.header('content-encoding', 'gzip')
  if (ready.gzip) return reply.send(ready.gzip)
  ready.pressing ??= press(ready.body, { level: 6 }).then((bytes) => {
    ready.gzip = bytes
    return bytes
  })
  return ready.pressing.then((bytes) => reply.send(bytes))
}
