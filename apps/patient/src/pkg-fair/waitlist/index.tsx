import { askToLogIn } from '../../api/client.ts'
import { usePatients } from '../../api/patients.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { PatientRow } from '../../booking/patient-row.tsx'
import { goTo } from '../../device/navigation.ts'
import { usePullToRefresh } from '../../device/page.ts'
import { type Entry, myEntries } from '../../fair/api.ts'
import { EntryCard } from '../../fair/entry-card.tsx'
import { WishCard } from '../../fair/wish-card.tsx'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'

const live = (e: Entry): boolean => e.status === 'waiting' || e.status === 'skipped' || e.status === 'offered'

/** 我的候补: places in line and draws of the patient one acts for; whose turn it is stands on top. */
export default function Waitlist() {
  const t = useT()
  const say = useSay()
  const loggedIn = useApp((s) => s.session !== null)
  const patient = useApp((s) => s.patient)
  const patients = usePatients()
  const mine = useLoad(loggedIn ? patient?.id : undefined, () => myEntries(patient?.id ?? ''), { onShow: true })
  usePullToRefresh(mine.reload)
  if (!loggedIn)
    return (
      <Screen id="waitlist" title={t.fair.waitlist}>
        <EmptyState
          id="logged-out"
          icon="visit"
          text={t.fair.logIn}
          action={<Button id="log-in" text={t.visits.logInAction} onTap={() => askToLogIn()} />}
        />
      </Screen>
    )
  const entries = mine.data?.entries ?? []
  const wishes = (mine.data?.wishes ?? []).filter((w) => w.of.status !== 'withdrawn')
  const empty = entries.length === 0 && wishes.length === 0
  return (
    <Screen id="waitlist" title={t.fair.waitlist}>
      <PatientRow patients={patients} />
      {mine.data ? (
        <>
          {mine.problem ? <Notice id="stale" kind="alert" text={say(mine.problem)} /> : null}
          {entries
            .filter((e) => live(e.of))
            .map((e) => (
              <EntryCard key={e.of.id} entry={e} onChange={() => void mine.reload()} />
            ))}
          {wishes.map((w) => (
            <WishCard key={w.of.id} wish={w} />
          ))}
          {entries
            .filter((e) => !live(e.of))
            .map((e) => (
              <EntryCard key={e.of.id} entry={e} onChange={() => void mine.reload()} />
            ))}
          {empty ? (
            <EmptyState
              id="empty"
              icon="visit"
              text={t.fair.none}
              hint={t.fair.noneHint}
              action={
                <Button
                  id="go-book"
                  kind="secondary"
                  text={t.visits.book}
                  onTap={() => void goTo('/pages/departments/index')}
                />
              }
            />
          ) : null}
        </>
      ) : mine.problem ? (
        <ErrorState title={say(mine.problem)} busy={mine.busy} onRetry={() => void mine.reload()} />
      ) : patient || !patients.data ? (
        <Skeleton rows={3} />
      ) : (
        <EmptyState id="empty" icon="visit" text={t.fair.none} hint={t.fair.noneHint} />
      )}
    </Screen>
  )
}
