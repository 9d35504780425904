import { useState } from 'react'
import { quietApi } from '../api/client.ts'
import { useConfig } from '../api/config.ts'
import { serverNow } from '../app-state/app.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { DemoPhone } from './demo-phone.tsx'
import { tidyPhone } from './tidy.ts'
import { useSecondsLeft } from './use-seconds-left.ts'
import { type Submit, useSubmit } from './use-submit.ts'

interface CodeFieldProps {
  phone: string
  purpose: 'login' | 'phone' | 'password'
  value: string
  onInput: (code: string) => void
  submit: Submit
  onConfirm?: () => void
}

/** Six digits by SMS, and the button that sends them. How long to wait comes from the server, on its clock. */
export function CodeField({ phone, purpose, value, onInput, submit, onConfirm }: CodeFieldProps) {
  const t = useT()
  const config = useConfig()
  const [until, setUntil] = useState(0)
  const [sentTo, setSentTo] = useState('')
  const sms = useSubmit()
  const left = useSecondsLeft(until)
  const send = async (): Promise<void> => {
    if (phone.trim() === '') return submit.setWrong({ phone: t.form.fill })
    submit.setWrong({})
    const ask = () => quietApi.POST('/api/sms-codes', { body: { phone: tidyPhone(phone), purpose } })
    const sent = await sms.send(ask, ['phone', 'code'])
    if (!sent) return
    if (sent.ok) {
      setUntil(serverNow() + sent.data.retryAfterSeconds * 1000)
      setSentTo(phone)
      return
    }
    submit.setWrong(sent.wrong)
    // Asked too soon, maybe on another page: the wait goes on where it was.
    const { retryAfter } = sent.problem as { retryAfter?: unknown }
    if (typeof retryAfter === 'number' && retryAfter <= 60) setUntil(serverNow() + retryAfter * 1000)
  }
  const text = left > 0 ? t.login.resendIn(left) : sentTo ? t.login.resend : t.login.sendCode
  return (
    <>
      <Field
        id="code"
        label={t.login.code}
        type="number"
        value={value}
        onInput={onInput}
        maxLength={6}
        autoComplete="one-time-code"
        error={submit.wrong['code']}
        hint={sentTo ? t.login.sent(sentTo) : t.login.codeHint}
        {...(onConfirm ? { onConfirm } : {})}
        beside={
          <Button
            id="send-code"
            kind="secondary"
            text={text}
            busy={sms.busy}
            disabled={left > 0}
            onTap={() => void send()}
          />
        }
      />
      {config?.demo && config.phonePageUrl ? <DemoPhone url={config.phonePageUrl} /> : null}
    </>
  )
}
