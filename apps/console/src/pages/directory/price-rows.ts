import type { FeeLevel, Price } from '../../api/shapes.ts'

export type PriceRow = {
  key: string
  campusId: string
  feeLevel: FeeLevel
  now: Price | undefined
  next: Price | undefined
  history: Price[]
}

/** One row a campus and fee level: what holds today, what is announced, and all of it with the newest first. */
export function priceRows(prices: Price[], campusIds: string[], levels: FeeLevel[], today: string): PriceRow[] {
  return campusIds.flatMap((campusId) =>
    levels.map((feeLevel) => {
      const history = prices
        .filter((p) => p.campusId === campusId && p.feeLevel === feeLevel)
        .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
      return {
        key: `${campusId}.${feeLevel}`,
        campusId,
        feeLevel,
        history,
        now: history.find((p) => p.validFrom <= today && (!p.validTo || p.validTo >= today)),
        next: history.filter((p) => p.validFrom > today).at(-1),
      }
    }),
  )
}
