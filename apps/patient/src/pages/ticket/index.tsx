import { Text, View } from '@tarojs/components'
import { useLoad, useSay } from '../../api/use-load.ts'
import { loadVisit, orderOf, type Visit } from '../../api/visits.ts'
import { minutesBefore } from '../../booking/days.ts'
import { RescheduleCard } from '../../booking/reschedule-card.tsx'
import { VisitFacts } from '../../booking/visit-facts.tsx'
import { hasCalendar } from '../../device/calendar.ts'
import { showOnMap } from '../../device/location.ts'
import { goTo, goToTab, replaceWith } from '../../device/navigation.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import type { Fact } from '../../ui/facts.tsx'
import { Icon } from '../../ui/icon.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { tappable } from '../../ui/tappable.ts'
import { CalendarButton } from './calendar-button.tsx'
import { CancelCard } from './cancel-card.tsx'
import { MoneyCard } from './money-card.tsx'
import { Reminders } from './reminders.tsx'

/** Early enough to find the room, late enough not to fill the corridor. */
const arriveBefore = 15

/** 就诊凭证: what to show at the hospital, where to be and when, and how the money stands. */
export default function Ticket() {
  const t = useT()
  const say = useSay()
  const { id = '', fresh } = usePageQuery()
  const visit = useLoad(id, () => loadVisit(id), { onShow: true })
  const order = useLoad(id, () => orderOf(id), { onShow: true })
  if (!visit.data)
    return (
      <Screen id="ticket" title={t.ticket.title}>
        {visit.problem ? (
          <ErrorState title={say(visit.problem)} busy={visit.busy} onRetry={() => void visit.reload()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Screen>
    )
  const { appointment: a, department } = visit.data
  // Of a suspended clinic there is nothing to show at the door, but something to choose.
  const live = (a.status === 'booked' || a.status === 'arrived') && !a.stopped
  const cancelled = (now: Visit): void => {
    visit.put(now)
    void order.reload()
    setTimeout(() => void order.reload(), 3000)
  }
  return (
    <Screen id="ticket" title={t.ticket.title}>
      <Card className="center">
        <Text id="status" className="heading">
          {a.stopped
            ? t.suspension.heading
            : fresh && a.status === 'booked'
              ? t.ticket.booked
              : t.ticket.status[a.status]}
        </Text>
        {a.cancelReason ? (
          <Text id="why" className="quiet">
            {t.ticket.why[a.cancelReason]}
          </Text>
        ) : null}
        {live ? (
          <View>
            <Text id="serial" className="serial figures">
              {t.ticket.serialOf(a.serial)}
            </Text>
            <QrCode id="qr" text={a.code} label={t.ticket.qr} px={180} />
            <Text id="code" className="ticket-code">
              {a.code}
            </Text>
            <Text className="quiet ticket-hint">{t.ticket.qrHint}</Text>
          </View>
        ) : null}
      </Card>
      {fresh && a.status === 'booked' ? <Reminders /> : null}
      <Card>
        <VisitFacts visit={visit.data} more={live ? whereAndWhen(visit.data, t) : []} />
        {live && hasCalendar() ? <CalendarButton visit={visit.data} /> : null}
      </Card>
      {live ? (
        <Card id="bring" title={t.ticket.bring}>
          <Text>{t.ticket.bringWhat}</Text>
        </Card>
      ) : null}
      <MoneyCard feeFen={a.feeFen} order={order.data?.order} cancelled={a.status === 'cancelled'} />
      {a.status === 'pending' ? (
        <Button id="go-pay" text={t.ticket.pay} onTap={() => void replaceWith('/pages/pay/index', { id })} />
      ) : null}
      {a.stopped ? (
        <Card>
          <Text id="stopped" className="rule">
            {t.suspension.stoppedHint}
          </Text>
          <Button
            id="go-suspension"
            text={t.suspension.stoppedAct}
            onTap={() => void goTo('/pkg-suspension/case/index', { id })}
          />
        </Card>
      ) : null}
      {a.status === 'noshow' ? (
        <Card>
          <Cell
            id="go-no-shows"
            icon="info"
            title={t.noShows.fromTicket}
            note={t.noShows.fromTicketHint}
            onTap={() => void goTo('/pkg-account/no-shows/index', { patientId: a.patientId, hospitalId: a.hospitalId })}
          />
        </Card>
      ) : null}
      {a.series ? (
        <Card id="series">
          <Cell
            id="go-series"
            title={t.reschedule.seriesOf(a.series.turn, a.series.times)}
            note={t.reschedule.seriesOpen}
            icon="calendar"
            onTap={() => void goTo('/pkg-visit/series/index', { id: a.id })}
          />
        </Card>
      ) : null}
      {a.stopped ? null : <RescheduleCard appointment={a} />}
      {a.stopped ? null : <CancelCard visit={visit.data} onCancelled={cancelled} />}
      {live || a.stopped ? null : (
        <Button
          id="book-again"
          kind="secondary"
          text={t.ticket.bookAgain}
          onTap={() => void goTo('/pages/doctors/index', { departmentId: department?.id ?? a.departmentId })}
        />
      )}
      <Button id="to-visits" kind="text" text={t.pay.toVisits} onTap={() => void goToTab('/pages/visits/index')} />
    </Screen>
  )
}

type Phrases = ReturnType<typeof useT>

function whereAndWhen({ appointment: a, department, campus }: Visit, t: Phrases): Fact[] {
  const map = campus ? (
    <View
      id="map"
      className="link-button"
      {...tappable(() => void showOnMap({ ...campus, name: campus.name, address: campus.address }), { role: 'link' })}
    >
      <Icon name="map" color="accent" size={1.1} />
      <Text>{t.ticket.map}</Text>
    </View>
  ) : null
  return [
    { id: 'arrive', name: t.ticket.arrive, value: t.ticket.arriveAt(minutesBefore(a.from, arriveBefore)) },
    {
      id: 'place',
      name: t.ticket.place,
      value: [campus?.name, department?.place, a.room].filter(Boolean).join(' · '),
      extra: map,
    },
  ]
}
