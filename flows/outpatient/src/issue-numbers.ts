/** 排班 → 号源: a planned schedule gets its numbers, at the fee that holds on that day. */

import { PriceSet } from '@jiuyi/directory'
import type { Flow } from '@jiuyi/platform'
import { type PoolShares, type Schedule, SchedulePlanned, ScheduleWithdrawn } from '@jiuyi/scheduling'
import type { Static } from 'typebox'
import type { Facades } from './facades.ts'

/** Shares in percent become whole numbers that add up: largest remainder, earlier pool first. */
export function poolCounts(shares: PoolShares, issued: number): PoolShares {
  const names = ['online', 'referral', 'desk', 'revisit'] as const
  const exact = names.map((name) => ({ name, n: (shares[name] * issued) / 100 }))
  const counts = Object.fromEntries(exact.map((e) => [e.name, Math.floor(e.n)])) as PoolShares
  const left = issued - exact.reduce((sum, e) => sum + Math.floor(e.n), 0)
  const byRemainder = exact.toSorted((a, b) => (b.n % 1) - (a.n % 1) || names.indexOf(a.name) - names.indexOf(b.name))
  for (const { name } of byRemainder.slice(0, left)) counts[name]++
  return counts
}

/** Without a price the schedule waits: it is issued when the price is set. */
export async function issue({ directory, appointments }: Facades, s: Schedule): Promise<void> {
  const [{ amountFen }, { hospital }] = await Promise.all([
    directory.priceOn({ campusId: s.campusId, feeLevel: s.feeLevel, on: s.on }),
    directory.hospital({ hospitalId: s.hospitalId }),
  ])
  if (amountFen === undefined || !hospital) return
  const { id, templateId: _t, status: _s, pools, ...facts } = s
  const issued = s.periods.reduce((n, p) => n + p.capacity, 0)
  await appointments.openStock({
    ...facts,
    scheduleId: id,
    feeFen: amountFen,
    timeZone: hospital.timeZone,
    pools: poolCounts(pools, issued),
  })
}

export const numberFlows = (f: Facades): Flow[] => [
  { name: 'outpatient.issue_numbers', on: SchedulePlanned.event, react: (s: Schedule) => issue(f, s) },
  {
    name: 'outpatient.withdraw_numbers',
    on: ScheduleWithdrawn.event,
    react: async (s: Static<typeof ScheduleWithdrawn.schema>) => {
      await f.appointments.withdrawStock(s)
    },
  },
  {
    name: 'outpatient.reprice_numbers',
    on: PriceSet.event,
    react: async (p: Static<typeof PriceSet.schema>) => {
      const { schedules } = await f.scheduling.schedulesByFee({
        campusId: p.campusId,
        feeLevel: p.feeLevel,
        from: p.validFrom,
      })
      for (const s of schedules) await issue(f, s)
    },
  },
]
