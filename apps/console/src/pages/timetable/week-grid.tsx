import { common, timetable } from '@jiuyi/phrases/console'
import type { CalendarDay, HalfDay, Practitioner, Schedule, ScheduleAvailability, Stock } from '../../api/shapes.ts'
import { week, weekday } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { Initials } from '../../ui/texts.tsx'
import { cellKey, cellsOf, conflictOf, rowsOf } from './grid.ts'
import { ScheduleChip } from './schedule-chip.tsx'

type Props = {
  departmentId: string
  monday: string
  schedules: Schedule[]
  everywhere: Schedule[]
  calendar: CalendarDay[]
  availability: ScheduleAvailability[]
  stocks: Stock[]
  openId: string | undefined
  mayWrite: boolean
  dragging: Schedule | undefined
  onDrag: (s: Schedule | undefined) => void
  onOpen: (s: Schedule) => void
  onPlace: (cell: string, from?: Schedule) => void
}

/** Rows are doctors, columns the half-days of the week. */
export function WeekGrid(p: Props) {
  const t = useText(timetable)
  const c = useText(common)
  const ref = useReference()
  const days = week(p.monday)
  const rows = rowsOf(p.departmentId, ref.practitioners, p.schedules)
  const cells = cellsOf(p.schedules)
  // An evening column only where there is an evening clinic: width is what a week is short of.
  const halvesOf = (on: string): HalfDay[] =>
    p.schedules.some((s) => s.on === on && s.half === 'night') ? ['am', 'pm', 'night'] : ['am', 'pm']
  const left = new Map(p.availability.map((a) => [a.scheduleId, a]))
  const stocks = new Map(p.stocks.map((s) => [s.scheduleId, s]))
  const special = new Map(p.calendar.map((d) => [d.on, d]))
  const dayNote = (on: string) => {
    const s = special.get(on)
    return s && (s.kind === 'holiday' ? t.holiday(s.name) : t.workday(s.name))
  }
  const cellOf = (doctor: Practitioner | undefined, on: string, half: HalfDay) => {
    const key = cellKey(doctor?.id, on, half)
    const here = cells.get(key) ?? []
    const conflict = conflictOf(
      p.departmentId,
      { practitioner: doctor, on, half },
      ref.today,
      p.dragging ? p.everywhere : p.schedules,
    )
    const closed = special.get(on)?.kind === 'holiday'
    const addable = p.mayWrite && !conflict && !p.dragging && !here.some((s) => s.status === 'planned')
    const tone = p.dragging ? (conflict ? 'no-drop' : 'drop') : ''
    return (
      <td
        key={key}
        data-testid={`cell-${key}`}
        className={`cell ${on === ref.today ? 'today' : ''} ${on < ref.today ? 'past' : ''} ${closed ? 'closed' : ''} ${tone} ${half === 'am' ? 'day-start' : ''}`}
        onDragOver={(e) => {
          if (p.dragging && !conflict) e.preventDefault()
        }}
        onDrop={(e) => {
          e.preventDefault()
          if (p.dragging && !conflict) p.onPlace(key, p.dragging)
          p.onDrag(undefined)
        }}
      >
        {here.map((s) => (
          <ScheduleChip
            key={s.id}
            schedule={s}
            left={left.get(s.id)}
            stock={stocks.get(s.id)}
            open={s.id === p.openId}
            movable={p.mayWrite}
            onOpen={() => p.onOpen(s)}
            onDrag={p.onDrag}
          />
        ))}
        {p.dragging && (conflict || here.length === 0) && (
          <span className="drop-word">
            {conflict ? t.conflict[conflict] : closed ? `${t.placeHere} · ${t.holidayWarn}` : t.placeHere}
          </span>
        )}
        {addable && (
          <button
            type="button"
            className="cell-add"
            aria-label={t.emptyCell(doctor?.name ?? t.ordinary, `${on} ${c.half[half]}`)}
            onClick={() => p.onPlace(key)}
          >
            +
          </button>
        )}
      </td>
    )
  }
  return (
    <div className="week" data-testid="week-grid">
      <table>
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className="who">
              {t.doctor}
            </th>
            {days.map((on) => (
              <th
                key={on}
                colSpan={halvesOf(on).length}
                scope="colgroup"
                className={`day-start ${on === ref.today ? 'today' : ''} ${special.get(on)?.kind === 'holiday' ? 'closed' : ''}`}
              >
                {c.weekdays[weekday(on) as 1]} <span className="num">{on.slice(5)}</span>
                {dayNote(on) && <div className="day-note">{dayNote(on)}</div>}
              </th>
            ))}
          </tr>
          <tr>
            {days.flatMap((on) =>
              halvesOf(on).map((half) => (
                <th key={on + half} scope="col" className={half === 'am' ? 'half day-start' : 'half'}>
                  {c.half[half]}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((doctor) => (
            <tr key={doctor?.id ?? 'none'}>
              <th scope="row" className="who">
                <span className="name-line">
                  {doctor && <Initials text={doctor.initials} />}
                  <span>
                    {doctor?.name ?? t.ordinary}
                    {doctor && <small className="faint">{c.title[doctor.title]}</small>}
                  </span>
                </span>
              </th>
              {days.flatMap((on) => halvesOf(on).map((half) => cellOf(doctor, on, half)))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="legend" role="note" aria-label={t.legend}>
        {(['available', 'full', 'not_released', 'stopped', 'withdrawn', 'past'] as const).map((s) => (
          <span key={s} className={`chip-sample ${s}`}>
            {t.cellState[s]}
          </span>
        ))}
        <span className="faint">{t.takenLegend}</span>
      </div>
    </div>
  )
}
