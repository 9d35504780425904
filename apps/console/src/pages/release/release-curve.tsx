import { common, release } from '@jiuyi/phrases/console'
import { Button } from 'antd'
import { useState } from 'react'
import type { ReleaseMonitor } from '../../api/release.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { barsPath, layersOf, marks, niceTop, tableRows } from './curve.ts'

const [width, height] = [900, 200]

/** Numbers taken in each second or minute by department, refusals as a line above them; the same as a table for those who cannot see a curve. */
export function ReleaseCurve({ curve, now }: { curve: ReleaseMonitor['curve']; now: number }) {
  const t = useText(release)
  const c = useText(common)
  const ref = useReference()
  const [asTable, setAsTable] = useState(false)
  const layers = layersOf(curve)
  const max = niceTop(Math.max(...curve.taken))
  const most = Math.max(...curve.refused, 1)
  const sum = (a: number[]) => a.reduce((x, y) => x + y, 0)
  const clock = (at: Date) => showInstant(at, ref.timeZone, curve.stepSeconds === 1).slice(11)
  const share = Math.min(
    1,
    Math.max(0, (now - Date.parse(curve.from)) / (curve.taken.length * curve.stepSeconds * 1000)),
  )
  const line = curve.refused
    .map(
      (n, i) =>
        `${i ? 'L' : 'M'}${((i + 0.5) * (width / curve.refused.length)).toFixed(1)} ${(height - (n / most) * (height - 14)).toFixed(1)}`,
    )
    .slice(0, Math.ceil(share * curve.refused.length))
    .join('')
  let below = curve.taken.map(() => 0)
  return (
    <section className="card stack" aria-label={t.curve}>
      <div className="curve-head">
        <h2>{t.curve}</h2>
        <Button size="small" onClick={() => setAsTable(!asTable)} aria-pressed={asTable} data-testid="curve-as-table">
          {asTable ? t.asCurve : t.asTable}
        </Button>
      </div>
      {asTable ? (
        <div className="curve-table">
          <table data-testid="curve-table">
            <thead>
              <tr>
                <th scope="col">{t.time}</th>
                <th scope="col">{t.taken}</th>
                <th scope="col">{t.refused}</th>
              </tr>
            </thead>
            <tbody>
              {tableRows(curve).map((r) => (
                <tr key={r.at.getTime()}>
                  <th scope="row" className="num">
                    {clock(r.at)}
                  </th>
                  <td className="num">{r.taken}</td>
                  <td className="num">{r.refused}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {tableRows(curve).length === 0 && <p className="faint">{c.emptyTitle}</p>}
        </div>
      ) : (
        <>
          <svg
            viewBox={`-44 -8 ${width + 54} ${height + 34}`}
            className="curve"
            role="img"
            aria-label={t.curveOf(sum(curve.taken), sum(curve.refused))}
            data-testid="curve"
          >
            {[0, 0.5, 1].map((f) => (
              <g key={f}>
                <line x1={0} x2={width} y1={height - f * height} y2={height - f * height} className="curve-grid" />
                <text x={-8} y={height - f * height + 4} textAnchor="end" className="curve-word">
                  {max * f}
                </text>
              </g>
            ))}
            {marks(curve).map((m) => (
              <g key={m.share}>
                <line x1={m.share * width} x2={m.share * width} y1={height} y2={height + 5} className="curve-grid" />
                <text x={m.share * width} y={height + 20} textAnchor="middle" className="curve-word">
                  {clock(m.at)}
                </text>
              </g>
            ))}
            {layers.map((l, i) => {
              const top = l.counts.map((n, k) => n + (below[k] ?? 0))
              const d = barsPath(below, top, width, height, max)
              below = top
              return <path key={l.id} d={d} className={`curve-layer-${i}`} />
            })}
            <path d={line} className="curve-refused" />
            {share < 1 && <line x1={share * width} x2={share * width} y1={0} y2={height} className="curve-now" />}
          </svg>
          <ul className="curve-legend">
            {layers.map((l, i) => (
              <li key={l.id}>
                <span className={`curve-dot curve-layer-${i}`} aria-hidden="true" />
                {l.id === 'others' ? t.others : ref.departmentName(l.id) || c.unknown}
                <strong className="num">{sum(l.counts)}</strong>
              </li>
            ))}
            <li>
              <span className="curve-dash" aria-hidden="true" />
              {t.refused}
              <strong className="num">{sum(curve.refused)}</strong>
            </li>
          </ul>
        </>
      )}
    </section>
  )
}
