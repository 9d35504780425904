import { useQuery } from '@tanstack/react-query'
import { listStocks } from '../../api/appointments.ts'
import type { AvailabilityState, Stock } from '../../api/shapes.ts'
import { addDays } from '../../day.ts'
import { useReference } from '../../reference.ts'

/** What the desk can take of the department's clinics in the 14 days it shows. */
export function useDeskStocks(department: string | undefined): Map<string, Stock> {
  const { today, ready } = useReference()
  const stocks = useQuery({
    queryKey: ['stocks', department, today, 'desk'],
    queryFn: () => listStocks({ from: today, to: addDays(today, 13), departmentId: department! }),
    enabled: !!department && ready,
    refetchInterval: 10_000,
    select: (items) => new Map(items.map((s) => [s.scheduleId, s])),
  })
  return stocks.data ?? none
}
const none = new Map<string, Stock>()

export type AtDesk = { state: AvailabilityState; left: number; open: boolean }
/**
 * Availability speaks of the online share; the desk has its own before that. Until it is known what the desk can take, a clinic that is
 * full online can be tried: the server decides.
 */
export function atDesk(online: { state: AvailabilityState; left: number }, deskCanTake: number | undefined): AtDesk {
  const { state, left } = online
  if (state !== 'available' && state !== 'full') return { state, left, open: false }
  if (deskCanTake === undefined) return { state, left, open: true }
  return { state: deskCanTake > 0 ? 'available' : 'full', left: deskCanTake, open: deskCanTake > 0 }
}

/** A period gives no more than it has free, nor more than the desk can take of the clinic. */
export function freeInPeriod(stock: Stock | undefined, periodNo: number): number | undefined {
  if (!stock) return undefined
  return Math.min(stock.deskLeft, stock.periods.find((p) => p.periodNo === periodNo)?.free ?? 0)
}

/** A day is as good as its clinics are for the desk. */
export function dayAtDesk(day: { state: AvailabilityState; left: number }, clinics: AtDesk[]): AtDesk {
  const open = clinics.filter((c) => c.open)
  if (open.some((c) => c.state === 'available'))
    return { state: 'available', left: open.reduce((n, c) => n + c.left, 0), open: true }
  return clinics.some((c) => c.state === 'full') && day.state === 'available'
    ? { state: 'full', left: 0, open: false }
    : { ...day, open: open.length > 0 }
}
