import { after } from 'node:test'
import { localDate } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'
import { testClock } from '@jiuyi/testkit'
import { buildHouse, type House } from '../house.ts'
import { offlineSettings } from '../offline-settings.ts'
import type { Settings } from '../settings.ts'

export const clock = testClock('2026-11-24T02:00:00Z') // Tuesday, 10:00 at the hospital
export const today = localDate(clock(), 'Asia/Shanghai')

export const settingsOf = (db: Db): Settings => offlineSettings(db.url)

export function houseOn(s: Settings): House {
  const house = buildHouse(s, { clock })
  after(() => house.db.close())
  return house
}
export const count = async (db: Db, what: ReturnType<typeof sql>) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from ${what}`)).n
