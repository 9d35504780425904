import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { auditNumbers } from '@jiuyi/appointments/module'
import { auditMoney } from '@jiuyi/billing/module'
import { sql } from '@jiuyi/platform'
import { book, freeSlots, orderOf, paymentOf, settled, take, until } from './src/booking.ts'
import { aPatientUser, aStaffMember, codeOf, done, visitor } from './src/people.ts'
import { setStage } from './src/stage.ts'

const stage = await setStage({ processes: 2 })
const { sandbox, db } = stage
const [first, second] = stage.nodes

test('a patient books, pays, is told, sees the ticket; the desk sees the booking; cancelling gives the money back', async () => {
  const { api, patientId } = await aPatientUser(stage)
  const [slot] = await freeSlots(api)
  const booked = await book(stage, api, slot!, patientId)
  assert.equal(booked.feeFen, slot!.feeFen)
  assert.equal((await orderOf(api, booked.id))?.status, 'paid')
  const message = await until('the message is in the inbox', async () =>
    done(await api.GET('/api/messages')).items.find((m) => m.template === 'number_booked'),
  )
  assert.equal(message.link, `appointment:${booked.id}`)
  assert.ok(!message.body.includes('测试员'), 'a message on a locked screen does not show the whole name')

  const desk = await aStaffMember(stage, 'desk')
  const list = done(
    await desk.api.GET('/api/staff/appointments', {
      params: { query: { on: slot!.on, departmentId: slot!.departmentId } },
    }),
  )
  const seen = list.items.find((x) => x.appointment.id === booked.id)
  assert.equal(seen?.patient?.nameMasked, '测*员')

  const cancelled = done(
    await api.POST('/api/appointments/{id}/cancellation', { params: { path: { id: booked.id } }, body: {} }),
  )
  assert.equal(cancelled.status, 'cancelled')
  await until('the money is back', async () => (await orderOf(api, booked.id))?.status === 'refunded')
})

test('what was booked through one process is seen, and the same key answered, by the other', async () => {
  const { api, patientId } = await aPatientUser(stage)
  const [slot] = await freeSlots(api)
  const key = newIdempotencyKey()
  const elsewhere = visitor(second!.url)
  elsewhere.wire.token = api.wire.token!
  const answers = await Promise.all([
    take(api, slot!, patientId, key),
    take(elsewhere, slot!, patientId, key),
    take(api, slot!, patientId, key),
  ])
  assert.equal(new Set(answers.map((a) => done(a).id)).size, 1)
  assert.equal(
    codeOf(await take(elsewhere, { ...slot!, periodNo: slot!.periodNo + 1 }, patientId, key)),
    'appointments.idempotency_key_reused',
  )
})

test('a double tap holds one number', async () => {
  const { api, patientId } = await aPatientUser(stage)
  const [slot] = await freeSlots(api)
  const answers = await Promise.all([take(api, slot!, patientId), take(api, slot!, patientId)])
  assert.deepEqual(answers.map(codeOf).sort(), ['', 'appointments.already_booked'])
})

test('the price changed meanwhile: nothing is taken and the new fee is told', async () => {
  const { api, patientId } = await aPatientUser(stage)
  const [slot] = await freeSlots(api)
  const answer = await take(api, { ...slot!, feeFen: slot!.feeFen + 100 }, patientId)
  assert.equal(codeOf(answer), 'appointments.fee_changed')
  assert.equal(answer.error?.['feeFen'], slot!.feeFen)
})

test('a notification that comes twice, late, forged or for another amount never books twice and never books wrongly', async () => {
  const { api, patientId } = await aPatientUser(stage)
  const [slot] = await freeSlots(api)
  sandbox.control.faults.add({ target: 'notify.payment', mode: 'duplicate', times: 1 })
  const booked = await book(stage, api, slot!, patientId)
  const bookings = await db.one<{ n: number }>(
    sql`select count(*) as n from platform.outbox where name = 'appointments.appointment_booked.v1' and key = ${booked.id}`,
  )
  assert.equal(bookings.n, 1)

  for (const mode of ['bad_signature', 'stale'] as const) {
    const user = await aPatientUser(stage)
    sandbox.control.faults.add({ target: 'notify.payment', mode, times: 1 })
    // The forged one is refused; the sandbox sends the true one again, as WeChat would.
    const again = await book(stage, user.api, (await freeSlots(user.api))[0]!, user.patientId)
    assert.equal(again.status, 'booked')
  }

  const wrong = await aPatientUser(stage)
  const held = done(await take(wrong.api, (await freeSlots(wrong.api))[0]!, wrong.patientId))
  const { payParams } = done(await paymentOf(wrong.api, held.id))
  sandbox.control.faults.add({ target: 'notify.payment', mode: 'wrong_amount', times: 1 })
  await sandbox.control.requestPayment(payParams, 'pay')
  await until(
    'someone must look at it',
    async () =>
      (
        await db.one<{ n: number }>(
          sql`select count(*) as n from billing.charge_order where source = ${`appointment:${held.id}`} and attention is not null`,
        )
      ).n === 1,
  )
  const after = done(await wrong.api.GET('/api/appointments/{id}', { params: { path: { id: held.id } } }))
  assert.notEqual(after.status, 'booked')
})

test('the notification never comes: asking the channel books the number', async () => {
  const { api, patientId } = await aPatientUser(stage)
  const held = done(await take(api, (await freeSlots(api))[0]!, patientId))
  const { payParams } = done(await paymentOf(api, held.id))
  sandbox.control.faults.add({ target: 'notify.payment', mode: 'drop', times: 20 })
  await sandbox.control.requestPayment(payParams, 'lose')
  const checked = done(await api.POST('/api/appointments/{id}/payment-check', { params: { path: { id: held.id } } }))
  sandbox.control.faults.clear()
  assert.equal(checked.appointment.status, 'booked')
})

test('a payment after the hold expired goes back, and the patient is told', async () => {
  const { api, patientId } = await aPatientUser(stage)
  const held = done(await take(api, (await freeSlots(api))[0]!, patientId))
  const { payParams } = done(await paymentOf(api, held.id))
  sandbox.control.faults.add({ target: 'pay.close', mode: 'error', times: 50 })
  await db.rows(sql`update appointments.appointment set hold_until = now() - interval '1 minute' where id = ${held.id}`)
  await until(
    'the hold is gone',
    async () =>
      done(await api.GET('/api/appointments/{id}', { params: { path: { id: held.id } } })).cancelReason ===
      'hold_expired',
  )
  // The order closes a moment after the number is free: paid in between, the money goes back as a refund of a lost hold.
  await until('the order is closed', async () => (await orderOf(api, held.id))?.status === 'closed')
  await sandbox.control.requestPayment(payParams, 'pay')
  await until(
    'the patient is told',
    async () => done(await api.GET('/api/messages')).items.some((m) => m.template === 'payment_returned'),
    30,
  )
  sandbox.control.faults.clear()
  assert.equal(done(await api.GET('/api/appointments/{id}', { params: { path: { id: held.id } } })).status, 'cancelled')
})

test('SMS is down: the person is told, and no code is left behind', async () => {
  sandbox.control.faults.add({ target: 'sms', mode: 'down', times: 5 })
  const api = visitor(first!.url)
  const answer = await api.POST('/api/sms-codes', { body: { phone: '19900001234', purpose: 'login' } })
  sandbox.control.faults.clear()
  assert.equal(codeOf(answer), 'identity.sms_unavailable')
  assert.match(answer.error!.title, /短信/)
})

test('the desk books for a patient, takes cash, cancels, and the money is given back', async () => {
  const desk = await aStaffMember(stage, 'desk')
  const { api, patientId } = await aPatientUser(stage)
  const [slot] = await freeSlots(api)
  const key = newIdempotencyKey()
  const held = done(
    await desk.api.POST('/api/staff/appointments', {
      params: { header: { 'idempotency-key': key } },
      body: { scheduleId: slot!.scheduleId, periodNo: slot!.periodNo, patientId, feeFen: slot!.feeFen },
    }),
  )
  const paid = done(
    await desk.api.POST('/api/staff/appointments/{id}/payment', {
      params: { path: { id: held.id } },
      body: { channel: 'cash' },
    }),
  )
  assert.equal(paid.order.status, 'paid')
  await until(
    'booked',
    async () =>
      done(await api.GET('/api/appointments/{id}', { params: { path: { id: held.id } } })).status === 'booked',
  )
  done(
    await desk.api.POST('/api/staff/appointments/{id}/cancellation', {
      params: { path: { id: held.id } },
      body: { reason: '患者来电取消' },
    }),
  )
  await until(
    'given back',
    async () =>
      done(await desk.api.GET('/api/staff/appointments/{id}/order', { params: { path: { id: held.id } } })).order
        ?.status === 'refunded',
  )
})

test('a Native code on the desk’s screen is paid with the patient’s phone', async () => {
  const desk = await aStaffMember(stage, 'desk')
  const { api, patientId } = await aPatientUser(stage)
  const [slot] = await freeSlots(api)
  const held = done(
    await desk.api.POST('/api/staff/appointments', {
      params: { header: { 'idempotency-key': newIdempotencyKey() } },
      body: { scheduleId: slot!.scheduleId, periodNo: slot!.periodNo, patientId, feeFen: slot!.feeFen },
    }),
  )
  const { codeUrl } = done(
    await desk.api.POST('/api/staff/appointments/{id}/payment', {
      params: { path: { id: held.id } },
      body: { channel: 'wechat_native' },
    }),
  )
  assert.match(codeUrl!, /^weixin:\/\//)
  await sandbox.control.pay({ codeUrl: codeUrl!, action: 'pay' })
  const seen = await until('booked', async () => {
    const now = done(
      await desk.api.POST('/api/staff/appointments/{id}/payment-check', { params: { path: { id: held.id } } }),
    )
    return now.appointment.status === 'booked' && now
  })
  assert.equal(seen.order?.status, 'paid')
})

test('after all of this numbers and money tie out, and no log line names a patient', async () => {
  await settled(stage)
  assert.deepEqual(await auditNumbers(db), [])
  const faults = (await auditMoney(db)).filter((f) => !JSON.stringify(f).includes('attention'))
  assert.deepEqual(faults, [])
  for (const node of stage.nodes)
    assert.ok(!/测试员|99999919|1990\d{7}/.test(node.log()), 'a log line holds a name, an ID number or a phone')
})
