import type { ReleaseMonitor } from '../../api/release.ts'

type Curve = ReleaseMonitor['curve']
export type Layer = { id: string; counts: number[] }

/** What the departments took, one upon the other, the busiest at the bottom; what is missing to the whole is of the others. */
export function layersOf(curve: Curve): Layer[] {
  const named = curve.departments.map((d) => ({ id: d.departmentId, counts: d.taken }))
  const rest = curve.taken.map((n, i) => n - named.reduce((sum, l) => sum + (l.counts[i] ?? 0), 0))
  return rest.some((n) => n > 0) ? [...named, { id: 'others', counts: rest }] : named
}

/** The end of the scale: 1, 2 or 5 times a power of ten. */
export function niceTop(most: number): number {
  if (most <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((f) => f * power).find((t) => t >= most) ?? most
}

/** Steps as bars of a path: `M x y h w …`, so that a single second of rush is seen and not smoothed away. */
export function barsPath(bottom: number[], top: number[], width: number, height: number, max: number): string {
  const step = width / top.length
  const y = (n: number) => (height - (n / max) * height).toFixed(1)
  return top
    .map((t, i) => {
      const b = bottom[i] ?? 0
      return t > b
        ? `M${(i * step).toFixed(1)} ${y(b)}V${y(t)}H${((i + 1) * step - Math.min(1, step / 5)).toFixed(1)}V${y(b)}Z`
        : ''
    })
    .join('')
}

/** The instants that get a word below the axis: about six, on round steps. */
export function marks(curve: Pick<Curve, 'from' | 'stepSeconds' | 'taken'>): { at: Date; share: number }[] {
  const span = curve.taken.length * curve.stepSeconds
  const every = span <= 300 ? 30 : 1200
  const from = Date.parse(curve.from) / 1000
  const first = Math.ceil(from / every) * every
  const out: { at: Date; share: number }[] = []
  for (let t = first; t <= from + span; t += every) out.push({ at: new Date(t * 1000), share: (t - from) / span })
  return out
}

/** The rows of the table that says the same as the curve: steps in which something happened. */
export const tableRows = (curve: Curve) =>
  curve.taken
    .map((taken, i) => ({
      at: new Date(Date.parse(curve.from) + i * curve.stepSeconds * 1000),
      taken,
      refused: curve.refused[i] ?? 0,
    }))
    .filter((r) => r.taken || r.refused)

/** Taken a second over the last ten that have passed. */
export function recentRate(curve: Curve, now: number): number {
  if (curve.stepSeconds !== 1) return 0
  const until = Math.floor((now - Date.parse(curve.from)) / 1000)
  const last = curve.taken.slice(Math.max(0, until - 10), Math.max(0, until))
  return last.length ? Math.round((last.reduce((a, b) => a + b, 0) / last.length) * 10) / 10 : 0
}
