import { Text, View } from '@tarojs/components'
import { useSubmit } from '../account/use-submit.ts'
import { api, type Schemas } from '../api/client.ts'
import { phoneNumberCode } from '../device/login.ts'
import { replaceWith } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Button, OpenButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { goOn } from './after-login.ts'

/** After a WeChat login without a phone: offered, never demanded. */
export function BindPhone({ account, back }: { account: Schemas['Account']; back: string }) {
  const t = useT()
  const submit = useSubmit()
  const bind = async (event: { detail: unknown }): Promise<void> => {
    const code = phoneNumberCode(event)
    // Declined in WeChat's own sheet: that is an answer, not an error.
    if (!code) return
    const sent = await submit.send(() => api.PUT('/api/account/phone/wechat', { body: { code } }), [])
    if (sent?.ok) await goOn(sent.data, back)
  }
  return (
    <Card id="bind-phone" title={t.login.bindTitle}>
      <Text className="lead">{t.login.bindWhy}</Text>
      {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
      <View className="stack">
        <OpenButton
          id="bind-now"
          text={t.login.bindNow}
          openType="getPhoneNumber"
          onAnswer={(event) => void bind(event)}
        />
        <Button
          id="bind-other"
          kind="secondary"
          text={t.login.bindOther}
          onTap={() => void replaceWith('/pkg-account/phone/index', { back })}
        />
        <Button id="bind-later" kind="text" text={t.login.bindLater} onTap={() => void goOn(account, back)} />
      </View>
    </Card>
  )
}
