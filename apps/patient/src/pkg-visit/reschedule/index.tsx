import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { api, newIdempotencyKey, type Schemas } from '../../api/client.ts'
import { departmentPage } from '../../api/directory.ts'
import { departmentLeft, periodsLeft } from '../../api/left.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { loadVisit } from '../../api/visits.ts'
import { serverNow } from '../../app-state/app.ts'
import { SessionChip } from '../../booking/clinic-card.tsx'
import { dayText, firstDay, onTheWall, stripDays } from '../../booking/days.ts'
import { moveRule } from '../../booking/reschedule-card.tsx'
import { clinicsOn } from '../../booking/sessions.ts'
import { replaceWith } from '../../device/navigation.ts'
import { usePageQuery, usePullToRefresh } from '../../device/page.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateStrip } from '../../ui/choices.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Dialog } from '../../ui/sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { aria, tappable } from '../../ui/tappable.ts'

type Period = Schemas['PeriodAvailability']

/** 改约: the same department at the same fee; day, doctor, period, then one look at old and new. */
export default function Reschedule() {
  const t = useT()
  const w = t.reschedule
  const say = useSay()
  const { id = '' } = usePageQuery()
  const visit = useLoad(id, () => loadVisit(id), { onShow: true })
  const a = visit.data?.appointment
  const left = useLoad(a?.departmentId, () => departmentLeft(a?.departmentId ?? ''), { onShow: true })
  const about = useLoad(a?.departmentId, () => departmentPage(a?.departmentId ?? ''))
  const [day, setDay] = useState<string>()
  const [session, setSession] = useState<string>()
  const [period, setPeriod] = useState<Period>()
  const periods = useLoad(session, () => periodsLeft(session ?? ''), { onShow: true })
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  // One key for one intention: tapping twice, or again after a lost answer, moves once.
  const key = useRef(newIdempotencyKey())
  usePullToRefresh(left.reload)

  const problem = visit.problem ?? left.problem ?? about.problem
  if (!a || !left.data || !about.data)
    return (
      <Screen id="reschedule-page" title={w.title}>
        {problem ? (
          <ErrorState
            title={say(problem)}
            busy={visit.busy || left.busy}
            onRetry={() => void Promise.all([visit.reload(), left.reload(), about.reload()])}
          />
        ) : (
          <Skeleton rows={4} />
        )}
      </Screen>
    )
  const today = onTheWall(serverNow()).on
  const rule = moveRule(a, serverNow(), t)
  const same = left.data.schedules.filter((s) => s.feeFen === a.feeFen)
  const days = left.data.days.map((d) => {
    const mine = same.filter((s) => s.on === d.on)
    const open = mine.find((s) => s.state === 'available')
    return { ...d, state: open ? ('available' as const) : (mine[0]?.state ?? ('closed' as const)) }
  })
  const chosen = day ?? firstDay(days)
  const clinics = clinicsOn(chosen, same, about.data.practitioners)
  const at = periods.data?.schedule
  const open = (periods.data?.periods ?? []).filter(
    (p) => p.state === 'available' && !(at?.scheduleId === a.scheduleId && p.from === a.from),
  )
  const doctorOf = (practitionerId?: string) =>
    about.data?.practitioners.find((p) => p.id === practitionerId)?.name ?? t.booking.ordinaryClinic
  const line = (on: string, from: string, to: string, practitionerId?: string) =>
    `${dayText(on, today, t.booking)} ${from}–${to} ${doctorOf(practitionerId)}`
  const was = line(a.on, a.from, a.to, a.practitionerId)
  const will = at && period ? line(at.on, period.from, period.to, at.practitionerId) : ''

  const choose = (next: { day?: string; session?: string; period?: Period }): void => {
    setTrouble(undefined)
    key.current = newIdempotencyKey()
    if (next.day) setDay(next.day)
    setSession(next.day ? undefined : (next.session ?? session))
    setPeriod(next.period)
  }
  const move = async (): Promise<void> => {
    if (!session || !period || busy) return
    setBusy(true)
    const { data, error } = await api.POST('/api/appointments/{id}/reschedule', {
      params: { path: { id: a.id }, header: { 'idempotency-key': key.current } },
      body: { scheduleId: session, periodNo: period.periodNo },
    })
    setBusy(false)
    setAsking(false)
    if (data) return replaceWith(a.status === 'pending' ? '/pages/pay/index' : '/pages/ticket/index', { id: a.id })
    if (error) setTrouble(say(error))
    setPeriod(undefined)
    void periods.reload()
    void left.reload()
  }

  return (
    <Screen id="reschedule-page" title={w.title}>
      <Card id="now" title={w.now}>
        <Text id="was" className="figures">
          {was}
        </Text>
        <Text id="reschedule-rule" className="rule">
          {rule?.text ?? w.cannot}
        </Text>
      </Card>
      {trouble ? <Notice id="trouble" kind="danger" text={trouble} /> : null}
      {rule?.may ? (
        <View>
          <View className="days">
            <Text className="group-title" {...aria({ role: 'heading', 'aria-level': '2' })}>
              {w.pick}
            </Text>
            <Text className="quiet">{w.samePrice(t.common.yuan(yuan(a.feeFen)))}</Text>
            <DateStrip
              id="days"
              label={t.booking.day}
              days={stripDays(days, same, today, t.booking)}
              value={chosen}
              onChoose={(on) => choose({ day: on })}
            />
          </View>
          {clinics.map((c) => (
            <Card key={c.key} id={`clinic-${c.key}`} title={c.doctor?.name ?? t.booking.ordinaryClinic}>
              <View className="chips" {...aria({ role: 'radiogroup', 'aria-label': t.booking.pickPeriod })}>
                <Text className="fee figures">{t.common.yuan(yuan(a.feeFen))}</Text>
                {c.sessions.map((s) => (
                  <SessionChip
                    key={s.scheduleId}
                    session={s}
                    on={s.scheduleId === session}
                    onTap={() => choose({ session: s.scheduleId })}
                  />
                ))}
              </View>
              {c.sessions.some((s) => s.scheduleId === session) && periods.data ? (
                open.length > 0 ? (
                  <View
                    id="periods"
                    className="periods"
                    {...aria({ role: 'radiogroup', 'aria-label': t.booking.pickPeriod })}
                  >
                    {open.map((p) => (
                      <View
                        key={p.periodNo}
                        id={`period-${p.periodNo}`}
                        className={`period${period?.periodNo === p.periodNo ? ' on' : ''}`}
                        {...tappable(() => choose({ period: p }), {
                          role: 'radio',
                          checked: period?.periodNo === p.periodNo,
                        })}
                      >
                        <Text className="figures">{`${p.from}–${p.to}`}</Text>
                        <Text className="period-note figures">{t.booking.left(p.left)}</Text>
                      </View>
                    ))}
                  </View>
                ) : (
                  <Text className="quiet">{w.nonePeriods}</Text>
                )
              ) : null}
              {c.sessions.some((s) => s.scheduleId === session) && period && at ? (
                <View id="change" className="move-to">
                  <Facts
                    facts={[
                      { id: 'old', name: w.was, value: was },
                      { id: 'new', name: w.will, value: will },
                    ]}
                  />
                  <Button id="move" text={w.confirm} busy={busy} onTap={() => setAsking(true)} />
                </View>
              ) : null}
            </Card>
          ))}
          {clinics.length === 0 ? (
            <EmptyState id="empty" icon="calendar" text={w.noClinics} hint={w.noClinicsHint} />
          ) : null}
        </View>
      ) : null}
      <Dialog
        id="move-dialog"
        title={w.confirmTitle}
        text={w.confirmText(was, will)}
        open={asking}
        cancel={w.keep}
        confirm={w.confirm}
        busy={busy}
        onConfirm={() => void move()}
        onCancel={() => setAsking(false)}
      />
    </Screen>
  )
}
