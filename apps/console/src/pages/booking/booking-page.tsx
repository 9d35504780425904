import { booking } from '@jiuyi/phrases/console'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { getPatientCard } from '../../api/identity.ts'
import type { Appointment } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { focusInto } from '../../ui/choice-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { findAppointment } from '../appointments/find-appointment.ts'
import { PatientStep } from './patient-step.tsx'
import { PeriodStep } from './period-step.tsx'
import { ResultStep } from './result-step.tsx'
import { WhereStep } from './where-step.tsx'
import './booking.css'

/** 窗口挂号: who, where, when, money, on one screen and all by keyboard. Each choice moves the cursor to the next. */
export function Page() {
  const t = useText(booking)
  const cache = useQueryClient()
  const { get, set, replaceAll } = useUrlState()
  const patientId = get('patient')
  const department = get('department')
  const schedule = get('schedule')
  const appointmentId = get('appointment')
  const patient = useQuery({
    queryKey: ['patients', patientId],
    queryFn: () => getPatientCard(patientId!),
    enabled: !!patientId,
    staleTime: 60_000,
  })
  const booked = useQuery({
    queryKey: ['appointments', 'one', appointmentId],
    queryFn: () => findAppointment(appointmentId!),
    enabled: !!appointmentId,
  })
  const startOver = () => {
    replaceAll('')
    focusInto('patient-search')
  }
  const took = (a: Appointment) => {
    cache.setQueryData(['appointments', 'one', a.id], { appointment: a, patient: patient.data })
    void cache.invalidateQueries({ queryKey: ['availability'] })
    set({ appointment: a.id, on: a.on, period: undefined })
  }
  useKeys({ n: startOver })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the page begins
  useEffect(() => focusInto(patientId ? 'department-picker' : 'patient-search'), [])
  const fixed = !!appointmentId

  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <Button onClick={startOver} data-testid="start-over">
            {t.startOver} <kbd>n</kbd>
          </Button>
        }
      />
      <div className="booking">
        <section className="card" aria-label={t.patient}>
          <h2 className="section-title">{t.patient}</h2>
          <PatientStep
            patient={patient.data}
            error={patient.error}
            fixed={fixed}
            onChoose={(p) => {
              cache.setQueryData(['patients', p.patientId], p)
              set({ patient: p.patientId })
              focusInto(department ? (schedule ? `periods-${schedule}` : `days-${department}`) : 'department-picker')
            }}
            onChange={() => {
              set({ patient: undefined })
              focusInto('patient-search')
            }}
          />
        </section>
        <section className="card" aria-label={t.where}>
          <h2 className="section-title">{t.where}</h2>
          <WhereStep fixed={fixed} />
        </section>
        <section className="card" aria-label={t.confirmStep}>
          <h2 className="section-title">{t.confirmStep}</h2>
          {appointmentId ? (
            <ResultStep
              found={booked.data ?? undefined}
              error={booked.error}
              onNext={startOver}
              reload={() => void booked.refetch()}
            />
          ) : (
            <PeriodStep scheduleId={schedule} patient={patient.data} onTaken={took} />
          )}
        </section>
      </div>
    </>
  )
}
