import { common, timetable } from '@jiuyi/phrases/console'
import { now } from '../../api/client.ts'
import type { Schedule, ScheduleAvailability, Stock } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { capacityOf } from './periods.ts'

type Props = {
  schedule: Schedule
  left: ScheduleAvailability | undefined
  stock: Stock | undefined
  open: boolean
  movable: boolean
  onOpen: () => void
  onDrag: (s: Schedule | undefined) => void
}

/** One clinic in its cell: times, what is taken of how many, and its state as a word. */
export function ScheduleChip({ schedule: s, left, stock, open, movable, onOpen, onDrag }: Props) {
  const t = useText(timetable)
  const c = useText(common)
  const ref = useReference()
  const all = capacityOf(s.periods)
  const state =
    s.status !== 'planned'
      ? ({ withdrawn: 'withdrawn', suspended: 'stopped' } as const)[s.status]
      : s.on < ref.today
        ? 'past'
        : (left?.state ?? (new Date(s.releaseAt) > now() ? 'not_released' : 'available'))
  const times = `${s.periods[0]?.from ?? ''}–${s.periods.at(-1)?.to ?? ''}`
  // A visit that is over is no longer live: of a past clinic only its size is said.
  const taken = state === 'past' ? undefined : stock
  const numbers = taken
    ? t.taken(taken.live, taken.issued)
    : left && state === 'available'
      ? t.leftOf(left.left, all)
      : t.numbers(all)
  return (
    // biome-ignore lint/a11y/useSemanticElements: some browsers do not drag a button
    <div
      role="button"
      tabIndex={0}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' && e.key !== ' ') return
        e.preventDefault()
        onOpen()
      }}
      className={`chip ${state} ${open ? 'open' : ''}`}
      draggable={movable && s.status === 'planned'}
      onDragStart={(e) => {
        e.dataTransfer.effectAllowed = 'copy'
        e.dataTransfer.setData('text/plain', s.id)
        onDrag(s)
      }}
      onDragEnd={() => onDrag(undefined)}
      onClick={onOpen}
      title={`${times} ${s.room} ${c.feeLevel[s.feeLevel]}${taken ? ` ${t.takenWords(taken.live, taken.issued)}` : ''}`}
      data-testid="schedule-chip"
      data-state={state}
      data-schedule={s.id}
    >
      <span className="num">{s.periods[0]?.from}</span>
      <strong className="num">{numbers}</strong>
      {s.substituteFor && <small>{t.substitute}</small>}
      {state !== 'available' && <small>{t.cellState[state]}</small>}
    </div>
  )
}
