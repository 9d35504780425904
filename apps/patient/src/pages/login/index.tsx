import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { safeBack } from '../../account/tidy.ts'
import { useSubmit } from '../../account/use-submit.ts'
import { entered, quietApi, type Schemas } from '../../api/client.ts'
import { useConfig } from '../../api/config.ts'
import { settleDisplay } from '../../api/display.ts'
import { canLoginByWechat, wechatLoginCode } from '../../device/login.ts'
import { usePageQuery } from '../../device/page.ts'
import { FirstStart } from '../../first-start/first-start.tsx'
import { useT } from '../../i18n/index.ts'
import { goOn } from '../../login/after-login.ts'
import { BindPhone } from '../../login/bind-phone.tsx'
import { PhoneLogin } from '../../login/phone-login.tsx'
import { useOfficialAccount } from '../../login/use-official-account.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'

/** 登录: one tap in WeChat; by phone in a browser; then back to where the person was. */
export default function Login() {
  const t = useT()
  const query = usePageQuery()
  const back = safeBack(query['back'])
  const config = useConfig()
  const wechat = useSubmit()
  const phone = useSubmit()
  const official = useOfficialAccount(query, back, config, wechat)
  const [joined, setJoined] = useState<Schemas['Account']>()

  const byWechat = async (): Promise<void> => {
    const sent = await wechat.send(async () => {
      // WeChat itself may fail before our server is asked; for the person it is one failure.
      const code = await wechatLoginCode().catch(() => undefined)
      if (!code) return { error: { code: 'client.offline', title: '', type: '', status: 0, instance: '' } }
      return quietApi.POST('/api/sessions/wechat', { body: { code, client: 'weapp' } })
    }, [])
    if (!sent?.ok) return
    entered(sent.data)
    settleDisplay(sent.data.account)
    if (sent.data.account.phoneMasked) await goOn(sent.data.account, back)
    else setJoined(sent.data.account)
  }

  if (joined)
    return (
      <Screen id="login" title={t.login.bindTitle}>
        <BindPhone account={joined} back={back} />
      </Screen>
    )
  return (
    <Screen id="login" title={t.login.title}>
      <View className="brand">
        <Text className="brand-name">{config ? t.login.welcome(config.groupName) : t.common.appName}</Text>
        <Text className="brand-slogan">{t.login.why}</Text>
      </View>
      <FirstStart />
      {wechat.wrong[''] ? <Notice id="wechat-error" kind="danger" text={wechat.wrong['']} /> : null}
      {official.doing ? (
        <Notice id="official-doing" text={official.doing === 'leaving' ? t.login.leaving : t.login.finishing} />
      ) : null}
      {canLoginByWechat ? (
        <Card>
          <Text className="lead">{t.login.wechatHint}</Text>
          <Button
            id="wechat-login"
            icon="chat"
            text={t.login.wechat}
            busy={wechat.busy}
            onTap={() => void byWechat()}
          />
        </Card>
      ) : (
        <PhoneLogin back={back} submit={phone} />
      )}
      {official.offered ? (
        <Card title={t.login.or}>
          <Button
            id="official-login"
            kind="secondary"
            icon="chat"
            text={t.login.wechat}
            busy={official.doing !== undefined}
            onTap={official.start}
          />
        </Card>
      ) : null}
      {canLoginByWechat ? null : (
        <View>
          <Text className="quiet">{t.login.newHere}</Text>
        </View>
      )}
    </Screen>
  )
}
