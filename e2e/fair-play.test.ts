import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { solvePermit } from '@jiuyi/appointments/bench'
import { sql } from '@jiuyi/platform'
import type { AppDriver } from '@jiuyi/weapp-lab'
import { aCrowd, as } from './src/crowd.ts'
import { aChoice, addPatient, type Choice, register, targets } from './src/patient-app.ts'
import { done, visitor } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage({ rushGuard: true })
const api = visitor(stage.url)
const taken = new Set<string>()
// Five seconds of waiting are enough to be seen, and two accounts make a schedule hot.
await stage.db.rows(sql`update appointments.policy set slow_seconds = 5, hot_people = 2`)
const crowd = await aCrowd(stage, 8)

/** A clinic that was released this moment, and two people who want it. */
async function hotChoice(): Promise<Choice> {
  const choice = await aChoice(api, taken)
  await stage.db.rows(sql`
    update appointments.stock set pool_release_at[1] = now() - interval '1 second' where schedule_id = ${choice.scheduleId}`)
  for (const p of crowd.slice(0, 2))
    done(await as(p, stage.url).GET('/api/schedules/{id}/challenge', { params: { path: { id: choice.scheduleId } } }))
  return choice
}
/** Two other accounts with the name of this very phone: three on one device. */
async function shareDevice(app: AppDriver, choice: Choice) {
  const device = String(await app.storage.get('jiuyi.device'))
  for (const p of crowd.slice(2, 4))
    done(
      await as(p, stage.url).GET('/api/schedules/{id}/challenge', {
        params: { path: { id: choice.scheduleId }, header: { 'jiuyi-device': device } },
      }),
    )
}
const confirm = (c: Choice) => `/pages/confirm/index?scheduleId=${c.scheduleId}&periodNo=${c.periodNo}`

test('the waiting room in 长辈版 and in English, and the way out of it', {
  timeout: 120_000,
}, async () => {
  const [, start] = targets(stage, '')[2]!
  const app = await start()
  try {
    const phone = await register(app, stage, 'elder')
    await addPatient(app, '赵奶奶', phone)
    const slow = await hotChoice()
    await stage.db.rows(sql`update appointments.policy set slow_seconds = 20`)
    await app.open('/pages/settings/index')
    await app.tap('#size-30')
    await new Promise((r) => setTimeout(r, 5_500)) // The server reads the policy again.
    await app.open(confirm(slow))
    await app.waitFor('#submit')
    await shareDevice(app, slow)
    await app.tap('#submit')
    await app.waitFor('#waiting-room')
    await app.shot('patient-waiting-room-elder')
    assert.deepEqual(await app.violations!(), [])
    const sizes = await app.measure!('#try-now, #leave-queue')
    for (const s of sizes) assert.ok(s.height >= 60, JSON.stringify(s))
    await app.tap('#leave-queue')
    await app.waitFor('#submit')
    await app.open('/pages/settings/index')
    await app.tap('#language-en')
    await app.open(confirm(slow))
    await app.tap('#submit')
    await app.waitFor('#waiting-room')
    assert.match(await app.text('#waiting-title'), /queue/)
    await app.shot('patient-waiting-room-en')
    assert.deepEqual(await app.violations!(), [])
    assert.deepEqual(await app.errors(), [])
  } catch (e) {
    await app.shot('failed-fair-play-elder')
    throw e
  } finally {
    await app.close()
    await stage.db.rows(sql`update appointments.policy set slow_seconds = 5`)
  }
})

test('a small rush: scripts that hammer get no more than their share, people with the app get theirs', {
  timeout: 60_000,
}, async () => {
  await stage.db.rows(sql`update appointments.policy set slow_seconds = 6`)
  await new Promise((r) => setTimeout(r, 5_500))
  const people = await aCrowd(stage, 60)
  const choice = await hotChoice()
  const { periods, schedule } = done(
    await api.GET('/api/schedules/{id}/periods', { params: { path: { id: choice.scheduleId } } }),
  )
  const open = periods.filter((p) => p.left > 0)
  const feeFen = schedule.feeFen
  const scripts = people.slice(0, 10).map(async (p, i) => {
    const device = `emulator-00000000000${i % 2}`
    for (let n = 0; n < 12; n++) {
      const header = { 'idempotency-key': newIdempotencyKey(), 'jiuyi-device': device }
      const body = {
        scheduleId: choice.scheduleId,
        periodNo: open[(i + n) % open.length]!.periodNo,
        patientId: p.patientId,
        feeFen,
      }
      const { data } = await as(p, stage.url).POST('/api/appointments', { params: { header }, body })
      if (data) return 1
      await new Promise((r) => setTimeout(r, 100))
    }
    return 0
  })
  const honest = people.slice(10).map(async (p, i) => {
    const [key, device] = [newIdempotencyKey(), `phone-0000000000000${i}`]
    const me = as(p, stage.url)
    const { challenge } = done(
      await me.GET('/api/schedules/{id}/challenge', {
        params: { path: { id: choice.scheduleId }, header: { 'jiuyi-device': device } },
      }),
    )
    const permit = solvePermit(challenge, key)
    await new Promise((r) => setTimeout(r, 300 + (i % 20) * 50))
    const header = { 'idempotency-key': key, 'jiuyi-device': device, 'rush-permit': permit }
    const body = {
      scheduleId: choice.scheduleId,
      periodNo: open[i % open.length]!.periodNo,
      patientId: p.patientId,
      feeFen,
    }
    const { data, error } = await me.POST('/api/appointments', { params: { header }, body })
    assert.notEqual(error?.code, 'appointments.waiting')
    return data ? 1 : 0
  })
  const sum = async (all: Promise<number>[]) => (await Promise.all(all)).reduce((a, b) => a + b, 0)
  const [scalped, got] = await Promise.all([sum(scripts), sum(honest)])
  assert.ok(got > 0)
  assert.ok(scalped / (scalped + got) <= 10 / 60, `${scalped} of ${scalped + got}`)
})
