import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { NeedLogin } from '../../account/need-login.tsx'
import { safeBack } from '../../account/tidy.ts'
import { useApp } from '../../app-state/app.ts'
import { DocumentCard } from '../../consent/document-card.tsx'
import { useConsent } from '../../consent/use-consent.ts'
import { continueAt, restartAt } from '../../device/navigation.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Dialog } from '../../ui/sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'

/** 同意: at first use, and again when a text has changed. */
export default function Consent() {
  const t = useT()
  const back = safeBack(usePageQuery()['back'])
  const account = useApp((s) => s.session?.accountId)
  const consent = useConsent(back)
  const [asking, setAsking] = useState(false)
  const { documents, missing, submit } = consent
  const nothingDue = documents?.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: as soon as nothing is due
  useEffect(() => {
    if (nothingDue) void continueAt(back)
  }, [nothingDue])

  if (!account)
    return (
      <Screen id="consent" title={t.consentPage.title}>
        <NeedLogin text={t.me.loginHint} icon="shield" />
      </Screen>
    )
  if (!documents || nothingDue)
    return (
      <Screen id="consent" title={t.consentPage.title}>
        {nothingDue ? <EmptyState id="nothing-due" text={t.consentPage.done} icon="check" /> : null}
        {consent.problem ? <ErrorState busy={consent.busy} onRetry={() => void consent.reload()} /> : null}
        {documents || consent.problem ? null : <Skeleton />}
      </Screen>
    )
  return (
    <Screen id="consent" title={t.consentPage.title}>
      <Text className="lead">{t.consentPage.intro}</Text>
      {documents.map((d) => (
        <DocumentCard
          key={d.id}
          document={d}
          ticked={consent.ticked[d.id] === true}
          onTick={(on) => consent.tick(d.id, on)}
        />
      ))}
      {missing ? <Notice id="missing" kind="danger" text={t.consentPage.missing} /> : null}
      {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
      <Button id="accept" text={t.consentPage.accept} busy={submit.busy} onTap={() => void consent.accept()} />
      <Button id="refuse" kind="text" text={t.consentPage.refuse} onTap={() => setAsking(true)} />
      <Dialog
        id="refused"
        title={t.consentPage.refusedTitle}
        text={t.consentPage.refusedText}
        open={asking}
        cancel={t.consentPage.refusedStay}
        confirm={t.consentPage.refusedLeave}
        onCancel={() => setAsking(false)}
        onConfirm={() => void restartAt('/pages/home/index')}
      />
    </Screen>
  )
}
