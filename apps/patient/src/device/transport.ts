import Taro from '@tarojs/taro'
import { timeOf } from '../app-state/server-clock.ts'
import { asFailure } from './failure.ts'

export interface TransportRequest {
  method: string
  url: string
  headers: Record<string, string>
  body?: string
}
export interface TransportResponse {
  status: number
  headers: Record<string, string>
  body: unknown
}
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

export interface TransportOptions {
  /** Absolute on weapp; '' on H5 is the origin of the page. */
  baseUrl?: string
  timeoutMs?: number
  /** Called with the server's time in every answer, and when it was asked for and came, for the clock countdowns run on. */
  onServerTime?: (at: number, sentAt: number, cameAt: number) => void
}

/** HTTP for the API client. An answer of any status resolves; only no answer at all rejects, as a DeviceFailure. */
export function createTransport(options: TransportOptions = {}): Transport {
  const base = options.baseUrl ?? API_BASE
  return async ({ method, url, headers, body }) => {
    const sentAt = Date.now()
    try {
      const r = await Taro.request({
        url: /^https?:/.test(url) ? url : base + url,
        method: method as keyof Taro.request.Method,
        header: headers,
        timeout: options.timeoutMs ?? 15_000,
        ...(body === undefined ? {} : { data: body }),
      })
      const out: Record<string, string> = {}
      // WeChat keeps the names as the server wrote them; they are case-insensitive, so lower case it is.
      for (const name of Object.keys(r.header ?? {})) out[name.toLowerCase()] = String(r.header[name])
      const at = timeOf(out)
      if (at !== undefined) options.onServerTime?.(at, sentAt, Date.now())
      return { status: r.statusCode, headers: out, body: r.statusCode === 204 ? undefined : r.data }
    } catch (e) {
      throw asFailure(e)
    }
  }
}
