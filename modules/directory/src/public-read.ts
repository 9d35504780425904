import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * What everyone may read is the same for everyone: it may be kept for 30 seconds, and after that a matching ETag saves the body.
 * Refusals stay uncached, so that a page made a second later is seen.
 */
export const publicRead = {
  config: { access: { who: 'anyone' } },
  onSend: async (req: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
    const etag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`
    reply.header('cache-control', 'public, max-age=30').header('etag', etag).header('vary', 'accept-language')
    const known = req.headers['if-none-match']?.split(',').map((tag) => tag.trim())
    if (!known?.includes(etag)) return payload
    reply.code(304).removeHeader('content-length')
    return ''
  },
} as const
