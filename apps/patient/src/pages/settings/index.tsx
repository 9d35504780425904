import { useState } from 'react'
import { useSubmit } from '../../account/use-submit.ts'
import { useAccount } from '../../api/account.ts'
import { quietApi } from '../../api/client.ts'
import { useConfig } from '../../api/config.ts'
import { refreshUnread } from '../../api/unread.ts'
import { signedOut, useApp } from '../../app-state/app.ts'
import { goTo, goToTab } from '../../device/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { DisplayCard } from '../../settings/display-card.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Dialog } from '../../ui/sheet.tsx'

/** 设置: how the app looks, what it may tell, and what belongs to the account. */
export default function Settings() {
  const t = useT()
  const session = useApp((s) => s.session)
  const { data: account } = useAccount()
  const config = useConfig()
  const submit = useSubmit()
  const [leaving, setLeaving] = useState(false)
  const logOut = async (): Promise<void> => {
    const sent = await submit.send(() => quietApi.DELETE('/api/sessions/current'), [])
    setLeaving(false)
    // A session that is over already is logged out as well.
    if (!sent?.ok && sent?.problem.code !== 'request.unauthenticated') return
    signedOut()
    await refreshUnread()
    await goToTab('/pages/me/index')
  }
  const link = (page: string) => () => void goTo(`/pkg-account/${page}/index`)
  return (
    <Screen id="settings" title={t.settings.title}>
      <DisplayCard />
      {session ? (
        <Card title={t.settings.account}>
          <Cell
            id="go-notices"
            icon="bell"
            title={t.settings.notices}
            note={t.settings.noticesHint}
            onTap={link('notices')}
          />
          <Cell
            id="go-phone"
            icon="phone"
            title={t.settings.phone}
            value={account ? (account.phoneMasked ?? t.settings.phoneNone) : ''}
            onTap={link('phone')}
          />
          <Cell
            id="go-password"
            icon="shield"
            title={t.settings.password}
            value={account ? (account.hasPassword ? t.settings.passwordSet : t.settings.passwordNone) : ''}
            onTap={link('password')}
          />
          <Cell id="go-sessions" icon="switch" title={t.settings.sessions} onTap={link('sessions')} />
          <Cell id="go-consents" icon="report" title={t.settings.consents} onTap={link('consents')} />
        </Card>
      ) : null}
      <Card title={t.settings.about}>
        <Cell
          icon="info"
          title={config?.groupName ?? t.common.appName}
          note={t.settings.version}
          value={config ? config.version : ''}
        />
      </Card>
      {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
      {session ? (
        <Button id="log-out" kind="secondary" text={t.settings.logOut} onTap={() => setLeaving(true)} />
      ) : null}
      <Dialog
        id="leaving"
        title={t.settings.logOutTitle}
        text={t.settings.logOutText}
        open={leaving}
        cancel={t.settings.logOutStay}
        confirm={t.settings.logOut}
        busy={submit.busy}
        onCancel={() => setLeaving(false)}
        onConfirm={() => void logOut()}
      />
    </Screen>
  )
}
