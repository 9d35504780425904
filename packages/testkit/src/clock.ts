import type { Clock } from '@jiuyi/kernel'

/** A clock that stands still until the test moves it. */
export function testClock(
  start: string,
): Clock & { set: (at: string | Date | number) => void; forward: (ms: number) => void } {
  let now = new Date(start).getTime()
  const clock = () => new Date(now)
  return Object.assign(clock, {
    set: (at: string | Date | number) => {
      now = new Date(at).getTime()
    },
    forward: (ms: number) => {
      now += ms
    },
  })
}
