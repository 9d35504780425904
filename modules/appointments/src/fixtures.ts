import type { Identity } from '@jiuyi/identity'
import { addDays, type Facade, localDate, newId } from '@jiuyi/kernel'
import { type Ctx, type Db, sql } from '@jiuyi/platform'
import { testClock, testKeys } from '@jiuyi/testkit'
import type { StockFacts } from './contract.ts'
import { openStock } from './open-stock.ts'
import { type NumberRequest, takeNumbers } from './take-number.ts'

/** For this module's tests: one hospital, a clock that stands at noon, an identity that says yes. */
export function setUp(db: Db) {
  const clock = testClock('2026-11-23T04:00:00Z') // Monday, 12:00 at the hospital
  const ctx: Ctx = { db, clock, keys: testKeys() }
  const hospitalId = newId()
  const today = localDate(clock(), 'Asia/Shanghai')
  const tomorrow = addDays(today, 1)

  /** A released schedule tomorrow morning: `capacities` numbers in half-hour periods from 08:00, all of them online unless said otherwise. */
  async function schedule(capacities: number[], change: Partial<StockFacts> = {}): Promise<StockFacts> {
    const facts: StockFacts = {
      scheduleId: newId(),
      hospitalId,
      campusId: newId(),
      departmentId: newId(),
      practitionerId: newId(),
      on: tomorrow,
      half: 'am',
      feeLevel: 'chief',
      feeFen: 2500,
      room: '3 楼 12 诊室',
      timeZone: 'Asia/Shanghai',
      releaseAt: '2026-11-10T23:00:00Z',
      revision: 1,
      periods: capacities.map((capacity, i) => ({ from: clockText(i), to: clockText(i + 1), capacity })),
      pools: { online: capacities.reduce((a, b) => a + b, 0), referral: 0, desk: 0, revisit: 0 },
      ...change,
    }
    await openStock(ctx)(facts)
    return facts
  }

  const request = (f: StockFacts, change: Partial<NumberRequest> = {}): NumberRequest => ({
    hospitalId,
    scheduleId: f.scheduleId,
    periodNo: 0,
    patientId: newId(),
    feeFen: f.feeFen,
    pool: 'online',
    elder: false,
    by: 'account:test',
    channel: 'online',
    key: newId(),
    bodyHash: 'h',
    ...change,
  })
  const take = async (f: StockFacts, change: Partial<NumberRequest> = {}) =>
    (await takeNumbers(db, clock, [request(f, change)]))[0]!
  const serialOf = async (id: string | null) =>
    (
      await db.one<{ serial: number }>(
        sql`select serial from appointments.appointment where id = ${id} and hospital_id = ${hospitalId}`,
      )
    ).serial
  return { ctx, clock, hospitalId, today, tomorrow, schedule, request, take, serialOf }
}

const clockText = (halfHours: number) =>
  `${String(8 + Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 ? '30' : '00'}`

/** An identity in which everyone may act for everyone but the named strangers. */
export const fakeIdentity = (strangers: string[] = []): Facade<(typeof Identity)['methods']> => ({
  authenticate: async () => ({}),
  mayBook: async ({ patientId }) => ({ allowed: !strangers.includes(patientId), due: [], elder: false }),
  mayActFor: async ({ patientId }) => ({ allowed: !strangers.includes(patientId) }),
  patientCards: async ({ patientIds }) => ({
    cards: patientIds.map((patientId) => ({
      patientId,
      name: '王明',
      nameMasked: '王*',
      sex: 'male' as const,
      bornOn: '1990-01-01',
      ageYears: 36,
      certificateType: 'id_card' as const,
      certificateMasked: '**************1234',
      phoneMasked: '138****0000',
    })),
  }),
  findPatients: async () => ({ patientIds: [] }),
  accountsFor: async () => ({ accountIds: [] }),
  reachable: async ({ patientIds }) => ({ patientIds }),
  contact: async () => ({ language: 'zh-CN', elder: false }),
  consented: async () => ({ due: [] }),
})
