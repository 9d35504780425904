import type { HalfDay } from '@jiuyi/kernel'
import { halfWindows, type Period, type PoolShares, refuse } from './contract.ts'

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const longest = 30

/** 时段: in order of time, each at most 30 minutes, inside the half-day, none over another. Returns them sorted, so that a period's number is its place. */
export function orderedPeriods(half: HalfDay, periods: Period[]): Period[] {
  const [opens, closes] = halfWindows[half]
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const [i, p] of sorted.entries()) {
    const length = minutes(p.to) - minutes(p.from)
    if (length <= 0) throw refuse.valid_range({ from: p.from, to: p.to })
    if (length > longest) throw refuse.period_too_long({ from: p.from, to: p.to, longest })
    if (p.from < opens || p.to > closes) throw refuse.period_outside_half({ from: p.from, to: p.to, opens, closes })
    const before = sorted[i - 1]
    if (before && before.to > p.from) throw refuse.periods_overlap({ from: p.from })
  }
  return sorted.map(({ from, to, capacity }) => ({ from, to, capacity }))
}

export function checkPools(pools: PoolShares): PoolShares {
  if (pools.online + pools.referral + pools.desk + pools.revisit !== 100) throw refuse.pools_not_100()
  return pools
}

export const capacityOf = (periods: Period[]): number => periods.reduce((sum, p) => sum + p.capacity, 0)
