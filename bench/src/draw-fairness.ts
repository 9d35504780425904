/**
 * Is the draw fair? 100,000 draws of 40 wishes for 4 numbers, each with a fresh seed and fresh ids, counted by the place at which a wish was
 * entered (which is also its time): `node bench/src/draw-fairness.ts [draws]`. Chi-square over the twenty groups of the arrival order; with no
 * advantage of position or time the p-value is just some number between 0 and 1, and a small one (below 0.001) would be an advantage.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { drawOrder } from '@jiuyi/appointments/bench'

export type Fairness = { draws: number; statistic: number; degrees: number; p: number; shares: number[] }

/** The chance of a chi-square at least this large: the regularised upper gamma function by its series and continued fraction. */
export function chiSquareP(statistic: number, degrees: number): number {
  const a = degrees / 2
  const x = statistic / 2
  if (x <= 0) return 1
  const logGamma = (z: number): number => {
    const c = [76.1800917295, -86.5053203294, 24.0140982408, -1.2317395725, 0.0012086509739, -0.000005395239385]
    const t = z + 5.5 - (z + 0.5) * Math.log(z + 5.5)
    return -t + Math.log((2.506628274631 * c.reduce((sum, k, i) => sum + k / (z + i + 1), 1.000000000190015)) / z)
  }
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < 1000 && term > sum * 1e-14; n++) sum += term *= x / (a + n)
    return Math.max(0, 1 - sum * front)
  }
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let i = 1; i < 1000; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return front * h
}

/** Counts who wins by the place of arrival. `random`: where seeds and ids come from; fixed in tests. */
export function fairness(
  draws: number,
  { wishes = 40, numbers = 4, groups = 20 } = {},
  random: { seed: () => Buffer; id: () => string } = { seed: () => randomBytes(32), id: randomUUID },
): Fairness {
  const won = new Array<number>(groups).fill(0)
  const size = wishes / groups
  for (let n = 0; n < draws; n++) {
    const ids = Array.from({ length: wishes }, () => random.id())
    const arrival = new Map(ids.map((id, i) => [id, i]))
    for (const id of drawOrder(random.seed(), ids).slice(0, numbers)) won[Math.floor(arrival.get(id)! / size)]!++
  }
  const expected = (draws * numbers) / groups
  // Winners are drawn without putting back, so counts vary less than independent ones: scaled by (wishes − 1)/(wishes − numbers).
  const statistic =
    (won.reduce((sum, w) => sum + (w - expected) ** 2 / expected, 0) * (wishes - 1)) / (wishes - numbers)
  return {
    draws,
    statistic,
    degrees: groups - 1,
    p: chiSquareP(statistic, groups - 1),
    shares: won.map((w) => w / (draws * numbers)),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const draws = Number(process.argv[2] ?? 100_000)
  const started = performance.now()
  const f = fairness(draws)
  console.log(`${draws} draws of 40 wishes for 4 numbers, ${Math.round((performance.now() - started) / 1000)} s`)
  console.log(
    `shares by twentieth of arrival: ${f.shares.map((s) => (s * 100).toFixed(2)).join(' ')} % (5.00 each is even)`,
  )
  console.log(`chi-square ${f.statistic.toFixed(2)} with ${f.degrees} degrees of freedom, p = ${f.p.toFixed(4)}`)
}
