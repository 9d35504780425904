import type { Dict, Mock } from '../lab.ts'
import { type Options, refuse, succeed } from './answer.ts'
import { isOnline } from './device.ts'

export interface RequestTask {
  abort(): void
  onHeadersReceived(): void
  offHeadersReceived(): void
}

const task = (abort: () => void): RequestTask => ({ abort, onHeadersReceived() {}, offHeadersReceived() {} })

function buildRequest(o: Options): { url: string; method: string; headers: Record<string, string>; body?: BodyInit } {
  const method = String(o['method'] ?? 'GET').toUpperCase()
  const headers = { 'content-type': 'application/json', ...(o['header'] as Record<string, string> | undefined) }
  let url = String(o['url'])
  const data = o['data']
  if (data === undefined || data === null) return { url, method, headers }
  if (method === 'GET') {
    if (typeof data === 'object')
      url += `${url.includes('?') ? '&' : '?'}${new URLSearchParams(data as Record<string, string>)}`
    return { url, method, headers }
  }
  const ready = typeof data === 'string' || Object.prototype.toString.call(data) === '[object ArrayBuffer]'
  return { url, method, headers, body: ready ? (data as string | ArrayBuffer) : JSON.stringify(data) }
}

async function readAnswer(o: Options, r: Response): Promise<Dict> {
  let data: unknown
  if (o['responseType'] === 'arraybuffer') data = await r.arrayBuffer()
  else {
    data = await r.text()
    if ((o['dataType'] ?? 'json') === 'json')
      try {
        data = JSON.parse(data as string)
      } catch {
        // WeChat hands over the text when it is not JSON.
      }
  }
  return { data, statusCode: r.status, header: Object.fromEntries(r.headers), cookies: [] }
}

/** wx.request over fetch: the browser's in Chromium, Node's under jsdom, so a real API answers in both. */
export function request(o: Options): RequestTask {
  const built = buildRequest(o)
  if (!/^https?:/.test(built.url)) {
    refuse('request', { fail() {}, ...o }, `invalid url "${built.url}"`)
    return task(() => {})
  }
  if (!isOnline()) {
    setTimeout(() => refuse('request', { fail() {}, ...o }, 'net::ERR_INTERNET_DISCONNECTED'))
    return task(() => {})
  }
  const controller = new AbortController()
  let timedOut = false
  const timer = setTimeout(
    () => {
      timedOut = true
      controller.abort()
    },
    Number(o['timeout'] ?? 60_000),
  )
  fetch(built.url, {
    method: built.method,
    headers: built.headers,
    signal: controller.signal,
    ...(built.body === undefined ? {} : { body: built.body }),
  })
    .then((r) => readAnswer(o, r))
    .then(
      (result) => succeed('request', { success() {}, ...o }, result),
      (e: Error) =>
        refuse('request', { fail() {}, ...o }, timedOut ? 'timeout' : e.name === 'AbortError' ? 'abort' : e.message),
    )
    .finally(() => clearTimeout(timer))
  return task(() => controller.abort())
}

/** A mocked request still returns a task at once, whatever the mock does. */
export function mockedRequest(mock: Mock, o: Options): RequestTask {
  Promise.resolve(mock(o)).then((r) => {
    const result = (r ?? {}) as Dict
    const callbacks = { success() {}, ...o }
    if (result['fail']) refuse('request', callbacks, String(result['fail']))
    else succeed('request', callbacks, { statusCode: 200, header: {}, cookies: [], ...result })
  })
  return task(() => {})
}
