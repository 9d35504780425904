import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import { es5Gate, pack, wechatCompilers } from '@jiuyi/weapp-lab'
import { until } from './src/booking.ts'
import {
  aChoice,
  addPatient,
  aPhoneAround,
  chooseNumber,
  packedWeapp,
  register,
  targets,
  weappDist,
} from './src/patient-app.ts'
import { visitor } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const api = visitor(stage.url)
const taken = new Set<string>()
const packed = await packedWeapp(stage)

test('the compiled mini program: WeChat’s own compilers accept it, every file is ES5, packages keep their size', async () => {
  const { errors, sizes } = await pack(weappDist, mkdtempSync(join(tmpdir(), 'jiuyi-gate-')))
  assert.deepEqual(errors, [])
  assert.ok(sizes['main']! <= 700 * 1024, `the main package has ${sizes['main']} bytes, 700 KiB are the budget`)
  assert.deepEqual(es5Gate(weappDist), [])
  const compiled = await wechatCompilers(weappDist)
  if (compiled.skipped) console.log(compiled.skipped)
  assert.deepEqual(compiled.diagnostics, [])
})

const newest = async () =>
  (
    await stage.db.one<{ id: string }>(
      sql`select id from appointments.appointment where status = 'booked' order by created_at desc, id desc limit 1`,
    )
  ).id

for (const [name, start] of targets(stage, packed))
  for (const look of ['standard', 'elder'] as const) {
    test(`${name}, ${look}: register → book → cancel the sheet → pay → ticket → cancel → money back`, {
      timeout: 180_000,
    }, async () => {
      const app = await start()
      try {
        const around = await aPhoneAround(app, stage)
        const picture = async (page: string) => {
          if (app.target === 'h5') {
            await app.shot(look === 'elder' ? `patient-${page}-elder` : `patient-${page}`)
            assert.deepEqual(await app.violations!(), [], `${page} in ${look}`)
          }
        }
        const phone = await register(app, stage, look)
        await addPatient(app, look === 'elder' ? '赵奶奶' : '钱多多', phone)
        const choice = await aChoice(api, taken)
        await chooseNumber(app, choice, picture)
        await around.onSheet('cancel')
        await app.tap('#submit')
        await app.waitFor('#pay-now')
        assert.equal(await app.path(), 'pages/pay/index')
        await picture('pay')
        await app.tap('#pay-now')
        if (app.target === 'h5') {
          // An account that came by phone has no WeChat yet: it authorises once, in the sandbox's page, and comes back to the same payment.
          await app.tap('#authorise')
          await app.tap(`#sandbox-user-${look === 'elder' ? 2 : 1}`)
          await app.tap('#sandbox-allow')
          await app.waitFor('#pay-now')
          await app.tap('#pay-now')
          await around.touchSheet('cancel')
        }
        await app.waitFor('#pay-note')
        await around.onSheet('pay')
        await app.tap('#pay-now')
        await around.touchSheet('pay')
        await app.waitFor(async () => (await app.path()) === 'pages/ticket/index')
        await app.waitFor('#qr')
        assert.match(await app.text('#serial'), /\d/)
        await picture('ticket')
        if (app.target === 'h5' && look === 'standard') {
          const ticket = `/pages/ticket/index?id=${await newest()}`
          await app.open('/pages/settings/index')
          await app.tap('#language-en')
          await app.open(ticket)
          await app.waitFor('#qr')
          assert.match(await app.text('#cancel'), /cancel/i)
          await app.shot('patient-ticket-en')
          assert.deepEqual(await app.violations!(), [], 'ticket in English')
        }
        if (app.target === 'weapp') {
          await app.tap('#remind')
          await app.waitFor('#reminded')
        }
        await app.tap('#cancel')
        await app.tap('#cancel-dialog-confirm')
        await app.waitFor('#refund')
        const row = await until('the money is back', () =>
          stage.db.maybeOne<{ status: string }>(sql`
            select o.status from billing.charge_order o join appointments.appointment a on o.source = 'appointment:' || a.id
             where a.schedule_id = ${choice.scheduleId} and a.status = 'cancelled' and o.status = 'refunded'`),
        )
        assert.equal(row.status, 'refunded')
        if (app.target === 'weapp')
          await until(
            'WeChat shows the message the patient agreed to',
            () => stage.sandbox.control.messages(around.openid).length > 0,
          )
        assert.deepEqual(await app.errors(), [])
        const stats = await app.stats?.()
        if (stats) assert.ok(stats.max <= 64 * 1024, `a setData of ${stats.max} bytes`)
      } catch (e) {
        await app.shot(`failed-${app.name}-${look}`)
        throw e
      } finally {
        await app.close()
      }
    })
  }
