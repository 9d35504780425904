/** What the rows of a day mean at an instant. Pure: the same rows and the same instant give the same answer, on every process. */
import type { AvailabilityState, PeriodAvailability, ScheduleAvailability } from '../contract.ts'
import type { StockRow } from './stock-rows.ts'

type State = AvailabilityState
export type Judged = { schedule: ScheduleAvailability; periods: PeriodAvailability[] }

/** A day is as good as its best schedule. */
const order: State[] = ['available', 'by_draw', 'not_released', 'full', 'stopped', 'closed']
export const best = (states: State[]): State => order.find((s) => states.includes(s)) ?? 'closed'

/** One state for the whole schedule, where there is one. */
function whole(r: StockRow, now: number): State | undefined {
  if (r.state === 'stopped') return 'stopped'
  if (r.state === 'withdrawn' || r.until.every((u) => u <= now)) return 'closed'
  if (r.release > now) return 'not_released'
  return r.byDraw ? 'by_draw' : undefined
}

/** What can be taken online: the pool's own and what has flowed in; nothing while somebody waits for it. */
const onlineLeft = (r: StockRow, now: number): number =>
  r.line > 0
    ? 0
    : Math.max(
        0,
        r.pools.reduce((n, left, i) => (i === 0 || r.flows[i]! <= now ? n + left : n), 0),
      )

export function judge(r: StockRow, now: number): Judged {
  const state = whole(r, now)
  const pool = onlineLeft(r, now)
  const periods = r.free.map((free, periodNo) => {
    const open = r.until[periodNo]! > now
    const left = state || !open ? 0 : Math.min(free, pool)
    return {
      periodNo,
      from: r.from[periodNo]!,
      to: r.to[periodNo]!,
      left,
      state: state ?? (open ? (left > 0 ? ('available' as const) : ('full' as const)) : ('closed' as const)),
    }
  })
  const left = Math.min(
    pool,
    periods.reduce((n, p) => n + p.left, 0),
  )
  return {
    schedule: {
      scheduleId: r.id,
      departmentId: r.dept,
      ...(r.doctor && { practitionerId: r.doctor }),
      on: r.on,
      half: r.half,
      feeLevel: r.level,
      feeFen: r.fee,
      state: state ?? (left > 0 ? 'available' : 'full'),
      left,
      releaseAt: new Date(r.release).toISOString(),
      room: r.room,
      ...(r.byDraw && {
        draw: { opensAt: new Date(r.release).toISOString(), closesAt: new Date(r.drawUntil).toISOString() },
      }),
      ...(r.line > 0 && { waiting: r.line }),
    },
    periods,
  }
}

/** The next instant at which the clock alone changes what `judge` says: a release, a pool that flows, a period that closes. */
export function nextChange(rows: StockRow[], now: number): number {
  let next = Number.POSITIVE_INFINITY
  const at = (t: number) => {
    if (t > now && t < next) next = t
  }
  for (const r of rows) {
    if (r.state !== 'open') continue
    at(r.release)
    for (const t of r.until) at(t)
    if (r.byDraw) at(r.drawUntil)
    r.flows.forEach((t, i) => {
      if (i > 0 && r.pools[i]! > 0) at(t)
    })
  }
  return next
}
