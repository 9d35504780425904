import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type ErrorAnswer, partnerError, unknownOutcome } from './errors.ts'
import type { WechatPayOptions } from './options.ts'
import { answerMessage, authorization, freshNonce, seconds, verify } from './signing.ts'
import { createTrust, type Trust } from './trust.ts'

type Method = 'GET' | 'POST'
type RawAnswer = { status: number; headers: Headers; body: Buffer }

/** WeChat Pay allows five minutes between its clock and ours; older messages may be replays. */
export const FRESH_SECONDS = 300

export const isFresh = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= FRESH_SECONDS

/** Signed calls to WeChat Pay and checked answers. */
export interface Channel {
  trust: Trust
  /** JSON in, JSON out. The answer's signature is verified before anybody reads it. Throws PartnerErrors only. */
  call(method: Method, path: string, body?: Record<string, unknown>): Promise<Record<string, unknown>>
  /** A file by its full address. Its bytes are not signed: the caller checks their hash. */
  download(url: string): Promise<Buffer>
}

export function createChannel(options: WechatPayOptions): Channel {
  const now = options.now ?? (() => new Date())
  const merchant = {
    mchId: options.mchId,
    certificateSerial: options.certificateSerial,
    privateKey: createPrivateKey(options.privateKey),
  }
  const trust = createTrust({ trust: options.trust, apiV3Key: options.apiV3Key, now, askForCertificates })

  async function send(method: Method, url: URL, text = ''): Promise<RawAnswer> {
    const path = url.pathname + url.search
    const signed = { method, path, timestamp: seconds(now()), nonce: freshNonce(), body: text }
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization: authorization(merchant, signed),
      'user-agent': 'jiuyi',
      ...trust.requestHeaders(),
    }
    if (text) headers['content-type'] = 'application/json'
    try {
      const answer = await (options.fetch ?? fetch)(url, {
        method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 5_000),
        ...(text ? { body: text } : {}),
      })
      return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
    } catch {
      throw unknownOutcome('no answer')
    }
  }

  function isSignedBy(answer: RawAnswer, key: KeyObject): boolean {
    const timestamp = answer.headers.get('wechatpay-timestamp') ?? ''
    const nonce = answer.headers.get('wechatpay-nonce') ?? ''
    const signature = answer.headers.get('wechatpay-signature') ?? ''
    return isFresh(timestamp, now()) && verify(key, answerMessage(timestamp, nonce, answer.body), signature)
  }

  async function askForCertificates() {
    const answer = succeeded(await send('GET', new URL('/v3/certificates', options.baseUrl)))
    const serial = answer.headers.get('wechatpay-serial') ?? ''
    return { body: answer.body.toString('utf8'), serial, isSignedBy: (key: KeyObject) => isSignedBy(answer, key) }
  }

  return {
    trust,
    async call(method, path, body) {
      const answer = succeeded(await send(method, new URL(path, options.baseUrl), body && JSON.stringify(body)))
      const key = await trust.keyOf(answer.headers.get('wechatpay-serial') ?? '')
      // A "yes" that nobody signed is no yes: the money may or may not have moved, so the outcome is unknown.
      if (!key || !isSignedBy(answer, key)) throw unknownOutcome('the answer is not signed by WeChat Pay')
      if (answer.status === 204) return {}
      return readJson(answer.body) ?? never('the answer is not JSON')
    },
    async download(url) {
      return succeeded(await send('GET', new URL(url))).body
    },
  }
}

/** Errors need no signature, like in WeChat Pay's own libraries: they only say no, and TLS says who speaks. */
function succeeded(answer: RawAnswer): RawAnswer {
  if (answer.status === 200 || answer.status === 204) return answer
  const said = readJson(answer.body)
  const error: ErrorAnswer = {
    status: answer.status,
    code: String(said?.['code'] ?? ''),
    message: String(said?.['message'] ?? ''),
  }
  throw partnerError(error)
}

function readJson(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function never(why: string): never {
  throw unknownOutcome(why)
}
