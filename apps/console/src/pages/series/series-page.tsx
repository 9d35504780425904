import { change, common } from '@jiuyi/phrases/console'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { listPeriods } from '../../api/appointments.ts'
import { getPatientCard } from '../../api/identity.ts'
import { useText } from '../../language.tsx'
import { ChoiceList, focusInto } from '../../ui/choice-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { PatientStep } from '../booking/patient-step.tsx'
import { WhereStep } from '../booking/where-step.tsx'
import { SeriesStep } from './series-step.tsx'
import { SeriesView } from './series-view.tsx'
import '../booking/booking.css'

/** 疗程预约: who, where and when the first time, then how often; every date is seen before anything is taken. */
export function Page() {
  const t = useText(change).series
  const c = useText(common)
  const cache = useQueryClient()
  const { get, set, replaceAll } = useUrlState()
  const [patientId, schedule, period, series] = [get('patient'), get('schedule'), get('period'), get('series')]
  const patient = useQuery({
    queryKey: ['patients', patientId],
    queryFn: () => getPatientCard(patientId!),
    enabled: !!patientId,
    staleTime: 60_000,
  })
  const periods = useQuery({
    queryKey: ['periods', schedule],
    queryFn: () => listPeriods(schedule!),
    enabled: !!schedule,
  })
  useEffect(() => focusInto('patient-search'), [])
  if (series)
    return (
      <>
        <PageHeader
          title={t.view}
          extra={
            <Button onClick={() => replaceAll('')} data-testid="another-series">
              {t.another}
            </Button>
          }
        />
        <SeriesView id={series} />
      </>
    )
  return (
    <>
      <PageHeader title={t.title} />
      <div className="booking">
        <section className="card" aria-label={c.from}>
          <PatientStep
            patient={patient.data}
            error={patient.error}
            fixed={false}
            onChoose={(p) => {
              cache.setQueryData(['patients', p.patientId], p)
              set({ patient: p.patientId })
              focusInto('department-picker')
            }}
            onChange={() => set({ patient: undefined })}
          />
        </section>
        <section className="card" aria-label={t.title}>
          <WhereStep fixed={false} />
        </section>
        <section className="card stack" aria-label={t.step}>
          <h2 className="section-title">{t.step}</h2>
          {schedule && periods.data && (
            <ChoiceList
              id={`periods-${schedule}`}
              testid="periods"
              label={t.dates}
              className="periods"
              value={period}
              onChoose={(p) => set({ period: p })}
              choices={periods.data.periods.map((p) => ({
                key: String(p.periodNo),
                testid: `period-${p.periodNo}`,
                label: (
                  <span className="period num">
                    {p.from}–{p.to}
                  </span>
                ),
              }))}
            />
          )}
          <SeriesStep
            key={`${patientId}-${schedule}-${period}`}
            patientId={patientId}
            scheduleId={schedule}
            periodNo={period === undefined ? undefined : Number(period)}
            onBooked={(id) => set({ series: id }, { push: true })}
          />
        </section>
      </div>
    </>
  )
}
