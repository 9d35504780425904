import { NeedLogin } from '../../account/need-login.tsx'
import { safeBack } from '../../account/tidy.ts'
import { api } from '../../api/client.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { AddForm } from '../../patients/add-form.tsx'
import { EditForm } from '../../patients/edit-form.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'

/** One patient: `?id=` to change, without it to add; `?back=` is where to go on after adding. */
export default function PatientEdit() {
  const t = useT()
  const say = useSay()
  const { id, back } = usePageQuery()
  const account = useApp((s) => s.session?.accountId)
  const { data, problem, busy, reload } = useLoad(account && id, () =>
    api.GET('/api/patients/{id}', { params: { path: { id: id ?? '' } } }),
  )
  return (
    <Screen id="patient-edit" title={id ? t.patients.edit : t.patients.add}>
      {account ? null : <NeedLogin text={t.patients.needLogin} />}
      {account && !id ? <AddForm back={back ? safeBack(back) : undefined} /> : null}
      {data ? <EditForm key={data.id} patient={data} /> : null}
      {problem && !data ? <ErrorState hint={say(problem)} busy={busy} onRetry={() => void reload()} /> : null}
      {account && id && !data && !problem ? <Skeleton /> : null}
    </Screen>
  )
}
