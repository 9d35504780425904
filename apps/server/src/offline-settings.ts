import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readConfig } from '@jiuyi/platform'
import { type Settings, settings } from './settings.ts'

/** Settings of a house that asks no partner anything: to describe its routes, and to seed in tests. Keys are made anew each time. */
export function offlineSettings(databaseUrl: string): Settings {
  const key = randomBytes(32).toString('base64')
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  return readConfig(
    settings,
    {
      DATABASE_URL: databaseUrl,
      KEY_RING: `a:${key}`,
      INDEX_KEY: key,
      PUBLIC_URL: 'http://127.0.0.1:8080',
      LOG_LEVEL: 'silent',
      WECHAT_MINI_APP_ID: 'wx',
      WECHAT_MINI_SECRET: 'x',
      WECHAT_PAY_MCH_ID: '1',
      WECHAT_PAY_CERT_SERIAL: '1',
      WECHAT_PAY_PRIVATE_KEY: pem.toString(),
      WECHAT_PAY_API_V3_KEY: 'x'.repeat(32),
      SMS_ENDPOINT: 'http://127.0.0.1:1',
      SMS_KEY_ID: 'x',
      SMS_KEY_SECRET: 'x',
      SMS_SIGN_NAME: 'x',
    },
    false,
  )
}
