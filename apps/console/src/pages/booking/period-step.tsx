import { newIdempotencyKey } from '@jiuyi/api-client'
import { booking, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useMemo } from 'react'
import { bookAtDesk, listPeriods } from '../../api/appointments.ts'
import type { Appointment, PatientCard } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { ChoiceList, focusInto } from '../../ui/choice-list.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { DayText, MoneyText, useLeftText } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { atDesk, freeInPeriod, useDeskStocks } from './desk-stocks.ts'

type Props = { scheduleId: string | undefined; patient: PatientCard | undefined; onTaken: (a: Appointment) => void }

/** 时段: what is left in each, then one look at it all, then the number. */
export function PeriodStep({ scheduleId, patient, onTaken }: Props) {
  const t = useText(booking)
  const c = useText(common)
  const ref = useReference()
  const left = useLeftText()
  const { get, set } = useUrlState()
  const list = useQuery({
    queryKey: ['periods', scheduleId],
    queryFn: () => listPeriods(scheduleId!),
    enabled: !!scheduleId,
    refetchInterval: 10_000,
  })
  const period = list.data?.periods.find((p) => String(p.periodNo) === get('period'))
  const schedule = list.data?.schedule
  const stock = useDeskStocks(schedule?.departmentId).get(scheduleId ?? '')
  // One key for one intention: this patient, this time. Pressing twice is the same number.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key belongs to the choice, not to its own making
  const key = useMemo(() => newIdempotencyKey(), [patient?.patientId, scheduleId, period?.periodNo, schedule?.feeFen])
  const book = useSave({
    save: (want: { periodNo: number; feeFen: number }) =>
      bookAtDesk({ scheduleId: scheduleId!, patientId: patient!.patientId, ...want }, key),
    touches: [['appointments'], ['periods', scheduleId], ['stocks']],
    say: false,
    done: onTaken,
  })
  const { reset } = book
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice takes the old refusal away
  useEffect(() => reset(), [patient?.patientId, scheduleId, period?.periodNo, reset])
  const arrived = !!list.data
  useEffect(() => {
    if (arrived && document.activeElement === document.body) focusInto(`periods-${scheduleId}`)
  }, [arrived, scheduleId])

  if (!scheduleId) return <EmptyState title={t.chooseClinic} />
  if (list.error && !list.data) return <ErrorNote error={list.error} retry={() => void list.refetch()} />
  if (!list.data || !schedule) return <LoadingState />
  const periods = list.data.periods.map((p) => ({ ...p, ...atDesk(p, freeInPeriod(stock, p.periodNo)) }))
  return (
    <div className="stack">
      <div>
        <strong>{ref.practitioner(schedule.practitionerId)?.name ?? c.noDoctor}</strong> · <DayText day={schedule.on} />{' '}
        {c.half[schedule.half]}
      </div>
      <ChoiceList
        id={`periods-${scheduleId}`}
        testid="periods"
        label={t.periods}
        className="periods"
        value={period && String(period.periodNo)}
        onChoose={(p) => {
          set({ period: p })
          focusInto(patient ? 'confirm-booking' : 'patient-search')
        }}
        choices={periods.map((p) => ({
          key: String(p.periodNo),
          disabled: !p.open,
          tone: p.state,
          testid: `period-${p.periodNo}`,
          label: (
            <span className="period">
              <span className="num">
                {p.from}–{p.to}
              </span>
              <small className={`left ${p.state}`}>{left(p)}</small>
            </span>
          ),
        }))}
      />
      {period && (
        <div className="card stack" data-testid="summary">
          <span className="faint">{t.summary}</span>
          <dl className="facts">
            <dt>{t.patient.slice(2)}</dt>
            <dd className="strong">{patient?.name ?? <span className="faint">{t.choosePatient}</span>}</dd>
            <dt>{t.department}</dt>
            <dd>{ref.department(schedule.departmentId)?.name}</dd>
            <dt>{t.periods}</dt>
            <dd>
              <DayText day={schedule.on} />{' '}
              <span className="num">
                {period.from}–{period.to}
              </span>
            </dd>
            <dt>{t.fee}</dt>
            <dd>{schedule.feeFen ? <MoneyText fen={schedule.feeFen} strong /> : t.free}</dd>
          </dl>
          <ErrorNote error={book.error} />
          <Button
            id="confirm-booking"
            data-testid="confirm-booking"
            type="primary"
            size="large"
            block
            disabled={!patient}
            loading={book.isPending}
            onClick={() => book.mutate({ periodNo: period.periodNo, feeFen: schedule.feeFen })}
          >
            {t.confirm}
          </Button>
        </div>
      )}
    </div>
  )
}
