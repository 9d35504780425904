import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AccountPage } from '../../account/account-page.tsx'
import { useSubmit } from '../../account/use-submit.ts'
import { api } from '../../api/client.ts'
import { type GivenDocument, useGiven } from '../../consent/use-given.ts'
import { goTo } from '../../device/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { LongText } from '../../texts/long-text.tsx'
import { useWhen } from '../../texts/use-when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Dialog } from '../../ui/sheet.tsx'

/** 我同意过的说明: what, when, which version; and the way to take it back. */
export default function Consents() {
  const t = useT()
  const say = t.accountPages.consents
  const when = useWhen()
  const loaded = useGiven()
  const submit = useSubmit()
  const [reading, setReading] = useState('')
  const [leaving, setLeaving] = useState<GivenDocument>()
  const withdraw = async (): Promise<void> => {
    if (!leaving) return
    const path = { documentId: leaving.document.id }
    const sent = await submit.send(() => api.DELETE('/api/consents/{documentId}', { params: { path } }), [])
    setLeaving(undefined)
    if (sent?.ok) await loaded.reload()
  }
  const card = (g: GivenDocument) => {
    const { id, title, body } = g.document
    return (
      <Card key={id} id={`document-${id}`} title={title}>
        {g.history.length === 0 ? <Text className="lead quiet">{say.due}</Text> : null}
        {g.history.map((h) => (
          <Text key={h.givenAt} className="person-line quiet">
            {[say.version(h.version), say.given(when(h.givenAt)), h.withdrawnAt && say.withdrawn(when(h.withdrawnAt))]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        ))}
        {reading === id ? <LongText id={`text-${id}`} body={body} /> : null}
        <View className="row-buttons">
          <Button
            id={`read-${id}`}
            kind="secondary"
            text={reading === id ? t.consentPage.fold : say.read}
            onTap={() => setReading(reading === id ? '' : id)}
          />
          {g.holds ? (
            <Button id={`withdraw-${id}`} kind="text" text={say.withdraw} onTap={() => setLeaving(g)} />
          ) : (
            <Button
              id={`agree-${id}`}
              text={say.agree}
              onTap={() => void goTo('/pages/consent/index', { back: '/pkg-account/consents/index' })}
            />
          )}
        </View>
      </Card>
    )
  }
  return (
    <AccountPage
      id="consents"
      title={say.title}
      loaded={loaded}
      show={(given) => (
        <>
          <Text className="lead">{say.intro}</Text>
          {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
          {given.map(card)}
          <Dialog
            id="withdrawing"
            title={say.withdrawTitle(leaving?.document.title ?? '')}
            text={leaving?.document.required ? say.withdrawText : say.withdrawText2}
            open={leaving !== undefined}
            cancel={say.withdrawStay}
            confirm={say.withdrawConfirm}
            danger
            busy={submit.busy}
            onCancel={() => setLeaving(undefined)}
            onConfirm={() => void withdraw()}
          />
        </>
      )}
    />
  )
}
