import { readFileSync } from 'node:fs'
import { flag, integer, key32, oneOf, readConfig, type Setting, text, url } from '@jiuyi/platform'

/** `id:base64,id2:base64`, the first seals, all open. */
const keyRing = (t: string): { current: string; keys: Record<string, Buffer> } => {
  const pairs = t.split(',').map((p) => p.trim().split(':') as [string, string])
  if (pairs.some(([id, key]) => !id || !key)) throw new Error('must be id:base64,id2:base64')
  return { current: pairs[0]![0], keys: Object.fromEntries(pairs.map(([id, key]) => [id, key32(key)])) }
}
const json = <T>(t: string): T => {
  try {
    return JSON.parse(t) as T
  } catch {
    throw new Error('must be JSON')
  }
}
/** The value itself, or `file:` and the path it stands in: keys of many lines belong into files. */
const pem = (t: string): string => {
  const value = t.startsWith('file:') ? readFileSync(t.slice(5), 'utf8') : t.replaceAll('\\n', '\n')
  if (!value.includes('-----BEGIN')) throw new Error('must be a PEM key, or file:<path> of one')
  return value
}
const local = (u: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(u).hostname)
const notLocal = (u: string) =>
  local(u) ? 'points at this machine; in production it must be the real service' : undefined
const https = (u: string) => (u.startsWith('https://') ? undefined : 'must be https in production')
const needed = { requiredInProduction: true } as const
const secret = { secret: true, requiredInProduction: true } as const

/** Every setting there is; `docs/configuration.md` is made from this table. */
export const settings = {
  DATABASE_URL: {
    about: 'PostgreSQL 15 or newer; without it an embedded server is started',
    read: url('postgres', 'postgresql'),
    secret: true,
    ...needed,
  } as Setting<string>,
  DATABASE_CONNECTIONS: {
    about: 'Most connections of one process',
    read: integer(2, 200),
    default: 16,
  } as Setting<number>,
  ROLE: {
    about: 'api answers requests, worker delivers events and runs jobs, all does both',
    read: oneOf('api', 'worker', 'all'),
    default: 'all' as const,
  } as Setting<'api' | 'worker' | 'all'>,
  HOST: { about: 'Address to listen on', read: text, default: '127.0.0.1' } as Setting<string>,
  PORT: { about: 'Port to listen on', read: integer(1, 65535), default: 8080 } as Setting<number>,
  PUBLIC_URL: {
    about: 'How browsers and WeChat reach this server',
    read: url('http', 'https'),
    unsafe: https,
    ...needed,
  } as Setting<string>,
  TRUST_PROXY: {
    about: 'Addresses of the proxies in front, comma separated; without it X-Forwarded-For is ignored',
    read: text,
  } as Setting<string>,
  LOG_LEVEL: {
    about: 'How much is logged',
    read: oneOf('silent', 'error', 'warn', 'info', 'debug'),
    default: 'info' as const,
  } as Setting<'silent' | 'error' | 'warn' | 'info' | 'debug'>,
  METRICS_TOKEN: {
    about: 'Bearer token for /metrics from other machines; without it only this machine may read them',
    read: text,
    secret: true,
  } as Setting<string>,
  TIME_ZONE: {
    about: 'Hospital time for jobs that belong to no hospital',
    read: text,
    default: 'Asia/Shanghai',
  } as Setting<string>,
  GROUP_ID: {
    about: 'The hospital group this installation serves',
    read: text,
    default: '01900000-0000-7000-8000-000000000001',
  } as Setting<string>,
  GROUP_NAME: {
    about: 'Its name, shown before anything is loaded',
    read: text,
    default: '江城市第一医院集团',
  } as Setting<string>,
  KEY_RING: {
    about: 'Keys that seal personal data: id:base64(32 bytes), the first seals, all open',
    read: keyRing,
    ...secret,
  } as Setting<{ current: string; keys: Record<string, Buffer> }>,
  INDEX_KEY: {
    about: 'Key of the look-up hashes, 32 bytes base64. Never change it',
    read: key32,
    ...secret,
  } as Setting<Buffer>,
  DEMO: {
    about: 'Demonstration: sandbox instead of the world, invented people',
    read: flag,
    default: false,
    unsafe: (v: boolean) => (v ? 'a demonstration must not run in production' : undefined),
  } as Setting<boolean>,
  SANDBOX_FILE: {
    about: 'sandbox.json of the sandbox to connect to; the partner settings below replace it',
    read: text,
    unsafe: () => 'the sandbox must not be used in production',
  } as Setting<string>,
  WECHAT_API_URL: {
    about: 'WeChat API',
    read: url('http', 'https'),
    default: 'https://api.weixin.qq.com',
    unsafe: notLocal,
  } as Setting<string>,
  WECHAT_OPEN_URL: {
    about: 'WeChat log-in pages',
    read: url('http', 'https'),
    default: 'https://open.weixin.qq.com',
    unsafe: notLocal,
  } as Setting<string>,
  WECHAT_MINI_APP_ID: { about: 'App id of the mini program', read: text, ...needed } as Setting<string>,
  WECHAT_MINI_SECRET: { about: 'Its secret', read: text, ...secret } as Setting<string>,
  WECHAT_OFFICIAL_APP_ID: { about: 'App id of the official account (H5 inside WeChat)', read: text } as Setting<string>,
  WECHAT_OFFICIAL_SECRET: { about: 'Its secret', read: text, secret: true } as Setting<string>,
  WECHAT_SUBSCRIBE_TEMPLATES: {
    about: 'JSON: our message name → subscribe-message template id',
    read: json<Record<string, string>>,
    default: {},
  } as Setting<Record<string, string>>,
  WECHAT_PAY_URL: {
    about: 'WeChat Pay API',
    read: url('http', 'https'),
    default: 'https://api.mch.weixin.qq.com',
    unsafe: notLocal,
  } as Setting<string>,
  WECHAT_PAY_MCH_ID: { about: 'Merchant number', read: text, ...needed } as Setting<string>,
  WECHAT_PAY_CERT_SERIAL: {
    about: 'Serial number of the merchant API certificate',
    read: text,
    ...needed,
  } as Setting<string>,
  WECHAT_PAY_PRIVATE_KEY: {
    about: 'Merchant API private key, PEM or file:<path>',
    read: pem,
    ...secret,
  } as Setting<string>,
  WECHAT_PAY_API_V3_KEY: {
    about: 'APIv3 key, 32 characters',
    read: (t: string) => {
      if (t.length !== 32) throw new Error('must have 32 characters')
      return t
    },
    ...secret,
  } as Setting<string>,
  WECHAT_PAY_PUBLIC_KEY_ID: {
    about: 'PUB_KEY_ID_… of WeChat Pay; without it platform certificates are fetched',
    read: text,
  } as Setting<string>,
  WECHAT_PAY_PUBLIC_KEY: { about: 'The public key of that id, PEM or file:<path>', read: pem } as Setting<string>,
  SMS_DRIVER: {
    about: 'Provider of short messages',
    read: oneOf('aliyun', 'tencent'),
    default: 'aliyun' as const,
  } as Setting<'aliyun' | 'tencent'>,
  SMS_ENDPOINT: { about: 'Its address', read: url('http', 'https'), unsafe: notLocal, ...needed } as Setting<string>,
  SMS_KEY_ID: { about: 'Access key id (aliyun) or secret id (tencent)', read: text, ...needed } as Setting<string>,
  SMS_KEY_SECRET: { about: 'Its secret', read: text, ...secret } as Setting<string>,
  SMS_APP_ID: { about: 'SdkAppId (tencent only)', read: text } as Setting<string>,
  SMS_SIGN_NAME: { about: 'Approved signature of the messages', read: text, ...needed } as Setting<string>,
  SMS_TEMPLATES: {
    about: 'JSON: our message name → {"id": template, "order": [parameters]}',
    read: json<Record<string, { id: string; order?: string[] }>>,
    default: {},
  } as Setting<Record<string, { id: string; order?: string[] }>>,
}

export const readSettings = (env: Record<string, string | undefined>, production: boolean) =>
  readConfig(settings, env, production)
export type Settings = ReturnType<typeof readSettings>
