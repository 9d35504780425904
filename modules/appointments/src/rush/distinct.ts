/** Small memories of a fixed size: how many different ones, and who was seen last. */

/** A quick hash of an id (FNV-1a); nothing rests on it being hard to foresee. */
export function quickHash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h ^ (h >>> 15)) >>> 0
}

/** Counts different texts in `bits` bits (linear counting); good within a few per cent up to about `bits`, and never larger. */
export function createDistinct(bits: 256 | 1024 | 4096) {
  const map = new Uint8Array(bits / 8)
  let set = 0
  return {
    add(text: string): void {
      const at = quickHash(text) % bits
      const bit = 1 << (at & 7)
      if (map[at >> 3]! & bit) return
      map[at >> 3]! |= bit
      set += 1
    },
    count: (): number => (set >= bits ? bits * 4 : Math.round(-bits * Math.log(1 - set / bits))),
  }
}
export type Distinct = ReturnType<typeof createDistinct>

/** Remembers at most `limit` keys for `lifeMs` from their first sight; the one not seen for longest goes first. */
export function createRecent<V extends { since: number }>(
  limit: number,
  lifeMs: number,
  make: (since: number, key: string) => V,
) {
  const all = new Map<string, V>()
  return {
    at(key: string, now: number): V {
      let v = all.get(key)
      if (v) all.delete(key)
      if (!v || now - v.since > lifeMs || now < v.since - lifeMs) v = make(now, key)
      all.set(key, v)
      if (all.size > limit) all.delete(all.keys().next().value!)
      return v
    },
    peek(key: string, now: number): V | undefined {
      const v = all.get(key)
      return v && now - v.since <= lifeMs ? v : undefined
    },
    values: () => all.values(),
    size: () => all.size,
  }
}
