import type { Visit } from '../../api/visits.ts'
import { addToCalendar } from '../../device/calendar.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'

/** Only where the phone has a calendar that can be written to. */
export function CalendarButton({ visit: { appointment: a, department, campus } }: { visit: Visit }) {
  const t = useT()
  const start = Date.parse(a.startsAt) / 1000
  const entry = {
    title: t.ticket.calendarTitle(department?.name ?? ''),
    startTime: start,
    endTime: String(start + 1800),
    location: [campus?.address, department?.place, a.room].filter(Boolean).join(' '),
  }
  return (
    <Button
      id="calendar"
      kind="secondary"
      icon="calendar"
      text={t.ticket.calendar}
      onTap={() => void addToCalendar(entry).catch(() => false)}
    />
  )
}
