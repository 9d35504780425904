import { randomInt, randomUUID } from 'node:crypto'
import { type Answer, createClient, newIdempotencyKey, type paths, type Transport } from '@jiuyi/api-client'
import { addDays, idCheckDigit } from '@jiuyi/kernel'
import type { Stage } from './stage.ts'

/** A transport that keeps cookies, as a browser does, and can be told to use a bearer token instead. */
function wire(): { transport: Transport; token?: string; cookies: Map<string, string> } {
  const jar = new Map<string, string>()
  const self: ReturnType<typeof wire> = {
    cookies: jar,
    transport: async ({ method, url, headers, body }) => {
      const res = await fetch(url, {
        method,
        headers: {
          ...headers,
          ...(self.token
            ? { authorization: `Bearer ${self.token}` }
            : jar.size
              ? { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') }
              : {}),
        },
        ...(body !== undefined && { body }),
        redirect: 'manual',
      })
      for (const c of res.headers.getSetCookie()) {
        const [pair] = c.split(';')
        const [k, v] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)]
        if (v && !/max-age=0/i.test(c)) jar.set(k, v)
        else jar.delete(k)
      }
      const raw = await res.text()
      const found: Record<string, string> = {}
      res.headers.forEach((v, k) => {
        found[k] = v
      })
      return {
        status: res.status,
        headers: found,
        body: raw && /json/.test(found['content-type'] ?? '') ? JSON.parse(raw) : undefined,
      }
    },
  }
  return self
}

export type Api = ReturnType<typeof visitor>
/** Someone who has not logged in. */
export function visitor(url: string) {
  const w = wire()
  return Object.assign(createClient<paths>({ baseUrl: url, transport: w.transport }), { wire: w })
}

/** The data, or the test ends with what the server said. */
export function done<T>(answer: Answer<T>): T {
  if (answer.error) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  return answer.data
}
/** The code of the refusal, or '' when there was none. */
export const codeOf = (answer: Answer<unknown>): string => answer.error?.code ?? ''

let n = randomInt(1_000_000)
/** An invented phone number. */
export const aPhone = () => `1990${String(n++ % 10_000_000).padStart(7, '0')}`
/** An invented ID number with a right check digit, never the same twice; the area code belongs to no region. */
export function anIdNumber(): string {
  const i = n++
  const bornOn = addDays('1960-01-01', Math.floor(i / 499) % 15_000)
  const first = `999999${bornOn.replaceAll('-', '')}${String((i % 499) * 2 + 1).padStart(3, '0')}`
  return first + idCheckDigit(first)
}

/** Logs in by WeChat in the mini program (openid of the sandbox's making), agrees to the documents. */
export async function aWechatUser(stage: Stage, url = stage.url) {
  const api = visitor(url)
  const { code, openid } = stage.sandbox.control.loginCode(`oTest${randomUUID().replaceAll('-', '').slice(0, 23)}`)
  const login = done(await api.POST('/api/sessions/wechat', { body: { code, client: 'weapp' } }))
  api.wire.token = login.token!
  const docs = done(await api.GET('/api/consent-documents'))
  done(await api.POST('/api/consents', { body: { documents: docs.items.map(({ id, version }) => ({ id, version })) } }))
  return { api, openid }
}

/** A WeChat user with one patient of their own. */
export async function aPatientUser(stage: Stage, url = stage.url, name = '测试员') {
  const user = await aWechatUser(stage, url)
  const patient = done(
    await user.api.POST('/api/patients', {
      params: { header: { 'idempotency-key': newIdempotencyKey() } },
      body: {
        name,
        certificateType: 'id_card',
        certificateNumber: anIdNumber(),
        phone: aPhone(),
        relation: 'self',
        consent: true,
      },
    }),
  )
  return { ...user, patientId: patient.id }
}

/** Logs in as a member of staff of the demo hospital. */
export async function aStaffMember(stage: Stage, role: string, url = stage.url) {
  const who = stage.accounts.staff.find((s) => s.roles.includes(role as never))
  if (!who) throw new Error(`the demo hospital has no ${role}`)
  const api = visitor(url)
  done(await api.POST('/api/staff/sessions', { body: { loginName: who.loginName, password: who.password } }))
  return { api, ...who }
}
