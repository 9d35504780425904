import type { FeeLevel } from '@jiuyi/directory'
import { addDays, type HalfDay, type LocalDate, weekday } from '@jiuyi/kernel'
import type { seed as scheduling } from '@jiuyi/scheduling/module'
import { trainingHall } from './build-change.ts'
import type { Chance } from './chance.ts'
import { type DemoDepartment, departments } from './departments.ts'
import type { DemoDoctor } from './doctors.ts'
import { ids } from './hospital.ts'

type Template = Parameters<typeof scheduling.seedTemplates>[1][number]

const pools = { online: 55, referral: 20, desk: 15, revisit: 10 }
const begins: Record<HalfDay, [hour: number, minute: number, periods: number]> = {
  am: [8, 0, 7],
  pm: [13, 30, 7],
  night: [17, 30, 4],
}

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Half-hour periods from the hour the half-day begins, `each` numbers in every one. */
const halfHours = (half: HalfDay, each: number, most = 99) => {
  const [hour, minute, periods] = begins[half]
  const start = hour * 60 + minute
  return Array.from({ length: Math.min(periods, most) }, (_, i) => ({
    from: clockText(start + i * 30),
    to: clockText(start + i * 30 + 30),
    capacity: each,
  }))
}

type Slot = { weekday: number; half: HalfDay }
const workdays: Slot[] = [1, 2, 3, 4, 5].flatMap((day) => [
  { weekday: day, half: 'am' as const },
  { weekday: day, half: 'pm' as const },
])
const saturday: Slot = { weekday: 6, half: 'am' }
const wednesdayEvening: Slot = { weekday: 3, half: 'night' }
const evenings = [
  'pediatrics',
  'north-pediatrics',
  'cardiology',
  'gynecology',
  'dermatology',
  'tcm',
  'north-psychology',
  'north-acupuncture',
  'dentistry',
]

/** Half-days a week and numbers a period: the higher the rank, the fewer. */
const rhythm = {
  chief: { days: [2, 3], each: [2, 3] },
  associate_chief: { days: [3, 4], each: [3, 4] },
  attending: { days: [3, 5], each: [4, 5] },
  resident: { days: [2, 3], each: [5, 6] },
} as const

/** The weekly timetable of both campuses. `onDuty`: this doctor has clinics today and tomorrow, whatever day it is, so that a demonstration shows a list. */
export function weeklyTimetable(
  by: Chance,
  doctors: DemoDoctor[],
  today: LocalDate,
  onDuty: ReadonlySet<DemoDoctor>,
): (Template & { departmentKey: string })[] {
  const rows: (Template & { departmentKey: string })[] = []
  const add = (
    d: DemoDepartment,
    slot: Slot,
    feeLevel: FeeLevel,
    each: number,
    room: string,
    doctor?: DemoDoctor,
    most?: number,
  ) =>
    rows.push({
      hospitalId: ids.hospital,
      campusId: ids.campus[d.campus],
      departmentId: departmentId(d.key),
      departmentKey: d.key,
      ...(doctor && { practitionerId: doctor.id }),
      feeLevel,
      half: slot.half,
      weekday: slot.weekday,
      everyWeeks: 1,
      periods: halfHours(slot.half, each, most),
      pools,
      room,
      ...(d.key === trainingHall.department &&
        slot.half === trainingHall.half &&
        !doctor && { resources: [trainingHall.id] }),
      validFrom: addDays(today, -45),
    })

  for (const d of departments) for (const slot of workdays) add(d, slot, 'ordinary', by.int(6, 8), '普通门诊 1 诊室')

  for (const doctor of doctors) {
    const { days, each } = rhythm[doctor.title]
    const d = doctor.department
    const room = `${doctors.filter((o) => o.department === d).indexOf(doctor) + 2} 诊室`
    const numbers = doctor.famous ? 2 : by.int(each[0], each[1])
    const slots = by.shuffle(workdays).slice(0, by.int(days[0], days[1]))
    if (onDuty.has(doctor)) slots.splice(0, slots.length, ...dutyOf(today))
    const special =
      doctor.famous && slots.length > 1 && d.fields.length === 5 && !onDuty.has(doctor) ? slots.pop() : undefined
    for (const [i, slot] of slots.entries()) {
      const place = doctor.alsoIn && i === slots.length - 1 ? doctor.alsoIn : d
      const weekend = slot.weekday > 5 || slot.half === 'night'
      add(
        place,
        slot,
        weekend ? 'evening_weekend' : doctor.feeLevel,
        numbers,
        place === d ? room : '专家 9 诊室',
        doctor,
      )
    }
    if (special) add(d, special, 'special_need', 2, '特需门诊 6 诊室', doctor, 4)
    const extra = doctor.title === 'associate_chief' || (doctor.title === 'attending' && by.hit(0.3))
    if (extra && !onDuty.has(doctor) && by.hit(d.campus === 'riverside' ? 0.7 : 0.4))
      add(d, saturday, 'evening_weekend', 4, room, doctor)
    if (doctor.title === 'associate_chief' && evenings.includes(d.key))
      add(d, wednesdayEvening, 'evening_weekend', 4, room, doctor)
  }
  return rows
}

/** Today both halves, tomorrow morning, and the same afternoon two days later. */
const dutyOf = (today: LocalDate): Slot[] => [
  { weekday: weekday(today), half: 'am' },
  { weekday: weekday(today), half: 'pm' },
  { weekday: weekday(addDays(today, 1)), half: 'am' },
  { weekday: weekday(addDays(today, 2)), half: 'pm' },
]

/** Ids of departments are counted, so that addresses in guides and screenshots stay the same. */
export const departmentId = (key: string): string =>
  `01900000-0000-7000-8000-0000000001${String(departments.findIndex((d) => d.key === key)).padStart(2, '0')}`
