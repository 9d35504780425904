import { Text } from '@tarojs/components'
import { useState } from 'react'
import { useT } from '../i18n/index.ts'
import { LongText } from '../texts/long-text.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Tick } from '../ui/tick.tsx'
import type { ConsentDocument } from './use-consent.ts'

/** Health data need a consent of their own, and its sentence says so. */
const sensitive = 'medical-data'

interface DocumentCardProps {
  document: ConsentDocument
  ticked: boolean
  error?: string | undefined
  onTick: (on: boolean) => void
}

/** One text to agree to: what it says in short, all of it on request, and the person's own tick. */
export function DocumentCard({ document: d, ticked, error, onTick }: DocumentCardProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const sentence = d.id === sensitive ? t.consentPage.agreeSensitive(d.title) : t.consentPage.agreeTo(d.title)
  return (
    <Card id={`document-${d.id}`} title={d.title}>
      <Text className="lead">{d.summary}</Text>
      {d.required ? null : <Text className="lead quiet">{t.consentPage.optional}</Text>}
      {open ? <LongText id={`text-${d.id}`} body={d.body} /> : null}
      <Button
        id={`read-${d.id}`}
        kind="secondary"
        text={open ? t.consentPage.fold : t.consentPage.full}
        onTap={() => setOpen(!open)}
      />
      <Tick id={`agree-${d.id}`} text={sentence} checked={ticked} onChange={onTick} error={error} />
    </Card>
  )
}
