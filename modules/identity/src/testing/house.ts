import { after } from 'node:test'
import { idCheckDigit, newId, PartnerError } from '@jiuyi/kernel'
import { buildHttp, sql } from '@jiuyi/platform'
import { checkResponses, testClock, testDb, testKeys } from '@jiuyi/testkit'
import type { WechatIdentity } from '../contract.ts'
import type { IdentityNeeds, IdentityPolicy } from '../deps.ts'
import identity, { seed } from '../module.ts'

/**
 * Identity as tests meet it: the whole HTTP face with its own sessions, a database of its own, a clock that stands still; WeChat and the SMS
 * provider are the only things played.
 */
export async function identityHouse(
  options: { policy?: Partial<IdentityPolicy>; sandboxDemo?: boolean; at?: string } = {},
) {
  const db = await testDb({ as: 'identity', max: 20 })
  const [clock, keys] = [testClock(options.at ?? '2026-11-22T02:00:00Z'), testKeys()]
  const [groupId, hospitalId, otherHospitalId] = [newId(), newId(), newId()]
  /** What the provider was given, newest last; `down` makes it refuse. */
  const sms = { sent: [] as { phone: string; code: string }[], down: false }
  /** WeChat's answers by code; each code works once, as in life. */
  const wechat = {
    people: new Map<string, WechatIdentity>(),
    phones: new Map<string, { phone: string; countryCode: string }>(),
    urls: [] as string[],
  }
  const once = async <T>(from: Map<string, T>, code: string): Promise<T> => {
    if (code === 'busy') throw new PartnerError('wechat', 'unavailable', true)
    const found = from.get(code)
    if (!found) throw new PartnerError('wechat', 'invalid_code', false)
    from.delete(code)
    return found
  }
  const ctx = { db, clock, keys }
  const needs: IdentityNeeds = {
    groupId,
    secureCookies: true,
    sandboxDemo: options.sandboxDemo ?? false,
    publicUrl: 'https://hospital.example',
    sendCode: async ({ phone, code }) => {
      if (sms.down) throw new PartnerError('sms', 'unavailable', true)
      sms.sent.push({ phone, code })
    },
    wechat: {
      miniProgramLogin: (code) => once(wechat.people, code),
      officialAccountLogin: (code) => once(wechat.people, code),
      miniProgramPhone: (code) => once(wechat.phones, code),
      officialAccountAuthorizeUrl: ({ redirectUrl, state }) => {
        wechat.urls.push(redirectUrl)
        return `https://wechat.example/authorize?redirect_uri=${encodeURIComponent(redirectUrl)}&state=${state}`
      },
    },
    consents: [
      {
        id: 'terms',
        version: '1',
        required: true,
        zh: { title: '服务协议', summary: '摘要', body: '正文' },
        en: { title: 'Terms', summary: 'Summary', body: 'Body' },
      },
      {
        id: 'news',
        version: '1',
        required: false,
        zh: { title: '资讯', summary: '摘要', body: '正文' },
        en: { title: 'News', summary: 'Summary', body: 'Body' },
      },
    ],
    policy: { patientChangesPerDay: 100, loginsPerName: 1000, ...options.policy },
  }
  const wired = identity.create(ctx, needs)
  const app = await buildHttp({
    db,
    routes: wired.routes!,
    logLevel: process.env['LOG'] ?? 'silent',
    phrase: (code) => code,
    prepare: checkResponses,
    authenticate: async (credential) => (await wired.facade.authenticate(credential)).actor,
  })
  await app.ready()
  after(() => app.close())

  type Ask = {
    token?: string | undefined
    cookies?: Record<string, string>
    body?: unknown
    headers?: Record<string, string>
  }
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, a: Ask = {}) => {
    const res = await app.inject({
      method,
      url: `/api${path}`,
      ...(a.cookies ? { cookies: a.cookies } : {}),
      ...(a.body === undefined ? {} : { payload: a.body as object }),
      headers: {
        ...(a.token ? { authorization: `Bearer ${a.token}` } : {}),
        ...(method === 'POST' ? { 'idempotency-key': newId() } : {}),
        ...a.headers,
      },
    })
    return {
      status: res.statusCode,
      // biome-ignore lint/suspicious/noExplicitAny: a test looks into an answer freely; its shape was checked against the route's schema
      body: (res.body ? JSON.parse(res.body) : undefined) as any,
      cookies: res.cookies,
      headers: res.headers,
    }
  }
  let phones = 0
  const aPhone = () => `139${String(10_000_000 + ++phones)}`
  const terms = [{ id: 'terms', version: '1' }]
  /** An account that has agreed to the terms, with its phone and a bearer token. */
  const anAccount = async (want: { phone?: string; password?: string } = {}) => {
    const phone = want.phone ?? aPhone()
    return { phone, ...(await seed.seedAccount(ctx, groupId, { ...want, phone, consents: terms })) }
  }
  /** A member of staff who has logged in, with the cookie the browser got. */
  const aStaff = async (want: Partial<Parameters<typeof seed.seedStaff>[2][number]> = {}) => {
    const loginName = want.loginName ?? `staff${newId().slice(-8)}`
    const password = want.password ?? 'tea4two-at5'
    const [staffId] = await seed.seedStaff(ctx, groupId, [
      { hospitalId, displayName: '李小华', roles: ['desk'], ...want, loginName, password },
    ])
    const login = await ask('POST', '/staff/sessions', { body: { loginName, password } })
    return { staffId: staffId!, loginName, password, cookies: { jiuyi_staff: login.cookies[0]!.value } }
  }
  /** Forgets how often anyone tried: for tests about something else. */
  const forgetTries = () => db.rows(sql`delete from platform.rate_window`)
  return {
    db,
    ctx,
    needs,
    clock,
    keys,
    ask,
    app,
    facade: wired.facade,
    timers: wired.timers!,
    groupId,
    hospitalId,
    otherHospitalId,
    sms,
    wechat,
    aPhone,
    anAccount,
    aStaff,
    forgetTries,
    terms,
  }
}

let births = 0
/** An ID number nobody else in this file has. */
export function anIdNumber(bornOn = '1980-01-01', sex: 'male' | 'female' = 'male'): string {
  const first = `110105${bornOn.replaceAll('-', '')}${String(births++ * 2 + (sex === 'male' ? 1 : 0))
    .padStart(3, '0')
    .slice(-3)}`
  return first + idCheckDigit(first)
}
/** A grown-up with an ID card, as a registration form has it. */
export const aPatient = (over: Record<string, unknown> = {}) => ({
  name: '王小明',
  certificateType: 'id_card',
  certificateNumber: anIdNumber(),
  phone: '13800138000',
  relation: 'self',
  consent: true,
  ...over,
})
