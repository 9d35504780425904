export interface PriceRow {
  id: string
  feeLevel: string
  amountFen: number
  validFrom: string
  validTo?: string
}
export interface Fee {
  id: string
  level: string
  amountFen: number
  /** What it will cost, and from which day. */
  next?: { amountFen: number; from: string }
  /** Only announced: not to be had before this day. */
  from?: string
}

const order = ['ordinary', 'associate_chief', 'chief', 'renowned', 'special_need', 'evening_weekend']

/** The price list as people read it: one line a level, today's price first, an announced change beside it. */
export function feesOn(prices: readonly PriceRow[], today: string): Fee[] {
  const fees: Fee[] = []
  for (const level of order) {
    const rows = prices
      .filter((p) => p.feeLevel === level && (p.validTo === undefined || p.validTo >= today))
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    const now = rows.find((p) => p.validFrom <= today)
    const next = rows.find((p) => p.validFrom > today)
    const shown = now ?? next
    if (!shown) continue
    fees.push({
      id: shown.id,
      level,
      amountFen: shown.amountFen,
      ...(now && next ? { next: { amountFen: next.amountFen, from: next.validFrom } } : {}),
      ...(now ? {} : { from: shown.validFrom }),
    })
  }
  return fees
}

/** Does what was typed occur in the name? Spaces and capitals do not matter. */
export function matches(name: string, typed: string): boolean {
  const plain = (s: string): string => s.toLowerCase().replace(/\s+/g, '')
  return plain(name).indexOf(plain(typed)) >= 0
}
