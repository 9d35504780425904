import { fail, wechatError } from './errors.ts'
import type { WechatOptions } from './options.ts'

export type WechatAnswer = Record<string, unknown>

/** One call to api.weixin.qq.com. WeChat puts errors into a 200 as `errcode`: `succeeded` throws them. */
export interface Transport {
  get(path: string, query: Record<string, string>): Promise<WechatAnswer>
  post(path: string, query: Record<string, string>, body: unknown): Promise<WechatAnswer>
}

export function createTransport(options: Pick<WechatOptions, 'apiUrl' | 'timeoutMs' | 'fetch'>): Transport {
  async function request(url: URL, init: RequestInit) {
    const patience = AbortSignal.timeout(options.timeoutMs ?? 5_000)
    const answer = await (options.fetch ?? fetch)(url, { ...init, redirect: 'error', signal: patience })
    return { ok: answer.ok, status: answer.status, text: await answer.text() }
  }

  async function send(path: string, query: Record<string, string>, init: RequestInit): Promise<WechatAnswer> {
    const url = new URL(path, options.apiUrl)
    url.search = new URLSearchParams(query).toString()
    // The address carries the app secret or a token, so the error of a failed fetch, which may name it, is not passed on.
    const { ok, status, text } = await request(url, init).catch(() => {
      throw fail('unavailable', true, 'no answer')
    })
    if (!ok) throw fail('unavailable', true, `HTTP ${status}`)
    return readAnswer(text)
  }

  return {
    get: (path, query) => send(path, query, { method: 'GET' }),
    post: (path, query, body) =>
      send(path, query, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}

function readAnswer(text: string): WechatAnswer {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as WechatAnswer
  } catch {
    // Falls through: what is not JSON did not come from the API.
  }
  throw fail('unavailable', true, 'the answer is not JSON')
}

export const errcodeOf = (answer: WechatAnswer): number =>
  typeof answer['errcode'] === 'number' ? answer['errcode'] : 0

/** Throws what WeChat complained of; otherwise gives the answer back. */
export function succeeded(answer: WechatAnswer): WechatAnswer {
  const errcode = errcodeOf(answer)
  if (errcode !== 0) throw wechatError(errcode)
  return answer
}

/** A text that must be there. An answer without it is as good as none. */
export function text(answer: WechatAnswer, name: string): string {
  const value = answer[name]
  if (typeof value !== 'string' || value === '') throw fail('unavailable', true, `the answer has no ${name}`)
  return value
}
