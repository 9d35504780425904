import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { asVisit } from '../../api/visits.ts'
import { serverNow } from '../../app-state/app.ts'
import { VisitCard } from '../../booking/visit-card.tsx'
import { usePageQuery, usePullToRefresh } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Dialog } from '../../ui/sheet.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'

type Scope = 'this' | 'following' | 'all'

async function load(id: string) {
  const { data, error } = await api.GET('/api/appointments/{id}/series', { params: { path: { id } } })
  return data ? { data: { series: data, visits: await Promise.all(data.appointments.map(asVisit)) } } : { error }
}

/** 疗程: every visit of a course in order, and cancelling from one on, with what that means before it is done. */
export default function Series() {
  const t = useT()
  const w = t.reschedule
  const say = useSay()
  const { id = '' } = usePageQuery()
  const course = useLoad(id, () => load(id), { onShow: true })
  const [scope, setScope] = useState<Scope>('this')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState<{ text: string; bad: boolean }>()
  usePullToRefresh(course.reload)
  if (!course.data)
    return (
      <Screen id="series-page" title={w.seriesTitle}>
        {course.problem ? (
          <ErrorState title={say(course.problem)} busy={course.busy} onRetry={() => void course.reload()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Screen>
    )
  const { series, visits } = course.data
  const from = series.appointments.find((x) => x.id === id)
  const open = series.appointments.filter((x) => x.status === 'pending' || x.status === 'booked')
  const affected = open.filter(
    (x) =>
      scope === 'all' || x.id === id || (scope === 'following' && from !== undefined && x.startsAt >= from.startsAt),
  )
  const reached = scope === 'this' ? affected.filter((x) => x.id === id) : affected
  const late = reached.filter((x) => x.status === 'booked' && serverNow() >= Date.parse(x.cancelRule.freeUntil)).length
  const effect = w.say(w.affected(reached.length), late ? w.affectedLate(late) : '', w.affectedPaid)
  const cancel = async (): Promise<void> => {
    setBusy(true)
    const { data, error } = await api.POST('/api/appointments/{id}/series-cancellation', {
      params: { path: { id } },
      body: { scope },
    })
    setBusy(false)
    setAsking(false)
    if (data)
      setNote({
        text: [w.cancelled(data.cancelled.length), data.kept.length ? w.kept(data.kept.length) : ''].join(' '),
        bad: data.kept.length > 0,
      })
    else if (error) setNote({ text: say(error), bad: true })
    await course.reload()
  }
  return (
    <Screen id="series-page" title={w.seriesTitle}>
      <Text id="series-hint" className="quiet">
        {w.seriesHint(series.everyWeeks, series.times)}
      </Text>
      {note ? <Notice id="note" kind={note.bad ? 'alert' : 'plain'} text={note.text} /> : null}
      {open.some((x) => x.status === 'pending') ? <Notice id="pay-hint" kind="alert" text={w.payHint} /> : null}
      {visits.map((v, i) => (
        <View key={v.appointment.id}>
          <Text className="group-title">{w.turn(v.appointment.series?.turn ?? i + 1)}</Text>
          <VisitCard id={`visit-${v.appointment.id}`} visit={v} />
        </View>
      ))}
      {open.length > 0 ? (
        <Card id="cancelling">
          <Segmented
            id="scope"
            label={w.scope}
            choices={(['this', 'following', 'all'] as const).map((value) => ({ value, text: w.scopes[value] }))}
            value={scope}
            onChoose={setScope}
          />
          <Text id="effect" className="rule">
            {effect}
          </Text>
          <Button
            id="cancel"
            kind="secondary"
            text={w.cancelSome}
            disabled={reached.length === 0}
            busy={busy}
            onTap={() => setAsking(true)}
          />
        </Card>
      ) : null}
      <Dialog
        id="cancel-dialog"
        title={w.cancelTitle}
        text={effect}
        open={asking}
        cancel={t.ticket.keep}
        confirm={w.cancelSome}
        danger
        busy={busy}
        onConfirm={() => void cancel()}
        onCancel={() => setAsking(false)}
      />
    </Screen>
  )
}
