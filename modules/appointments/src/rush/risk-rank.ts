/** 微信的风险等级: asked ahead of time, never waited for; not knowing is neutral. */
import type { UserRiskPort } from '@jiuyi/identity'
import { createRecent } from './distinct.ts'

const known = 30 * 60_000
const unknown = 60_000

type Rank = { since: number; until: number; rank?: number; asking: boolean }

/** `openidOf` finds the account's openid in the mini program; without one there is nothing to ask. */
export function createRiskRanks(
  port: UserRiskPort | undefined,
  openidOf: (accountId: string) => Promise<string | undefined>,
) {
  const ranks = createRecent<Rank>(20_000, known, (since) => ({ since, until: 0, asking: false }))
  let asking = 0
  return {
    /** Begins to ask, if it is worth it. At most 20 questions are under way; the rest go unasked. */
    prepare(accountId: string, clientIp: string, now: number): void {
      if (!port) return
      const r = ranks.at(accountId, now)
      if (r.asking || now < r.until || asking >= 20) return
      r.asking = true
      asking += 1
      const ask = async () => {
        const openid = await openidOf(accountId)
        if (openid) r.rank = await port.userRiskRank({ openid, clientIp })
      }
      void ask()
        .then(
          () => {
            r.until = now + known
          },
          () => {
            r.until = now + unknown
          },
        )
        .finally(() => {
          r.asking = false
          asking -= 1
        })
    },
    of: (accountId: string, now: number): number | undefined => ranks.peek(accountId, now)?.rank,
  }
}
export type RiskRanks = ReturnType<typeof createRiskRanks>
