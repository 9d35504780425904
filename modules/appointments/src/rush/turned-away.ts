/**
 * Who is answered at the door for a while: somebody beyond what a person can do, or who keeps coming before the time the waiting room gave.
 * Their place is kept; what is spared is the work of telling them the same again, which everybody behind them would pay for.
 */

/** So often somebody may come back too early and still be told how long: a nervous hand, an app that was opened again. */
const patience = 5

/** Memory: at most `limit` accounts of about 150 bytes; the one that came first is forgotten first, and forgetting only forgives. */
export function createTurnedAway(limit = 20_000) {
  const all = new Map<string, { until: number; early: number }>()
  const of = (accountId: string) => {
    const known = all.get(accountId)
    if (known) return known
    if (all.size >= limit) all.delete(all.keys().next().value!)
    const fresh = { until: 0, early: 0 }
    all.set(accountId, fresh)
    return fresh
  }
  return {
    /** Until then (milliseconds of the queue's clock) there is nothing to look at. */
    until(accountId: string, until: number): void {
      const a = of(accountId)
      a.until = Math.max(a.until, until)
    },
    /** Came back before `notBefore`, once more. */
    early(accountId: string, notBefore: number): void {
      const a = of(accountId)
      a.early += 1
      if (a.early > patience) a.until = Math.max(a.until, notBefore)
    },
    /** Whole seconds to stay away; 0: come in. */
    secondsFor(accountId: string, now: number): number {
      const a = all.get(accountId)
      if (!a?.until) return 0
      if (a.until > now) return Math.ceil((a.until - now) / 1000)
      all.delete(accountId)
      return 0
    },
    size: () => all.size,
  }
}
export type TurnedAway = ReturnType<typeof createTurnedAway>
