import { suspensions } from '@jiuyi/phrases/console'
import type { SuspensionPreview } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'

/** Before the button: exactly what pressing it does. */
export function WhatHappens({
  preview,
  move,
  substitutes,
}: {
  preview: SuspensionPreview
  move: boolean
  substitutes: string[]
}) {
  const t = useText(suspensions)
  const ref = useReference()
  const due = preview.schedules.map((s) => s.answerBy).sort()
  const when = [due[0], due.at(-1)]
    .filter((x, i, all) => x && all.indexOf(x) === i)
    .map((x) => showInstant(x!, ref.timeZone).slice(5))
    .join(' – ')
  const urgent = preview.schedules.some((s) => s.schedule.on === ref.today)
  return (
    <section className="card stack" aria-label={t.confirmTitle} data-testid="what-happens">
      <strong>{t.confirmTitle}</strong>
      <ul className="what-happens">
        <li>{t.confirm(preview.schedules.length, preview.affected)}</li>
        {preview.held > 0 && <li>{t.confirmHeld(preview.held)}</li>}
        {substitutes.length > 0 && <li>{t.confirmSubstitute([...new Set(substitutes)].join('、'))}</li>}
        {move && <li>{t.confirmMove}</li>}
        {urgent && <li>{t.confirmUrgent}</li>}
        <li>{t.confirmEnd(when)}</li>
      </ul>
    </section>
  )
}
