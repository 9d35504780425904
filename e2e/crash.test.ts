import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { auditNumbers } from '@jiuyi/appointments/module'
import { auditMoney } from '@jiuyi/billing/module'
import { databaseUrl, startLocalPostgres } from '@jiuyi/local-postgres'
import { migrate, sql } from '@jiuyi/platform'
import { startSandbox } from '@jiuyi/sandbox'
import { buildHouse, migrationSources } from '@jiuyi/server/house'
import { seedEmpty } from '@jiuyi/server/seed'
import { take, until } from './src/booking.ts'
import { aCrowd, aDesk, aSchedule, as } from './src/crowd.ts'
import { sandboxFile } from './src/sandbox-file.ts'
import { testSettings } from './src/settings.ts'
import { freePort, startNode } from './src/stage.ts'

// A database of this test's own, with real fsync: it will be killed.
const dataDir = mkdtempSync(join(tmpdir(), 'jiuyi-crash-'))
const port = await freePort()
const startDatabase = () => startLocalPostgres({ dataDir, port })
let postgres = await startDatabase()
const url = databaseUrl(postgres.url, 'postgres')
await migrate(url, migrationSources)
const sandbox = await startSandbox({ port: 0, stateDir: false, notifyRetryMs: [200, 400, 800, 1600, 3200] })
const apiPort = await freePort()
const env = {
  DATABASE_URL: url,
  SANDBOX_FILE: sandboxFile(sandbox.connection),
  PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
}
const house = buildHouse(testSettings({ ...env, DATABASE_CONNECTIONS: '6' }))
await seedEmpty(house)
let node = await startNode(env, 'all', apiPort)
let other = await startNode(env, 'api')
after(async () => {
  await Promise.all([node.kill(), other.kill()])
  await house.db.close()
  await sandbox.stop()
  await postgres.stop()
})

test('database and servers are killed with kill -9 under load: every confirmed number is there, none is doubled, numbers and money tie out', async () => {
  const [people, slot] = await Promise.all([aCrowd({ house, env }, 240), aSchedule({ house }, 120)])
  const desk = await aDesk({ house, env }, node.url)
  const confirmed = new Map<string, { id: string; serial: number }>()
  const paid = new Set<string>()
  let stop = false

  /** One patient: takes a number, retrying with the same key until there is an answer, then pays. */
  const visit = async (p: (typeof people)[number], i: number) => {
    const key = newIdempotencyKey()
    for (let tries = 0; tries < 1_000 && !stop; tries++) {
      const api = as(p, i % 2 ? node.url : other.url)
      const answer = await take(api, slot, p.patientId, key)
      if (answer.data) {
        const before = confirmed.get(p.patientId)
        if (before) assert.equal(answer.data.id, before.id)
        confirmed.set(p.patientId, { id: answer.data.id, serial: answer.data.serial })
        const payment = await desk.POST('/api/staff/appointments/{id}/payment', {
          params: { path: { id: answer.data.id } },
          body: { channel: 'wechat_native' },
        })
        if (payment.error?.code === 'billing.already_paid') return
        const codeUrl = payment.data?.codeUrl
        if (codeUrl) {
          // A second phone finds it paid: then the first one's payment is what counts.
          const paidNow = (() => {
            try {
              return sandbox.control.pay({ codeUrl, action: 'pay' }) === 'ok'
            } catch {
              return false
            }
          })()
          if (paidNow) {
            paid.add(answer.data.id)
            return
          }
        }
      } else if (['appointments.sold_out', 'appointments.period_full'].includes(answer.error.code)) return
      await sleep(100)
    }
  }
  const crowd = Promise.all(people.map((p, i) => sleep(i * 15).then(() => visit(p, i))))

  await until('the rush is on', () => confirmed.size > 15)
  await node.kill()
  node = await startNode(env, 'all', apiPort)
  await until('it goes on', () => confirmed.size > 40)
  process.kill(postgres.pid, 'SIGKILL')
  postgres = await startDatabase()
  await until('and on', () => confirmed.size > 60, 40)
  await other.kill()
  other = await startNode(env, 'api')
  await Promise.race([
    crowd,
    sleep(120_000, undefined, { ref: false }).then(() => {
      stop = true
    }),
  ])
  await crowd

  const rows = await house.db.rows<{ id: string; patientId: string; serial: number; status: string }>(sql`
    select id, patient_id as "patientId", serial, status from appointments.appointment where hospital_id = ${slot.hospitalId} and schedule_id = ${slot.scheduleId}`)
  const byPatient = new Map(rows.map((r) => [r.patientId, r]))
  assert.equal(confirmed.size, 120, 'all numbers were taken')
  assert.equal(new Set(rows.map((r) => r.serial)).size, 120)
  for (const [patientId, was] of confirmed) {
    assert.equal(byPatient.get(patientId)?.id, was.id, 'what a patient saw as theirs is theirs')
    assert.equal(byPatient.get(patientId)?.serial, was.serial)
  }
  await until(
    'every payment reached its number',
    async () => {
      const booked = await house.db.rows<{ id: string }>(
        sql`select id from appointments.appointment where hospital_id = ${slot.hospitalId} and schedule_id = ${slot.scheduleId} and status = 'booked'`,
      )
      const ids = new Set(booked.map((b) => b.id))
      return [...paid].every((id) => ids.has(id))
    },
    60,
  )
  assert.ok(paid.size > 60, `only ${paid.size} could pay`)
  await until(
    'all events are delivered',
    async () =>
      (await house.db.one<{ n: number }>(sql`select count(*) as n from platform.outbox where delivered_at is null`))
        .n === 0,
    30,
  )
  assert.deepEqual(await auditNumbers(house.db), [])
  assert.deepEqual(await auditMoney(house.db), [])
})
