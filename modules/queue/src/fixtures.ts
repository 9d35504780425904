import { newId } from '@jiuyi/kernel'
import { type Ctx, type Db, sql } from '@jiuyi/platform'
import { testClock, testKeys } from '@jiuyi/testkit'
import type { JoinFacts } from './contract.ts'
import { joinQueue } from './join-queue.ts'
import { change, placeOf } from './ledger.ts'
import { type Entry, find, type QueueState } from './machine.ts'

/** For this module's tests: one hospital, one room, a morning that begins at 08:00 hospital time. */
export function setUp(db: Db) {
  const clock = testClock('2026-11-23T00:00:00Z')
  const ctx: Ctx = { db, clock, keys: testKeys() }
  const place = { hospitalId: newId(), campusId: newId(), departmentId: newId() }
  const doctor = newId()
  const factsOf = (serial: number, more: Partial<JoinFacts> = {}): JoinFacts => ({
    ...place,
    appointmentId: newId(),
    practitionerId: doctor,
    scheduleId: newId(),
    patientId: newId(),
    nameMasked: '王*',
    on: '2026-11-23',
    half: 'am',
    serial,
    room: '3 楼 12 诊室',
    startsAt: '2026-11-23T00:00:00Z',
    endsAt: '2026-11-23T04:00:00Z',
    arrivedAt: clock().toISOString(),
    how: 'desk',
    ...more,
  })
  /** Checks somebody in; one second passes, so that arrivals differ. */
  async function arrive(serial: number, more: Partial<JoinFacts> = {}) {
    clock.forward(1000)
    const facts = factsOf(serial, more)
    const { entryId } = await joinQueue(ctx)(facts)
    const { queueId } = (await placeOf(db, place.hospitalId, entryId))!
    return { ...facts, entryId, queueId }
  }
  const act = <T>(queueId: string, work: (s: QueueState) => T, entryIds: string[] = []) =>
    change(ctx, { hospitalId: place.hospitalId, queueIds: [queueId], entryIds }, ([s]) => work(s!))
  const on = <T>(e: { queueId: string; entryId: string }, work: (s: QueueState, e: Entry) => T) =>
    act(e.queueId, (s) => work(s, find(s, e.entryId)), [e.entryId])
  const serials = async (queueId: string) =>
    (
      await db.rows<{ serial: number }>(
        sql`select serial from queue.queue_entry where queue_id = ${queueId} and status = 'waiting' order by position`,
      )
    ).map((r) => r.serial)
  const statusOf = async (entryId: string) =>
    (await db.one<{ status: string }>(sql`select status from queue.queue_entry where id = ${entryId}`)).status
  const roomOf = async (name = '3 楼 12 诊室') =>
    (
      await db.one<{ id: string }>(
        sql`select id from queue.room where hospital_id = ${place.hospitalId} and name = ${name} limit 1`,
      )
    ).id
  return { ctx, clock, ...place, doctor, factsOf, arrive, act, on, serials, statusOf, roomOf }
}
