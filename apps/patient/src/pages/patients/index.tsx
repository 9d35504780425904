import { Text } from '@tarojs/components'
import { NeedLogin } from '../../account/need-login.tsx'
import { usePatients } from '../../api/patients.ts'
import { useSay } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { goTo } from '../../device/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { PatientCard } from '../../patients/patient-card.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'

/** As many as the law of the house allows one account; the server says no to the seventh. */
const most = 6

/** 就诊人: who this account acts for. */
export default function Patients() {
  const t = useT()
  const say = useSay()
  const account = useApp((s) => s.session?.accountId)
  const { data, problem, busy, reload } = usePatients()
  const items = data?.items
  const full = items !== undefined && items.length >= most
  const add =
    items && !full ? (
      <Button
        id="add-patient"
        icon="user-plus"
        text={t.patients.add}
        onTap={() => void goTo('/pages/patient-edit/index')}
      />
    ) : null
  if (!account)
    return (
      <Screen id="patients" title={t.patients.title}>
        <NeedLogin text={t.patients.needLogin} />
      </Screen>
    )
  return (
    <Screen id="patients" title={t.patients.title} footer={items && items.length > 0 ? add : undefined}>
      {items && items.length > 0 ? (
        <Text id="limit" className="lead quiet">
          {full ? t.patients.full : t.patients.limit(most - items.length)}
        </Text>
      ) : null}
      {problem && items ? <Notice id="stale" kind="alert" text={say(problem)} /> : null}
      {items?.map((p) => (
        <PatientCard key={p.id} patient={p} />
      ))}
      {items?.length === 0 ? (
        <EmptyState
          id="no-patients"
          icon="user-plus"
          text={t.patients.empty}
          hint={t.patients.emptyHint}
          action={add}
        />
      ) : null}
      {problem && !items ? <ErrorState hint={say(problem)} busy={busy} onRetry={() => void reload()} /> : null}
      {items || problem ? null : <Skeleton />}
    </Screen>
  )
}
