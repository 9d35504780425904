/**
 * 叫号顺序 (domain.md §4): the order of those who wait, as one function of what is known about them. Emergency, priority groups, then returning
 * patients one in `returnEvery` among those on time by serial, then late ones. Who missed a call goes behind those named in `behind`.
 */
export const lanes = ['emergency', 'priority', 'return', 'on_time', 'late'] as const
export type Lane = (typeof lanes)[number]

export type Waiting = {
  id: string
  lane: Lane
  /** Rank of the priority group, 0 first. */
  group: number
  /** 0 morning, 1 afternoon, 2 evening: a serial counts within its half-day. */
  half: number
  serial: number
  /** Since when in this lane. */
  at: number
  missedAt: number | null
  /** Those who go first after a missed call. */
  behind: string[]
}
export type OrderRule = { returnEvery: number; sinceReturn: number }

const byKey =
  <T>(...keys: ((e: T) => number)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const d = key(a) - key(b)
      if (d) return d
    }
    return 0
  }
const byId = (a: Waiting, b: Waiting) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** One returning patient after every `every - 1` others; when one kind is used up the other goes on. */
function interleave<T>(returning: T[], others: T[], every: number, since: number): T[] {
  const merged: T[] = []
  let passed = since
  let r = 0
  let o = 0
  while (r < returning.length || o < others.length) {
    if (r < returning.length && (passed >= every - 1 || o === others.length)) {
      merged.push(returning[r++]!)
      passed = 0
    } else {
      merged.push(others[o++]!)
      passed++
    }
  }
  return merged
}

/** Ids in the order in which they will be called. */
export function orderOf(waiting: readonly Waiting[], rule: OrderRule): string[] {
  const here = new Set(waiting.map((e) => e.id))
  const sorted = waiting.toSorted(byId) // same input, same order, whatever order it came in
  const held = (e: Waiting) => e.behind.some((id) => here.has(id))
  const free = sorted.filter((e) => !held(e))
  const of = (lane: Lane) => free.filter((e) => e.lane === lane)
  const first: Waiting[] = [
    ...of('emergency').sort(byKey((e) => e.at)),
    ...of('priority').sort(
      byKey(
        (e) => e.group,
        (e) => e.half,
        (e) => e.serial,
        (e) => e.at,
      ),
    ),
  ]
  // Whoever went behind others and has let them pass is next: the penalty is served.
  const ordinary = (e: Waiting) => e.lane !== 'emergency' && e.lane !== 'priority'
  const served = free.filter((e) => ordinary(e) && e.missedAt !== null).sort(byKey((e) => e.missedAt!))
  const fresh = (lane: Lane) => of(lane).filter((e) => e.missedAt === null)
  const list = [
    ...first,
    ...served,
    ...interleave(
      fresh('return').sort(byKey((e) => e.at)),
      [
        ...fresh('on_time').sort(
          byKey(
            (e) => e.half,
            (e) => e.serial,
            (e) => e.at,
          ),
        ),
        ...fresh('late').sort(byKey((e) => e.at)),
      ],
      rule.returnEvery,
      rule.sinceReturn,
    ),
  ].map((e) => e.id)
  // Earlier misses first: whoever they wait behind is then already in the list.
  const back = new Set<string>()
  for (const e of sorted.filter(held).sort(byKey((x) => x.missedAt ?? 0))) {
    let at = Math.max(...e.behind.map((id) => list.indexOf(id))) + 1
    while (at < list.length && back.has(list[at]!)) at++
    list.splice(at, 0, e.id)
    back.add(e.id)
  }
  return list
}
