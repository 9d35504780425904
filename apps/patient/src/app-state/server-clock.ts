/**
 * The server's clock, reckoned from the headers of its answers. Phones are minutes or hours wrong, answers travel, and a cache may have kept one for a
 * second: all of that only makes the time in a header look earlier than it is. So the latest of what was heard is nearest to the truth, and this
 * clock is never ahead of the server's.
 */
export interface ServerClock {
  /** A header said `serverAt` (milliseconds) in an answer that was asked for and came at these instants of the phone. */
  heard(serverAt: number, sentAt: number, cameAt: number): void
  offsetMs(): number
}

/** An answer that took longer says too little; one that says we are so far ahead means that the phone's own clock was moved. */
const tooLong = 3_000
const moved = 5_000

export function createServerClock(initial = 0, tell: (offsetMs: number) => void = () => {}): ServerClock {
  let offset = initial
  let heardSome = false
  return {
    heard(serverAt, sentAt, cameAt) {
      const least = serverAt - cameAt
      const took = cameAt - sentAt
      const later = least > offset
      const jumped = took >= 0 && took < tooLong && least < offset - moved
      // What was kept from the last time the app was open is a guess, and the first answer is better.
      if (heardSome && !later && !jumped) return
      if (!heardSome && took > tooLong && !later) return
      heardSome = true
      offset = least
      tell(offset)
    },
    offsetMs: () => offset,
  }
}

/** The instant an answer's headers speak of: `x-server-time` to the millisecond, else `Date`, which knows whole seconds. */
export function timeOf(headers: Record<string, string>): number | undefined {
  for (const name of ['x-server-time', 'date']) {
    const at = Date.parse(headers[name] ?? '')
    if (at > 0) return at
  }
  return undefined
}
