import { createHash, createHmac } from 'node:crypto'
import type { DrawProof } from '../contract.ts'

export type Verdict = { faults: string[]; facts: string[] }

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
/** The order of a draw: ascending HMAC-SHA256(seed, wish id) in hex. */
export const drawOrder = (seed: Buffer, wishIds: string[]): string[] =>
  wishIds
    .map((id) => ({ id, key: createHmac('sha256', seed).update(id).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((w) => w.id)
/** A wish as it stands in the published list. */
const line = (w: NonNullable<DrawProof['list']>[number]) =>
  `${w.wishId} ${w.periods.length ? w.periods.join(',') : '-'} ${w.anyPeriod ? 'any' : 'only'}`

/**
 * Recomputes a draw from what is published and from nothing else: seed against commitment, list against its hash, the order, and who was given
 * what. Nobody who held to the rules is asked to be believed; `tools/verify-draw.py` does the same without a line of ours.
 */
export function verifyDraw(p: DrawProof): Verdict {
  const faults: string[] = []
  const facts: string[] = [
    `status ${p.status}, ${p.wishes} wishes, committed ${p.committedAt}, collected ${p.opensAt} to ${p.closesAt}`,
  ]
  const must = (ok: boolean, fault: string) => void (ok || faults.push(fault))
  must(p.committedAt < p.opensAt, 'the commitment is not older than the first wish')
  if (p.list) {
    const lines = p.list.map(line)
    must(lines.length === p.wishes, `the list has ${lines.length} wishes, ${p.wishes} were published`)
    must(
      lines.every((l, i) => i === 0 || lines[i - 1]! < l),
      'the list is not sorted, or names a wish twice',
    )
    must(
      sha256(lines.join('\n')) === p.wishesHash,
      'the list does not have the hash that was published when it was closed',
    )
  }
  if (!p.seed || !p.order || !p.list || !p.free)
    return { faults, facts: [...facts, 'not drawn yet: the seed is still secret'] }

  const seed = Buffer.from(p.seed, 'hex')
  must(
    seed.length === 32 && sha256(seed) === p.commitment,
    'the seed does not have the hash that was published before the first wish',
  )
  const wishOf = new Map(p.list.map((w) => [w.wishId, w]))
  const order = drawOrder(seed, [...wishOf.keys()]).map((id) => wishOf.get(id)!)
  must(
    order.length === p.order.length &&
      order.every((w, i) => w.wishId === p.order![i]!.wishId && p.order![i]!.rank === i + 1),
    'the order is not that of HMAC-SHA256(seed, wish id)',
  )

  // Who was given what: in this order, the wanted periods first, then any other if that will do.
  const free = [...p.free]
  let left = p.freeTotal ?? 0
  let [given, lined, refused, moved] = [0, 0, 0, 0]
  const result = new Map(p.order.map((o) => [o.wishId, o]))
  for (const w of order) {
    const got = result.get(w.wishId)
    const others = w.anyPeriod ? free.map((_, i) => i).filter((i) => !w.periods.includes(i)) : []
    const could = left > 0 ? [...w.periods, ...others].filter((i) => (free[i] ?? 0) > 0) : []
    if (got?.outcome === 'number') {
      given++
      must(
        got.periodNo !== undefined && could.includes(got.periodNo),
        `wish ${w.wishId} was given a number that it could not have`,
      )
      if (got.periodNo !== could[0]) moved++
      if (got.periodNo !== undefined) free[got.periodNo]!--
      left--
    } else if (got?.outcome === 'waitlist') {
      lined++
      must(could.length === 0, `wish ${w.wishId} was passed over although a number was left for it`)
    } else if (got?.outcome === 'refused') {
      refused++
      must(could.length > 0, `wish ${w.wishId} was refused although nothing was left for it`)
    } else faults.push(`wish ${w.wishId} has no result`)
  }
  const serials = p.order.flatMap((o) => (o.serial === undefined ? [] : [o.serial]))
  must(new Set(serials).size === serials.length, 'a number was given twice')
  return {
    faults,
    facts: [
      ...facts,
      `${given} numbers given of ${p.freeTotal}, ${lined} on the waitlist in drawn order`,
      `${refused} refused by a rule of their own (limits, another booking), ${moved} given another period because of one: nobody outside can recompute these`,
    ],
  }
}
