import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Account } from '../api/account.ts'
import { api } from '../api/client.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Segmented } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { CodeField } from './code-field.tsx'
import { PasswordField } from './password-field.tsx'
import { useSubmit } from './use-submit.ts'

/** A new password, shown to be the owner's by the old one or by a code to the phone. */
export function PasswordForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const t = useT()
  const say = t.accountPages.password
  const submit = useSubmit()
  const [way, setWay] = useState<'old' | 'code'>(account.hasPassword ? 'old' : 'code')
  const [old, setOld] = useState('')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  const typed = (field: string, set: (v: string) => void) => (value: string) => {
    set(value)
    setDone(false)
    submit.clear(field)
  }
  const save = async (): Promise<void> => {
    const wrong: Record<string, string> = {}
    if (way === 'old' && !old) wrong['oldPassword'] = t.form.fill
    if (way === 'code' && !code) wrong['code'] = t.form.fill
    if (!next) wrong['password'] = t.form.fill
    if (Object.keys(wrong).length > 0) return submit.setWrong(wrong)
    const proof = way === 'old' ? { oldPassword: old } : { code }
    const sent = await submit.send(
      () => api.PUT('/api/account/password', { body: { password: next, ...proof } }),
      way === 'old' ? ['oldPassword', 'password'] : ['code', 'password', 'phone'],
    )
    if (!sent?.ok) return
    for (const empty of [setOld, setNext, setCode]) empty('')
    setDone(true)
    onDone()
  }
  return (
    <Card>
      <Text className="lead">{say.intro}</Text>
      {account.hasPassword ? (
        <View className="field">
          <Text className="field-label">{say.how}</Text>
          <Segmented
            id="way"
            label={say.how}
            choices={[
              { value: 'old', text: say.byOld },
              { value: 'code', text: say.byCode },
            ]}
            value={way}
            onChoose={(chosen) => {
              setWay(chosen)
              submit.setWrong({})
            }}
          />
        </View>
      ) : null}
      {way === 'old' ? (
        <PasswordField
          id="old-password"
          label={say.old}
          value={old}
          onInput={typed('oldPassword', setOld)}
          error={submit.wrong['oldPassword']}
        />
      ) : (
        <>
          <Field
            id="phone"
            label={t.login.phone}
            type="tel"
            value={phone}
            onInput={typed('phone', setPhone)}
            hint={say.sendTo(account.phoneMasked ?? '')}
            maxLength={20}
            autoComplete="tel"
            error={submit.wrong['phone']}
          />
          <CodeField phone={phone} purpose="password" value={code} onInput={typed('code', setCode)} submit={submit} />
        </>
      )}
      <PasswordField
        id="password"
        label={say.next}
        value={next}
        onInput={typed('password', setNext)}
        error={submit.wrong['password']}
        fresh
        onConfirm={() => void save()}
      />
      {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
      {done ? <Notice id="done" icon="check" text={say.done} /> : null}
      <Button id="submit" text={say.save} busy={submit.busy} onTap={() => void save()} />
    </Card>
  )
}
