import { usePatients } from '../api/patients.ts'
import type { Visit } from '../api/visits.ts'
import { serverNow, useApp } from '../app-state/app.ts'
import { useT } from '../i18n/index.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { dayText, onTheWall } from './days.ts'

/** Who, where, with whom and when of one appointment; `more` comes after. */
export function VisitFacts({ visit, more = [] }: { visit: Visit; more?: readonly Fact[] }) {
  const t = useT()
  const patients = usePatients()
  const { appointment: a, department, doctor } = visit
  const current = useApp((s) => s.patient)
  const known = current ? [current] : []
  const patient = (patients.data?.items ?? known).find((p) => p.id === a.patientId)
  const today = onTheWall(serverNow()).on
  return (
    <Facts
      facts={[
        ...(patient ? [{ id: 'patient', name: t.ticket.patient, value: patient.name }] : []),
        ...(department ? [{ id: 'department', name: t.ticket.department, value: department.name }] : []),
        { id: 'doctor', name: t.ticket.doctor, value: doctor?.name ?? t.booking.ordinaryClinic },
        { id: 'day', name: t.ticket.day, value: dayText(a.on, today, t.booking) },
        { id: 'period', name: t.ticket.period, value: `${a.from}–${a.to}` },
        ...more,
      ]}
    />
  )
}
