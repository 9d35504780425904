import { Text } from '@tarojs/components'
import { useState } from 'react'
import { AccountPage } from '../../account/account-page.tsx'
import { CodeField } from '../../account/code-field.tsx'
import { safeBack, tidyPhone } from '../../account/tidy.ts'
import { useSubmit } from '../../account/use-submit.ts'
import { useAccount } from '../../api/account.ts'
import { api } from '../../api/client.ts'
import { phoneNumberCode } from '../../device/login.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { goOn } from '../../login/after-login.ts'
import { Button, OpenButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'

/** 手机号: bind one, or another one, each proven by a code or by WeChat. */
export default function Phone() {
  const t = useT()
  const say = t.accountPages.phone
  const { back } = usePageQuery()
  const loaded = useAccount()
  const submit = useSubmit()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [done, setDone] = useState(false)
  const bind = async (ask: Parameters<typeof submit.send<NonNullable<typeof loaded.data>>>[0]): Promise<void> => {
    const sent = await submit.send(ask, ['phone', 'code'])
    if (!sent?.ok) return
    loaded.put(sent.data)
    setPhone('')
    setCode('')
    setDone(true)
    if (back) await goOn(sent.data, safeBack(back))
  }
  const save = async (): Promise<void> => {
    const empty = { ...(phone.trim() ? {} : { phone: t.form.fill }), ...(code ? {} : { code: t.form.fill }) }
    if (Object.keys(empty).length > 0) return submit.setWrong(empty)
    await bind(() => api.PUT('/api/account/phone', { body: { phone: tidyPhone(phone), code } }))
  }
  const byWechat = (event: { detail: unknown }): void => {
    const given = phoneNumberCode(event)
    if (given) void bind(() => api.PUT('/api/account/phone/wechat', { body: { code: given } }))
  }
  return (
    <AccountPage
      id="phone-page"
      title={say.title}
      loaded={loaded}
      show={(account) => (
        <Card>
          <Text id="phone-now" className="lead">
            {account.phoneMasked ? say.now(account.phoneMasked) : say.none}
          </Text>
          <Text className="lead quiet">{say.why}</Text>
          <OpenButton id="bind-now" text={t.login.bindNow} openType="getPhoneNumber" onAnswer={byWechat} />
          <Field
            id="phone"
            label={say.next}
            type="tel"
            value={phone}
            onInput={(typed) => {
              setPhone(typed)
              setDone(false)
              submit.clear('phone')
            }}
            placeholder={t.login.phonePlaceholder}
            maxLength={20}
            autoComplete="tel"
            error={submit.wrong['phone']}
          />
          <CodeField
            phone={phone}
            purpose="phone"
            value={code}
            onInput={(typed) => {
              setCode(typed)
              submit.clear('code')
            }}
            submit={submit}
            onConfirm={() => void save()}
          />
          {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
          {done ? <Notice id="done" icon="check" text={say.done(account.phoneMasked ?? '')} /> : null}
          <Button id="submit" text={say.save} busy={submit.busy} onTap={() => void save()} />
        </Card>
      )}
    />
  )
}
