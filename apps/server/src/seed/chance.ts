/** Chance that falls the same way every time: demo, tests and screenshots show one hospital. */
export type Chance = ReturnType<typeof chance>

/** mulberry32: 32 bits of state, good enough to scatter a demonstration, never for a secret. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  /** From `from` up to and with `to`. */
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(all: readonly T[]): T => all[int(0, all.length - 1)]!
  const hit = (share: number): boolean => next() < share
  function shuffle<T>(all: readonly T[]): T[] {
    const out = [...all]
    for (let i = out.length - 1; i > 0; i--) {
      const j = int(0, i)
      ;[out[i], out[j]] = [out[j]!, out[i]!]
    }
    return out
  }
  /** One of the weighted; `[['a', 3], ['b', 1]]` gives `a` three times in four. */
  function weighted<T>(all: readonly (readonly [T, number])[]): T {
    let left = next() * all.reduce((sum, [, w]) => sum + w, 0)
    for (const [value, w] of all) {
      left -= w
      if (left < 0) return value
    }
    return all.at(-1)![0]
  }
  /** An id in the form of a UUIDv7, born at `at`: addresses in screenshots stay the same. */
  function id(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0')
    const hex = (digits: number) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
  }
  return { next, int, pick, hit, shuffle, weighted, id }
}
