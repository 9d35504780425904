import type { ReactNode } from 'react'
import { api, askToLogIn } from '../api/client.ts'
import type { Patient } from '../api/patients.ts'
import { type Loaded, useLoad } from '../api/use-load.ts'
import { useApp } from '../app-state/app.ts'
import { currentUrl, goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'

/** What stands between a person and a wish: logging in, agreeing, a patient; after these, the button itself. */
export function NextStep({
  patients,
  children,
}: {
  patients: Loaded<{ items: Patient[] }>
  children: (patientId: string) => ReactNode
}) {
  const t = useT()
  const accountId = useApp((s) => s.session?.accountId)
  const patient = useApp((s) => s.patient)
  const account = useLoad(accountId, () => api.GET('/api/account'), { onShow: true })
  if (!accountId) return <Button id="log-in" text={t.confirm.logIn} onTap={() => askToLogIn()} />
  if ((account.data?.consentsDue.length ?? 0) > 0)
    return (
      <Button
        id="read-consent"
        icon="shield"
        text={t.confirm.readConsent}
        onTap={() => void goTo('/pages/consent/index', { back: currentUrl() })}
      />
    )
  if (!patient)
    return patients.data ? (
      <Button
        id="first-patient"
        text={t.confirm.addPatient}
        onTap={() => void goTo('/pages/patient-edit/index', { back: currentUrl() })}
      />
    ) : null
  return <>{children(patient.id)}</>
}
