import { setTimeout as sleep } from 'node:timers/promises'
import { newIdempotencyKey, type Schemas } from '@jiuyi/api-client'
import { addDays, localDate, newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { type Api, done } from './people.ts'
import type { Stage } from './stage.ts'

export type Appointment = Schemas['Appointment']
export type Slot = { scheduleId: string; periodNo: number; feeFen: number; departmentId: string; on: string }

/** Waits until something is so; fails with its name after `seconds`. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  seconds = 15,
): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const found = await probe()
    if (found) return found
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`)
    await sleep(50)
  }
}

/** Free periods from tomorrow on that cost something, in a department each, so that the limits of one do not touch the other. */
export async function freeSlots(api: Api, count = 1): Promise<Slot[]> {
  // What is left may be a second old: an earlier test of the file may just have taken something.
  await sleep(1_200)
  const { items: hospitals } = done(await api.GET('/api/hospitals'))
  const slots: Slot[] = []
  for (const campus of hospitals.flatMap((h) => h.campuses)) {
    const { items } = done(await api.GET('/api/campuses/{id}/departments', { params: { path: { id: campus.id } } }))
    for (const department of items.filter((d) => d.bookable)) {
      const a = done(await api.GET('/api/departments/{id}/availability', { params: { path: { id: department.id } } }))
      for (const s of a.schedules.filter((x) => x.state === 'available' && x.feeFen > 0 && x.on > a.days[0]!.on)) {
        const { periods } = done(
          await api.GET('/api/schedules/{id}/periods', { params: { path: { id: s.scheduleId } } }),
        )
        const free = periods.find((p) => p.state === 'available')
        if (!free || slots.some((x) => x.on === s.on)) continue
        slots.push({
          scheduleId: s.scheduleId,
          periodNo: free.periodNo,
          feeFen: s.feeFen,
          departmentId: department.id,
          on: s.on,
        })
        break
      }
      if (slots.length === count) return slots
    }
  }
  throw new Error(`only ${slots.length} of ${count} free periods in the demo hospital`)
}

/** A clinic of a test's own in a department of the demo hospital: so many numbers in three days, released long ago unless said otherwise. */
export async function ownClinic(
  stage: Stage,
  api: Api,
  departmentId: string,
  options: { capacity: number[]; feeFen?: number; releaseAt?: string; inDays?: number; practitionerId?: string },
): Promise<Slot> {
  const { department } = done(await api.GET('/api/departments/{id}', { params: { path: { id: departmentId } } }))
  const { items } = done(await api.GET('/api/hospitals'))
  const hospital = items.find((h) => h.campuses.some((c) => c.id === department.campusId))!
  const scheduleId = newId()
  const on = addDays(localDate(new Date(), 'Asia/Shanghai'), options.inDays ?? 3)
  const online = options.capacity.reduce((a, b) => a + b, 0)
  await stage.house.facades.appointments.openStock({
    scheduleId,
    hospitalId: hospital.id,
    campusId: department.campusId,
    departmentId,
    ...(options.practitionerId && { practitionerId: options.practitionerId }),
    on,
    half: 'night',
    feeLevel: 'ordinary',
    feeFen: options.feeFen ?? 2500,
    room: '测试诊室',
    timeZone: 'Asia/Shanghai',
    releaseAt: options.releaseAt ?? '2026-01-01T00:00:00Z',
    revision: 1,
    periods: options.capacity.map((capacity, i) => ({ from: `${18 + i}:00`, to: `${18 + i}:30`, capacity })),
    pools: { online, referral: 0, desk: 0, revisit: 0 },
  })
  return { scheduleId, periodNo: 0, feeFen: options.feeFen ?? 2500, departmentId, on }
}

export const take = (api: Api, slot: Slot, patientId: string, key = newIdempotencyKey()) =>
  api.POST('/api/appointments', {
    params: { header: { 'idempotency-key': key } },
    body: { scheduleId: slot.scheduleId, periodNo: slot.periodNo, patientId, feeFen: slot.feeFen },
  })

export const paymentOf = (api: Api, id: string) =>
  api.POST('/api/appointments/{id}/payment', {
    params: { path: { id } },
    body: { channel: 'wechat_jsapi', app: 'mini-program' },
  })

/** Takes a number and pays for it on the sandbox's phone; answers when it is booked. */
export async function book(stage: Stage, api: Api, slot: Slot, patientId: string): Promise<Appointment> {
  const held = done(await take(api, slot, patientId))
  const { payParams } = done(await paymentOf(api, held.id))
  const paid = await stage.sandbox.control.requestPayment(payParams, 'pay')
  if (paid.result !== 'ok') throw new Error(`the payment sheet said ${JSON.stringify(paid)}`)
  return until('the number is booked', async () => {
    const now = done(await api.GET('/api/appointments/{id}', { params: { path: { id: held.id } } }))
    return now.status === 'booked' && now
  })
}

export const orderOf = async (api: Api, id: string) =>
  done(await api.GET('/api/appointments/{id}/order', { params: { path: { id } } })).order

/** Nothing is left to deliver. */
export const settled = (stage: Stage) =>
  until(
    'all events are delivered',
    async () =>
      (await stage.db.one<{ n: number }>(sql`select count(*) as n from platform.outbox where delivered_at is null`))
        .n === 0,
  )
