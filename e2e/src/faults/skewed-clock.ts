/** Preloaded into a server process (`--import`): its wall clock is off by CLOCK_SKEW_MS, as after a battery died or a leap by NTP. */
const skew = Number(process.env['CLOCK_SKEW_MS'] ?? 0)
const Real = Date
class Skewed extends Real {
  constructor(...args: unknown[]) {
    if (args.length) super(...(args as [number]))
    else super(Real.now() + skew)
  }
  static override now() {
    return Real.now() + skew
  }
}
globalThis.Date = Skewed as DateConstructor

export {}
