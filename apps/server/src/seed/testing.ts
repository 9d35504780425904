import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { after } from 'node:test'
import { localDate } from '@jiuyi/kernel'
import { type Db, readConfig, sql } from '@jiuyi/platform'
import { testClock } from '@jiuyi/testkit'
import { buildHouse, type House } from '../house.ts'
import { type Settings, settings } from '../settings.ts'

export const clock = testClock('2026-11-24T02:00:00Z') // Tuesday, 10:00 at the hospital
export const today = localDate(clock(), 'Asia/Shanghai')

const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

export function settingsOf(db: Db): Settings {
  const key = randomBytes(32).toString('base64')
  return readConfig(
    settings,
    {
      DATABASE_URL: db.url,
      KEY_RING: `a:${key}`,
      INDEX_KEY: key,
      PUBLIC_URL: 'http://127.0.0.1:8080',
      LOG_LEVEL: 'silent',
      WECHAT_MINI_APP_ID: 'wx',
      WECHAT_MINI_SECRET: 'x',
      WECHAT_PAY_MCH_ID: '1',
      WECHAT_PAY_CERT_SERIAL: '1',
      WECHAT_PAY_API_V3_KEY: 'x'.repeat(32),
      WECHAT_PAY_PRIVATE_KEY: pem,
      SMS_ENDPOINT: 'http://127.0.0.1:1',
      SMS_KEY_ID: 'x',
      SMS_KEY_SECRET: 'x',
      SMS_SIGN_NAME: 'x',
    },
    false,
  )
}

export function houseOn(s: Settings): House {
  const house = buildHouse(s, { clock })
  after(() => house.db.close())
  return house
}
export const count = async (db: Db, what: ReturnType<typeof sql>) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from ${what}`)).n
