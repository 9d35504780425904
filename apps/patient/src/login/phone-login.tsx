import { View } from '@tarojs/components'
import { useState } from 'react'
import { CodeField } from '../account/code-field.tsx'
import { PasswordField } from '../account/password-field.tsx'
import { tidyPhone } from '../account/tidy.ts'
import type { Submit } from '../account/use-submit.ts'
import { quietApi } from '../api/client.ts'
import { isWeapp } from '../device/target.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Segmented } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { afterLogin } from './after-login.ts'

const client = isWeapp ? 'weapp' : 'h5'

/** By a code sent to the phone, or by the password that goes with it. What is typed stays when the way is changed. */
export function PhoneLogin({ back, submit }: { back: string; submit: Submit }) {
  const t = useT()
  const [way, setWay] = useState<'code' | 'password'>('code')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const secret = way === 'code' ? code : password
  const typed = (field: string, set: (v: string) => void) => (value: string) => {
    set(value)
    submit.clear(field)
  }
  const enter = async (): Promise<void> => {
    const empty = { ...(phone.trim() ? {} : { phone: t.form.fill }), ...(secret ? {} : { [way]: t.form.fill }) }
    if (Object.keys(empty).length > 0) return submit.setWrong(empty)
    const who = { phone: tidyPhone(phone), client } as const
    const sent = await submit.send(
      () =>
        way === 'code'
          ? quietApi.POST('/api/sessions/phone', { body: { ...who, code } })
          : quietApi.POST('/api/sessions/password', { body: { ...who, password } }),
      ['phone', way],
    )
    if (sent?.ok) await afterLogin(sent.data, back)
  }
  return (
    <Card>
      <Segmented
        id="way"
        label={t.login.ways}
        choices={[
          { value: 'code', text: t.login.byCode },
          { value: 'password', text: t.login.byPassword },
        ]}
        value={way}
        onChoose={(chosen) => {
          setWay(chosen)
          submit.setWrong({})
        }}
      />
      <Field
        id="phone"
        label={t.login.phone}
        type="tel"
        value={phone}
        onInput={typed('phone', setPhone)}
        placeholder={t.login.phonePlaceholder}
        maxLength={20}
        autoComplete="tel"
        error={submit.wrong['phone']}
      />
      {way === 'code' ? (
        <CodeField
          phone={phone}
          purpose="login"
          value={code}
          onInput={typed('code', setCode)}
          submit={submit}
          onConfirm={() => void enter()}
        />
      ) : (
        <PasswordField
          id="password"
          label={t.login.password}
          value={password}
          onInput={typed('password', setPassword)}
          error={submit.wrong['password']}
          hint={t.login.forgot}
          onConfirm={() => void enter()}
        />
      )}
      {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
      <View className="stack">
        <Button id="submit" text={t.login.enter} busy={submit.busy} onTap={() => void enter()} />
      </View>
    </Card>
  )
}
