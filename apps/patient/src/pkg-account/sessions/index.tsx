import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AccountPage } from '../../account/account-page.tsx'
import { useSubmit } from '../../account/use-submit.ts'
import { api, type Schemas } from '../../api/client.ts'
import { useLoad } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { useT } from '../../i18n/index.ts'
import { useWhen } from '../../texts/use-when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Dialog } from '../../ui/sheet.tsx'
import { Tag } from '../../ui/tag.tsx'

type Session = Schemas['Session']

/** 登录过的设备: see them, and end those one does not know. */
export default function Sessions() {
  const t = useT()
  const say = t.accountPages.sessions
  const when = useWhen()
  const account = useApp((s) => s.session?.accountId)
  const loaded = useLoad(account && `sessions ${account}`, () => api.GET('/api/sessions'))
  const submit = useSubmit()
  const [ending, setEnding] = useState<string>()
  const [asking, setAsking] = useState(false)
  const end = async (sessions: Session[]): Promise<void> => {
    for (const { id } of sessions) {
      setEnding(id)
      const sent = await submit.send(() => api.DELETE('/api/sessions/{id}', { params: { path: { id } } }), [])
      // Ended elsewhere in the meantime: that is what was wanted.
      if (!sent || (!sent.ok && sent.problem.code !== 'identity.session_not_found')) break
    }
    setEnding(undefined)
    setAsking(false)
    await loaded.reload()
  }
  const row = (s: Session) => (
    <Card key={s.id} id={`session-${s.id}`}>
      <View className="person-head">
        <Text className="person-name">{s.device === 'unknown' ? say.unknown : s.device}</Text>
        <Tag text={say.clients[s.client]} />
        {s.current ? <Tag text={say.here} kind="accent" /> : null}
      </View>
      <Text className="person-line quiet">{say.seen(when(s.lastSeenAt))}</Text>
      <Text className="person-line quiet">{say.since(when(s.createdAt))}</Text>
      {s.current ? null : (
        <Button
          id={`revoke-${s.id}`}
          kind="secondary"
          text={say.revoke}
          busy={ending === s.id}
          onTap={() => void end([s])}
        />
      )}
    </Card>
  )
  return (
    <AccountPage
      id="sessions"
      title={say.title}
      loaded={loaded}
      show={({ items }) => {
        const others = items.filter((s) => !s.current)
        return (
          <>
            <Text className="lead">{others.length > 0 ? say.intro : say.only}</Text>
            {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
            {items.map(row)}
            {others.length > 1 ? (
              <Button id="revoke-others" kind="danger" text={say.revokeOthers} onTap={() => setAsking(true)} />
            ) : null}
            <Dialog
              id="revoking"
              title={say.revokeTitle}
              text={say.revokeText}
              open={asking}
              cancel={t.common.cancel}
              confirm={say.revokeConfirm}
              danger
              busy={submit.busy}
              onCancel={() => setAsking(false)}
              onConfirm={() => void end(others)}
            />
          </>
        )
      }}
    />
  )
}
