// Fair ways to a number that is hard to get: patient A waits in line on the phone and is served, patient B at the desk; and a draw from mark to proof.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { sql } from '@jiuyi/platform'
import { h5Driver } from '@jiuyi/weapp-lab'
import { freeSlots, ownClinic, take, until } from './src/booking.ts'
import { openConsole, shot, violations } from './src/console-page.ts'
import { addPatient, register, shots } from './src/patient-app.ts'
import { aPatientUser, done } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage()
const desk = await openConsole(stage)
const holder = await aPatientUser(stage, stage.url, '有号的人')
const other = await aPatientUser(stage, stage.url, '窗口患者')
const [slot] = await freeSlots(holder.api)
const phone = () => h5Driver(stage.url, { shots, viewport: { width: 375, height: 812 }, timeoutMs: 15_000 })

test('full: A joins on the phone, B at the desk; a number comes back, A is first, declines, and B is asked', {
  timeout: 150_000,
}, async () => {
  const clinic = await ownClinic(stage, holder.api, slot!.departmentId, { capacity: [1], inDays: 6 })
  const held = done(await take(holder.api, clinic, holder.patientId))
  const app = await phone()
  try {
    await register(app, stage, 'elder')
    await addPatient(app, '候补甲')
    await app.open(`/pages/periods/index?scheduleId=${clinic.scheduleId}`)
    await app.waitFor('#go-waitlist')
    await app.shot('periods-full-elder')
    await app.tap('#go-waitlist')
    await app.waitFor('#submit')
    await app.shot('waitlist-join-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap('#submit')
    const entry = await until('A is in line', () =>
      stage.db.maybeOne<{ id: string }>(
        sql`select id from appointments.waitlist_entry where schedule_id = ${clinic.scheduleId}`,
      ),
    )
    await app.waitFor(`#entry-${entry.id}-place`)
    assert.match(await app.text(`#entry-${entry.id}-place`), /第 1 位/)
    await app.shot('waitlist-mine-elder')
    assert.deepEqual(await app.violations?.(), [])

    const { page, thrown } = await desk.at('desk')
    await page.goto(`${stage.url}/console/waitlists?schedule=${clinic.scheduleId}`)
    await page.getByTestId('add-to-line').click()
    await page.getByTestId('patient-search').fill('窗口患者')
    await page.getByTestId('patient-result').first().click()
    await page.getByTestId('join-submit').click()
    await page
      .getByTestId(/^place-/)
      .nth(1)
      .waitFor()
    await shot(page, 'console-waitlist')
    assert.deepEqual(await violations(page), [])

    done(await holder.api.POST('/api/appointments/{id}/cancellation', { params: { path: { id: held.id } }, body: {} }))
    await until('A is asked', async () => {
      const row = await stage.db.one<{ status: string }>(
        sql`select status from appointments.waitlist_entry where id = ${entry.id}`,
      )
      return row.status === 'offered'
    })
    await until('A is told', () =>
      stage.db.maybeOne(sql`select 1 as one from notification.message where template = 'waitlist_offered'`),
    )
    await app.open('/pages/messages/index')
    await app.waitFor(async () => /轮到您了/.test(await app.text('#messages')))
    await app.open('/pkg-fair/waitlist/index')
    await app.waitFor(`#entry-${entry.id}-pay`)
    await app.shot('waitlist-offer-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap(`#entry-${entry.id}-leave`)
    await app.tap(`#leaving-${entry.id}-confirm`)
    await app.waitFor(async () => /已放弃/.test(await app.text(`#entry-${entry.id}-status`)))
    await page.getByTestId('state-offered').waitFor()
    assert.deepEqual(thrown, [])
    const served = await stage.db.one<{ patientId: string }>(
      sql`select patient_id as "patientId" from appointments.waitlist_entry where schedule_id = ${clinic.scheduleId} and status = 'offered'`,
    )
    assert.equal(served.patientId, other.patientId)
  } finally {
    await app.close()
  }
})

test('a draw: the manager marks it, A wishes on the phone and B at the desk, it is drawn by the clock, and anybody can recompute it', {
  timeout: 150_000,
}, async () => {
  const soon = new Date(Date.now() + 3_600_000).toISOString()
  const clinic = await ownClinic(stage, holder.api, slot!.departmentId, {
    capacity: [1, 1],
    inDays: 8,
    releaseAt: soon,
  })
  const manager = await desk.at('manager')
  await manager.page.goto(`${stage.url}/console/draws?from=${clinic.on}&to=${clinic.on}`)
  await manager.page.getByTestId(`mark-${clinic.scheduleId}`).click()
  await manager.page.getByTestId('draw-announced').first().waitFor()
  await shot(manager.page, 'console-draws')
  assert.deepEqual(await violations(manager.page), [])
  // The hour until the release passes.
  await stage.db.rows(
    sql`update appointments.stock set pool_release_at = array_fill(now(), array[4]) where schedule_id = ${clinic.scheduleId}`,
  )
  await stage.db.rows(
    sql`update appointments.draw set marked_at = now() - interval '1 hour', pause_seconds = 4 where schedule_id = ${clinic.scheduleId}`,
  )
  const app = await phone()
  try {
    await register(app, stage, 'elder')
    await addPatient(app, '抽号甲')
    await app.open(`/pages/periods/index?scheduleId=${clinic.scheduleId}`)
    await app.tap('#go-draw')
    await app.waitFor('#submit')
    await app.tap('#want-1')
    await app.shot('draw-enter-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap('#submit')
    await app.waitFor('#wish-state')
    await app.shot('draw-wished-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap('#go-proof')
    await app.waitFor('#step-1-code')
    assert.equal(await app.count('#step-3-code'), 0, 'the seed is shown after the draw only')
    await app.shot('draw-proof-early-elder')

    const { page } = await desk.at('desk')
    await page.goto(`${stage.url}/console/draws?from=${clinic.on}&to=${clinic.on}&schedule=${clinic.scheduleId}`)
    await page.getByTestId('enter-wish').click()
    await page.getByTestId('patient-search').fill('窗口患者')
    await page.getByTestId('patient-result').first().click()
    await page.getByTestId('enter-now').click()
    await until('two wishes', async () => {
      const d = done(await holder.api.GET('/api/draws/{id}', { params: { path: { id: clinic.scheduleId } } }))
      return d.wishes === 2
    })
    done(
      await holder.api.POST('/api/wishes', {
        params: { header: { 'idempotency-key': newIdempotencyKey() } },
        body: { scheduleId: clinic.scheduleId, patientId: holder.patientId },
      }),
    )
    // The half hour of collecting passes; closing and drawing are the worker's, by the clock.
    await stage.db.rows(
      sql`update appointments.stock set pool_release_at = array_fill(now() - interval '30 minutes', array[4]) where schedule_id = ${clinic.scheduleId}`,
    )
    const proof = await until(
      'it is drawn',
      async () => {
        const d = done(await holder.api.GET('/api/draws/{id}', { params: { path: { id: clinic.scheduleId } } }))
        return d.status === 'drawn' && d
      },
      30,
    )
    assert.deepEqual(
      proof.order!.map((o) => o.outcome),
      ['number', 'number', 'waitlist'],
    )
    const address = `${stage.url}/api/draws/${clinic.scheduleId}`
    const root = resolve(import.meta.dirname, '..')
    assert.match(
      execFileSync(process.execPath, [resolve(root, 'apps/server/src/cli.ts'), 'draw', 'verify', address]).toString(),
      /everything agrees/,
    )
    await app.open(`/pkg-fair/draw/index?scheduleId=${clinic.scheduleId}`)
    await app.waitFor('#wish-rank')
    await app.shot('draw-result-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap('#go-proof')
    await app.waitFor('#line-1')
    await app.shot('draw-proof-elder')
    assert.deepEqual(await app.violations?.(), [])
    await app.open('/pages/settings/index')
    await app.tap('#language-en')
    await app.open(`/pkg-fair/draw/index?scheduleId=${clinic.scheduleId}`)
    await app.waitFor('#wish-rank')
    await app.shot('draw-result-en')
    assert.deepEqual(await app.violations?.(), [])
    await app.tap('#go-proof')
    await app.waitFor('#line-1')
    await app.shot('draw-proof-en')
    assert.deepEqual(await app.violations?.(), [])
    assert.deepEqual(await app.errors(), [])
    await page.reload()
    await page.getByTestId('seed').waitFor()
    await shot(page, 'console-draw')
    assert.deepEqual(await violations(page), [])
  } finally {
    await app.close()
  }
})
