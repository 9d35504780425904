import type { Schemas } from '@jiuyi/api-client'

export type Session = Schemas['ScheduleAvailability']
type Practitioner = Schemas['Practitioner']

/** One card: a doctor (or the ordinary clinic) with what they offer on the day. */
export interface Clinic {
  key: string
  doctor?: Practitioner
  sessions: Session[]
  left: number
}

const halves = { am: 0, pm: 1, night: 2 }
const states = { available: 0, by_draw: 1, not_released: 2, full: 3, stopped: 4, closed: 5 }
const ranks = { chief: 0, associate_chief: 1, attending: 2, resident: 3 }

export const byTime = (a: Session, b: Session): number =>
  a.on === b.on ? halves[a.half] - halves[b.half] : a.on < b.on ? -1 : 1

const best = (c: Clinic): number => Math.min(...c.sessions.map((s) => states[s.state]))
/** The ordinary clinic first among equals: most people need just that. */
const rank = (c: Clinic): number => (c.doctor ? ranks[c.doctor.title] : -1)

/** The cards of a day: what can be booked first, then what will open, then what is full or stopped. */
export function clinicsOn(on: string, sessions: readonly Session[], doctors: readonly Practitioner[]): Clinic[] {
  const clinics: Clinic[] = []
  for (const s of sessions.filter((one) => one.on === on).sort(byTime)) {
    const key = s.practitionerId ?? `ordinary-${s.feeLevel}`
    const known = clinics.find((c) => c.key === key)
    if (known) {
      known.sessions.push(s)
      known.left += s.left
      continue
    }
    const doctor = doctors.find((d) => d.id === s.practitionerId)
    clinics.push({ key, ...(doctor ? { doctor } : {}), sessions: [s], left: s.left })
  }
  return clinics.sort((a, b) => best(a) - best(b) || rank(a) - rank(b))
}

/** The release the day waits for: the earliest, when nothing of it can be booked yet. */
export function nextRelease(on: string, sessions: readonly Session[]): Session | undefined {
  const ofDay = sessions.filter((s) => s.on === on)
  if (ofDay.some((s) => s.state === 'available' || s.state === 'by_draw')) return undefined
  return ofDay
    .filter((s) => s.state === 'not_released')
    .sort((a, b) => Date.parse(a.releaseAt) - Date.parse(b.releaseAt))[0]
}
