import type { Answer, TypedClient } from './client-types.ts'
import type { components } from './schema.gen.ts'

/** RFC 9457 as our server sends it: `code` is for programs, `title` for people. */
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  instance: string
  errors?: { at: string; message: string }[]
} & Record<string, unknown>
export type Schemas = components['schemas']

export type WireRequest = { method: string; url: string; headers: Record<string, string>; body?: string }
/** `body` is the parsed JSON, or undefined when there was none. Header names are lower case. */
export type WireAnswer = { status: number; headers: Record<string, string>; body: unknown }
/** How bytes travel: fetch in browsers, `Taro.request` in the mini program. Rejects when nothing came back. */
export type Transport = (request: WireRequest) => Promise<WireAnswer>

export type ClientOptions = {
  baseUrl: string
  transport: Transport
  /** Adds headers (session token, language) just before a request leaves. */
  headers?: () => Record<string, string>
  /** The session is over. */
  onUnauthenticated?: () => void
  /** The server's clock, from its `Date` header, with the instant the answer came. */
  onServerTime?: (serverTime: Date, receivedAt: number) => void
}

type Init = {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, unknown> }
  body?: unknown
  headers?: Record<string, string>
}
type Result = Answer<unknown>

/** Half of a surrogate pair (a cut emoji) cannot be encoded; what is left of the text can. */
const text = (v: unknown) => {
  try {
    return encodeURIComponent(String(v))
  } catch {
    return encodeURIComponent(String(v).replace(/[\ud800-\udfff]/g, ''))
  }
}
const queryString = (query: Record<string, unknown> = {}) =>
  Object.keys(query)
    .flatMap((k) => {
      const v = query[k]
      return v === undefined || v === null || v === ''
        ? []
        : (Array.isArray(v) ? v : [v]).map((x) => `${text(k)}=${text(x)}`)
    })
    .join('&')

/** An answer for when no answer came: looks like a problem, so that callers have one path. */
const offline = (): Problem => ({
  type: 'urn:problem:client.offline',
  title: '',
  status: 0,
  code: 'client.offline',
  instance: '',
})

/**
 * A client typed by the OpenAPI document: wrong paths, missing parameters and wrong bodies do not compile. Nothing of a browser is used:
 * bytes travel by the transport, so the same code runs in a mini program, which has no `Headers`.
 */
export function createClient<Paths extends object>(o: ClientOptions): TypedClient<Paths> {
  const call = async (method: string, path: string, init: Init = {}): Promise<Result> => {
    const headers: Record<string, string> = { accept: 'application/json', ...o.headers?.(), ...init.headers }
    for (const k of Object.keys(init.params?.header ?? {})) headers[k] = String(init.params!.header![k])
    if (init.body !== undefined) headers['content-type'] = 'application/json'
    const query = queryString(init.params?.query)
    const url =
      o.baseUrl +
      path.replace(/\{(\w+)\}/g, (_, k: string) => text(init.params?.path?.[k])) +
      (query ? `?${query}` : '')
    let answer: WireAnswer
    try {
      answer = await o.transport({
        method,
        url,
        headers,
        ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
      })
    } catch {
      return { error: offline(), response: { status: 0, ok: false, headers: { get: () => null } } }
    }
    const date = answer.headers['date']
    if (date && o.onServerTime) o.onServerTime(new Date(date), Date.now())
    const ok = answer.status >= 200 && answer.status < 300
    const response = {
      status: answer.status,
      ok,
      headers: { get: (name: string) => answer.headers[name.toLowerCase()] ?? null },
    }
    if (ok) return { data: answer.status === 204 ? undefined : answer.body, response }
    const problem = (
      answer.body && typeof answer.body === 'object' && 'code' in answer.body
        ? answer.body
        : { ...offline(), status: answer.status, code: 'client.unreadable' }
    ) as Problem
    if (problem.code === 'request.unauthenticated') o.onUnauthenticated?.()
    return { error: problem, response }
  }
  const method = (name: string) => (path: string, init?: Init) => call(name, path, init)
  return {
    GET: method('GET'),
    POST: method('POST'),
    PUT: method('PUT'),
    PATCH: method('PATCH'),
    DELETE: method('DELETE'),
  } as never
}

/** For browsers. Cookies go along, because the session is one. */
export const fetchTransport: Transport = async ({ method, url, headers, body }) => {
  const answer = await fetch(url, { method, headers, credentials: 'same-origin', ...(body !== undefined && { body }) })
  const raw = await answer.text()
  const found: Record<string, string> = {}
  answer.headers.forEach((v, k) => {
    found[k.toLowerCase()] = v
  })
  let parsed: unknown
  try {
    parsed = raw ? JSON.parse(raw) : undefined
  } catch {
    parsed = undefined
  }
  return { status: answer.status, headers: found, body: parsed }
}

/** A key for one intention (taking a number, paying): make it when the page opens, so that a second tap is the same intention. */
export function newIdempotencyKey(): string {
  let key = ''
  while (key.length < 24) key += Math.random().toString(36).slice(2)
  return `k-${Date.now().toString(36)}-${key.slice(0, 24)}`
}
