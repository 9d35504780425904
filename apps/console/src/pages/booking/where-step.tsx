import { booking, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { getDepartmentAvailability } from '../../api/appointments.ts'
import type { ScheduleAvailability } from '../../api/shapes.ts'
import { showInstant, weekday } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { type Choice, ChoiceList, focusInto } from '../../ui/choice-list.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { showFen } from '../../ui/money.ts'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { Initials, useLeftText } from '../../ui/texts.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { DepartmentPicker } from './department-picker.tsx'
import { atDesk, dayAtDesk, useDeskStocks } from './desk-stocks.ts'

const halves = { am: 0, pm: 1, night: 2 }

/** Department → 14 days → who is there. */
export function WhereStep({ fixed }: { fixed: boolean }) {
  const t = useText(booking)
  const c = useText(common)
  const ref = useReference()
  const left = useLeftText()
  const { get, set } = useUrlState()
  const department = get('department')
  const doctor = get('doctor')
  const availability = useQuery({
    queryKey: ['availability', department, ref.today],
    queryFn: () => getDepartmentAvailability(department!, { from: ref.today, days: 14 }),
    enabled: !!department && ref.ready,
    refetchInterval: 15_000,
  })
  const data = availability.data
  const stocks = useDeskStocks(department)
  const here = (s: ScheduleAvailability) => atDesk(s, stocks.get(s.scheduleId)?.deskLeft)
  const days = (data?.days ?? []).map((d) => {
    const clinics = (data?.schedules ?? []).filter((s) => s.on === d.on)
    return { on: d.on, clinics: clinics.length, ...dayAtDesk(d, clinics.map(here)) }
  })
  const on = get('on') ?? days.find((d) => d.state === 'available')?.on ?? days[0]?.on
  const clinics = (data?.schedules ?? [])
    .filter((s) => s.on === on)
    .sort(
      (a, b) =>
        Number(b.practitionerId === doctor) - Number(a.practitionerId === doctor) ||
        halves[a.half] - halves[b.half] ||
        here(b).left - here(a).left,
    )

  const clinic = (s: ScheduleAvailability): Choice => {
    const p = ref.practitioner(s.practitionerId)
    const desk = here(s)
    return {
      key: s.scheduleId,
      disabled: fixed || !desk.open,
      tone: desk.state,
      testid: 'clinic',
      label: (
        <div className="clinic">
          <Initials text={p?.initials ?? c.half[s.half]} />
          <div className="grow">
            <strong>{p?.name ?? c.noDoctor}</strong> <span className="faint">{p ? c.title[p.title] : ''}</span>
            <div className="faint">
              {c.half[s.half]} · {c.feeLevel[s.feeLevel as 'ordinary']} {showFen(s.feeFen)} {s.room && `· ${s.room}`}
            </div>
          </div>
          <span className={`left ${desk.state}`}>
            {desk.state === 'available' && stocks.has(s.scheduleId) ? t.deskLeft(desk.left) : left(desk)}
            {s.state === 'not_released' && <small>{t.opensAt(showInstant(s.releaseAt, ref.timeZone).slice(5))}</small>}
          </span>
        </div>
      ),
    }
  }
  return (
    <div className="stack">
      <DepartmentPicker
        value={department}
        disabled={fixed}
        onChoose={(d, practitioner) => {
          set({ department: d, doctor: practitioner, on: undefined, schedule: undefined, period: undefined })
          focusInto(`days-${d}`)
        }}
      />
      {!department && <EmptyState title={t.chooseDepartment} />}
      {department && <ErrorNote error={availability.error} retry={() => void availability.refetch()} />}
      {department && availability.isPending && <LoadingState />}
      {department && data && (
        <>
          <ChoiceList
            id={`days-${department}`}
            testid="days"
            label={t.days}
            className="days"
            value={on}
            onChoose={(day) => {
              set({ on: day, schedule: undefined, period: undefined })
              focusInto(`clinics-${day}`)
            }}
            choices={days.map((d) => ({
              key: d.on,
              disabled: fixed,
              tone: d.state,
              testid: `day-${d.on}`,
              label: (
                <span className="day">
                  <span>{d.on === ref.today ? c.today : c.weekdays[weekday(d.on) as 1]}</span>
                  <strong className="num">{d.on.slice(5)}</strong>
                  <small>{d.clinics ? left(d) : '—'}</small>
                </span>
              ),
            }))}
          />
          {clinics.length === 0 ? (
            <EmptyState title={t.noClinics} />
          ) : (
            <ChoiceList
              id={`clinics-${on}`}
              testid="clinics"
              label={t.clinics}
              className="column"
              value={get('schedule')}
              onChoose={(id) => {
                set({ on, schedule: id, period: undefined })
                focusInto(`periods-${id}`)
              }}
              choices={clinics.map(clinic)}
            />
          )}
        </>
      )}
    </div>
  )
}
