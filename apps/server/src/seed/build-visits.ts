import { seed as appointments } from '@jiuyi/appointments/module'
import { seedPaidOrders } from '@jiuyi/billing/module'
import { addDays, type LocalDate } from '@jiuyi/kernel'
import type { House } from '../house.ts'
import { dutyDepartments } from './accounts.ts'
import type { buildPeople } from './build-people.ts'
import { suspendedClinic } from './build-suspension.ts'
import { type Chance, chance } from './chance.ts'
import { ids, timeZone } from './hospital.ts'
import { type DemoSchedule, diary, freePlace, type Visit } from './planner.ts'
import { comingVisits, complete, type Ending, pastVisits } from './visits.ts'

type Want = {
  schedules: DemoSchedule[]
  people: Awaited<ReturnType<typeof buildPeople>>
  today: LocalDate
  scale: number
}
/** A visit of a demo family: who, where, how many days from today at the earliest (or, in the past, at the latest), and how it ended. */
type FamilyVisit = { who: string; department: string; days: number; ending: Ending; level?: string }

const familyVisits: FamilyVisit[] = [
  { who: 'self', department: 'dermatology', days: -20, ending: 'fulfilled' },
  { who: 'self', department: 'dentistry', days: -15, ending: 'noshow' },
  { who: 'self', department: 'gynecology', days: -6, ending: 'by_patient' },
  { who: 'self', department: suspendedClinic.department, days: suspendedClinic.days, ending: 'booked' },
  { who: 'mother', department: 'endocrine', days: -25, ending: 'fulfilled' },
  { who: 'mother', department: 'neurology', days: -12, ending: 'fulfilled', level: 'chief' },
  { who: 'mother', department: 'cardiology', days: 1, ending: 'booked', level: 'chief' },
  { who: 'child', department: 'pediatrics', days: -9, ending: 'fulfilled' },
  { who: 'child', department: 'pediatrics', days: 2, ending: 'booked' },
  { who: 'elder', department: 'north-geriatrics', days: -18, ending: 'fulfilled' },
  { who: 'elder', department: 'north-cardiology', days: 1, ending: 'booked' },
]

/** What people wrote who had missed a visit lately: one was ill, one had been there. */
const appeals = [
  { words: '那天早上急性肠胃炎，去了急诊，有急诊病历。', by: 'account:demo' },
  { words: '我来过，人太多没有看到签到的地方，医生看过我了。', by: 'account:demo' },
]

/** The month behind and the days ahead, with their money. */
export async function bookEverything(
  house: House,
  { schedules, people, today, scale }: Want,
): Promise<{ visits: number; orders: number }> {
  const by = chance(41)
  const own = ofFamilies(by, schedules, people, today)
  const p = { patients: people.patients, desk: people.desk, diary: diary(), today }
  const past = pastVisits(by, schedules, p, Math.round(6000 * scale))
  const full = (s: DemoSchedule) =>
    dutyDepartments.includes(s.department.key) &&
    s.schedule.practitionerId !== undefined &&
    s.schedule.on <= addDays(today, 1)
  const coming = comingVisits(by, schedules, p, {
    count: Math.round(1400 * scale),
    soldOut: Math.max(2, Math.round(14 * scale)),
    full,
  })
  const visits = [...own, ...past, ...coming].sort((a, b) =>
    a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1,
  )
  const made = new Set(await appointments.seedAppointments(house.ctxOf('appointments'), ids.hospital, visits))
  await appointments.seedNoShows(house.ctxOf('appointments'), ids.hospital, appeals)
  // Mornings on which the famous doctors' numbers were hunted.
  const hunted = schedules.filter((s) => s.schedule.feeLevel === 'renowned').map((s) => s.schedule.departmentId)
  await appointments.seedSlowed(
    house.ctxOf('appointments'),
    { hospitalId: ids.hospital, timeZone, today },
    [...new Set(hunted)].slice(0, 3),
  )
  // A line in front of a doctor who is full, and a clinic whose numbers will be drawn.
  await appointments.seedFair(house.ctxOf('appointments'), ids.hospital, people.patients.slice(20, 27))
  const bySchedule = new Map(schedules.map((s) => [s.schedule.id, s]))
  const orders = visits.flatMap((v) =>
    made.has(v.id) && v.paidAt ? [orderOf(by, v, bySchedule.get(v.scheduleId)!)] : [],
  )
  return { visits: made.size, orders: await seedPaidOrders(house.ctxOf('billing'), orders, timeZone) }
}

function orderOf(by: Chance, v: Visit, s: DemoSchedule) {
  const channel =
    v.channel === 'online'
      ? ('wechat_jsapi' as const)
      : by.weighted([
          ['wechat_native', 60],
          ['cash', 25],
          ['card_terminal', 15],
        ] as const)
  const refunded = v.status === 'cancelled'
  return {
    source: `appointment:${v.id}`,
    hospitalId: ids.hospital,
    patientId: v.patientId,
    title: `挂号费 ${s.department.name}`,
    amountFen: s.facts.feeFen,
    channel,
    paidAt: v.paidAt!,
    ...(refunded && {
      refundedAt: new Date(Date.parse(v.endedAt!) + by.int(3, 90) * 1000).toISOString(),
      refundReason: v.cancelReason!,
    }),
  }
}

/** The demo families first, while every clinic still has room. */
function ofFamilies(by: Chance, schedules: DemoSchedule[], people: Want['people'], today: LocalDate): Visit[] {
  const members = new Map<string, Want['people']['families'][number]['members'][number]>(
    people.families.flatMap((f) => f.members.map((m) => [m.key, m] as const)),
  )
  return familyVisits.flatMap((want) => {
    const patient = members.get(want.who)!
    const day = addDays(today, want.days)
    const near = schedules.filter(
      (s) =>
        s.department.key === want.department &&
        s.schedule.practitionerId &&
        (!want.level || s.schedule.feeLevel === want.level),
    )
    const s = want.days < 0 ? near.findLast((x) => x.schedule.on <= day) : near.find((x) => x.schedule.on >= day)
    const place = s && freePlace(by, s)
    return s && place
      ? [complete(by, s, { desk: people.desk, today }, { ...place, pool: 'online', patient }, want.ending)]
      : []
  })
}
