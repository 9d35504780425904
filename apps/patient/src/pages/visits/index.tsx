import { useState } from 'react'
import { askToLogIn } from '../../api/client.ts'
import { usePatients } from '../../api/patients.ts'
import { useTabBar } from '../../api/unread.ts'
import { useSay } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { PatientRow } from '../../booking/patient-row.tsx'
import { VisitCard } from '../../booking/visit-card.tsx'
import { goTo } from '../../device/navigation.ts'
import { usePageEnd, usePullToRefresh } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { type Scope, useVisits } from './use-visits.ts'

/** 就诊: what is ahead and what has been, of the patient one acts for. */
export default function Visits() {
  const t = useT()
  const say = useSay()
  useTabBar()
  const loggedIn = useApp((s) => s.session !== null)
  const patient = useApp((s) => s.patient)
  const patients = usePatients()
  const [scope, setScope] = useState<Scope>('upcoming')
  const visits = useVisits(loggedIn ? patient?.id : undefined, scope)
  usePullToRefresh(visits.reload)
  usePageEnd(() => void visits.loadMore())
  const book = (
    <Button id="go-book" text={t.visits.book} kind="secondary" onTap={() => void goTo('/pages/departments/index')} />
  )
  if (!loggedIn)
    return (
      <Screen id="visits" title={t.visits.title}>
        <EmptyState
          id="logged-out"
          icon="visit"
          text={t.visits.logIn}
          action={<Button id="log-in" text={t.visits.logInAction} onTap={() => askToLogIn()} />}
        />
      </Screen>
    )
  const empty =
    scope === 'upcoming'
      ? { text: t.visits.noUpcoming, hint: t.visits.noUpcomingHint }
      : { text: t.visits.noPast, hint: t.visits.noPastHint }
  return (
    <Screen id="visits" title={t.visits.title}>
      <PatientRow patients={patients} />
      <Segmented
        id="scope"
        label={t.visits.scope}
        choices={[
          { value: 'upcoming', text: t.visits.upcoming },
          { value: 'past', text: t.visits.past },
        ]}
        value={scope}
        onChoose={setScope}
      />
      <Card className="tight">
        <Cell id="go-waitlist" title={t.fair.seeWaitlist} onTap={() => void goTo('/pkg-fair/waitlist/index')} />
      </Card>
      {visits.data ? (
        <>
          {visits.problem ? <Notice id="stale" kind="alert" text={say(visits.problem)} /> : null}
          {visits.items.map((v) => (
            <VisitCard key={v.appointment.id} id={`visit-${v.appointment.id}`} visit={v} />
          ))}
          {visits.items.length === 0 ? (
            <EmptyState id="empty" icon="visit" text={empty.text} hint={empty.hint} action={book} />
          ) : null}
          {visits.more.problem ? <Notice id="more-problem" kind="alert" text={say(visits.more.problem)} /> : null}
          {visits.hasMore ? (
            <Button
              id="more"
              kind="secondary"
              text={t.visits.more}
              busy={visits.more.busy}
              onTap={() => void visits.loadMore()}
            />
          ) : null}
        </>
      ) : visits.problem ? (
        <ErrorState title={say(visits.problem)} busy={visits.busy} onRetry={() => void visits.reload()} />
      ) : patient || !patients.data ? (
        <Skeleton rows={3} />
      ) : (
        <EmptyState id="empty" icon="visit" text={empty.text} hint={empty.hint} action={book} />
      )}
    </Screen>
  )
}
