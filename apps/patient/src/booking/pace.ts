import type { LeftSession } from '../api/left.ts'

/** Milliseconds until the next look. Everybody's phone does this: so not more often than anyone could use, and never all at once. */
const calm = 20_000
const waiting = 5_000
const hurried = 1_500
const longest = 60_000
const minute = 60_000

/** How soon what is shown may be old: before a release it can be moved, at the release everything moves, minutes later hardly anything. */
export function paceOf(sessions: readonly Pick<LeftSession, 'state' | 'releaseAt'>[], now: number): number {
  let pace = calm
  for (const s of sessions) {
    const since = now - Date.parse(s.releaseAt)
    // Still closed although its second has come: this phone is ahead of the answer it has.
    if (s.state === 'not_released' && since >= 0) return hurried
    if (s.state === 'not_released' || (since >= 0 && since < 5 * minute)) pace = waiting
  }
  return pace
}

/** After failures the pauses double; the chance spreads phones that were cut off together. `chance`: 0 to 1. */
export const pauseFor = (pace: number, failures: number, chance: number): number =>
  Math.round(Math.min(longest, pace * 2 ** Math.min(failures, 6)) * (0.8 + chance * 0.4))

/** At the release every phone's countdown ends in the same instant: each asks at its own moment of the next second. */
export const afterRelease = (chance: number): number => Math.round(chance * 1000)
