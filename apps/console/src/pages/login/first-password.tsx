import { login } from '@jiuyi/phrases/console'
import { type FormEvent, useState } from 'react'
import { changeStaffPassword } from '../../api/identity.ts'
import { useText } from '../../language.tsx'
import { Field, LoginCard, LoginError } from './plain.tsx'

/** The first password was seen by whoever made it, so it opens this page only. `oldPassword` is empty after a reload. */
export function FirstPassword({ oldPassword, onDone }: { oldPassword: string; onDone: () => void }) {
  const t = useText(login)
  const [old, setOld] = useState(oldPassword)
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const fault = !old ? 'old' : [...next].length < 8 ? 'short' : next !== again ? 'differ' : undefined
    setWrong(fault)
    if (fault || busy) return
    setBusy(true)
    setError(undefined)
    try {
      await changeStaffPassword({ oldPassword: old, password: next })
      onDone()
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  return (
    <LoginCard title={t.mustChange} subtitle={t.mustChangeHint}>
      <form onSubmit={submit} noValidate>
        {!oldPassword && (
          <Field
            id="old-password"
            label={t.oldPassword}
            value={old}
            onChange={setOld}
            secret
            autoComplete="current-password"
            error={wrong === 'old' ? t.needPassword : undefined}
          />
        )}
        <Field
          id="new-password"
          label={t.newPassword}
          value={next}
          onChange={setNext}
          secret
          autoComplete="new-password"
          autoFocus
          error={wrong === 'short' ? t.tooShort : undefined}
        />
        <Field
          id="repeat-password"
          label={t.repeatPassword}
          value={again}
          onChange={setAgain}
          secret
          autoComplete="new-password"
          error={wrong === 'differ' ? t.differ : undefined}
        />
        <LoginError error={error} />
        <button type="submit" className="login-main" disabled={busy} data-testid="set-password">
          {t.setPassword}
        </button>
      </form>
    </LoginCard>
  )
}
