/** Somebody with a phone, or a script that pretends: requests over kept connections, as seen from an address of their own. */
import { Agent, request } from 'node:http'

export type Said = { status: number; body: Record<string, unknown> }
export function createClient(port: number, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  return (
    method: 'GET' | 'POST',
    path: string,
    who: { token: string; device?: string; address: string },
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Said> =>
    new Promise((ok, no) => {
      const text = body && JSON.stringify(body)
      const req = request(
        {
          port,
          host: '127.0.0.1',
          agent,
          method,
          path: `/api${path}`,
          headers: {
            authorization: `Bearer ${who.token}`,
            'x-forwarded-for': who.address,
            ...(who.device && { 'jiuyi-device': who.device }),
            ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
            ...headers,
          },
        },
        (res) => {
          let raw = ''
          res.on('data', (d: Buffer) => {
            raw += d.toString()
          })
          res.on('end', () => {
            let parsed = {}
            try {
              parsed = JSON.parse(raw)
            } catch {
              // An empty answer has no body.
            }
            ok({ status: res.statusCode!, body: parsed })
          })
        },
      )
      req.on('error', no)
      req.end(text)
    })
}
export const pause = (ms: number) => new Promise<void>((r) => setTimeout(r, Math.max(0, ms)))
export const until = (at: number) => pause(at - Date.now())
/** A number that is always the same for the same text: every round has the same people with the same habits. */
export function chance(seed: number) {
  let s = seed >>> 0
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0
    return s / 4294967296
  }
}
export type Round = {
  port: number
  scheduleId: string
  releaseAt: number
  people: { token: string; patientId: string }[]
  seed: number
}
