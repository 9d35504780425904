import { PartnerError, Refusal } from '@jiuyi/kernel'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'

export type Language = 'zh-CN' | 'en'
/** Gives the sentence for a code, in the asker's language. */
export type Phrase = (code: string, language: Language) => string

/** Chinese unless the client asks for English. */
export const languageOf = (req: FastifyRequest): Language =>
  /^\s*en/i.test(req.headers['accept-language'] ?? '') ? 'en' : 'zh-CN'

/** Postgres errors that a well-formed request can still provoke when the database is away: the client may try again. */
const away = new Set([
  '53100', // its disk is full
  '53200',
  '58030',
  '25006', // it is a standby, for now
  '40001', // others were in the way, again and again
  '40P01',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  '25P03',
  '55P03',
  '57014',
  '53300',
  '53100',
  '53200',
  '25006',
  '40001',
  '40P01',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const isAway = (e: { code?: string; message?: string }) =>
  away.has(e.code ?? '') ||
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout/.test(e.message ?? '')

function read(e: FastifyError | Refusal | PartnerError): {
  status: number
  code: string
  extra: Record<string, unknown>
} {
  if (e instanceof Refusal) return { status: e.status, code: e.code, extra: e.detail }
  if (e instanceof PartnerError)
    return { status: e.retryable ? 503 : 502, code: 'request.partner_failed', extra: { partner: e.partner } }
  if (e.validation)
    return {
      status: 400,
      code: 'request.invalid',
      extra: {
        errors: e.validation.map((v) => ({
          at: `${e.validationContext ?? 'body'}${v.instancePath || (v.params['missingProperty'] ? `/${v.params['missingProperty']}` : '')}`,
          message: v.message ?? 'invalid',
        })),
      },
    }
  if (isAway(e)) return { status: 503, code: 'request.unavailable', extra: { retryAfter: 2 } }
  if (e.statusCode && e.statusCode < 500) return { status: e.statusCode, code: 'request.rejected', extra: {} }
  return { status: 500, code: 'internal', extra: {} }
}

/** The answer when something we need is away: try again in a moment. */
export const unavailableProblem = (req: FastifyRequest, phrase: Phrase) => {
  const code = 'request.unavailable'
  const title = phrase(code, languageOf(req))
  return { type: `urn:problem:${code}`, title, status: 503, code, instance: req.id, retryAfter: 2 }
}

/** Every non-2xx answer is RFC 9457 problem+json; `code` is for programs, `title` for people, `instance` for whoever looks into the log. */
export function problems(app: FastifyInstance, phrase: Phrase) {
  app.setErrorHandler((e: FastifyError, req, reply) => {
    const { status, code, extra } = read(e)
    // A message may quote what the patient typed: keep the kind, the SQLSTATE and where it happened.
    if (status >= 500)
      req.log.error(
        {
          kind: e.name,
          sqlstate: e.code,
          at: e.stack
            ?.split('\n')
            .slice(1, 6)
            .map((l) => l.trim()),
        },
        code,
      )
    if (extra['retryAfter']) reply.header('retry-after', String(extra['retryAfter']))
    return reply
      .code(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:problem:${code}`,
          title: phrase(code, languageOf(req)),
          status,
          code,
          instance: req.id,
          ...extra,
        }),
      )
  })
  app.setNotFoundHandler((req, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: 'urn:problem:request.not_found',
          title: phrase('request.not_found', languageOf(req)),
          status: 404,
          code: 'request.not_found',
          instance: req.id,
        }),
      ),
  )
}
