import { login } from '@jiuyi/phrases/console'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { isCode } from '../../api/client.ts'
import { staffLogin } from '../../api/identity.ts'
import type { StaffMe } from '../../api/shapes.ts'
import { useLanguage, useText } from '../../language.tsx'
import { safeNext } from '../../paths.ts'
import { meKey } from '../../session.ts'
import { FirstPassword } from './first-password.tsx'
import { Field, LoginCard, LoginError } from './plain.tsx'

/** The door: kept apart from the component library, so that it is there at once. */
export function Page() {
  const t = useText(login)
  const { language, setLanguage } = useLanguage()
  const [params] = useSearchParams()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [askCode, setAskCode] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [missing, setMissing] = useState<string>()
  const [mustChange, setMustChange] = useState(() => cache.getQueryData<StaffMe>(meKey)?.mustChangePassword ?? false)

  const enter = (me?: StaffMe) => {
    cache.clear()
    if (me) cache.setQueryData(meKey, me)
    void navigate(safeNext(params.get('next')), { replace: true })
  }
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    if (busy) return
    const blank = !name.trim() ? 'name' : !password ? 'password' : askCode && !/^\d{6}$/.test(code) ? 'code' : undefined
    setMissing(blank)
    if (blank) return document.getElementById(blank === 'name' ? 'login-name' : `login-${blank}`)?.focus()
    setBusy(true)
    setError(undefined)
    try {
      const { staff } = await staffLogin({ loginName: name.trim(), password, ...(askCode && { totp: code }) })
      if (staff.mustChangePassword) setMustChange(true)
      else enter(staff)
    } catch (e) {
      if (isCode(e, 'identity.totp_needed')) setAskCode(true)
      else setError(e)
      setCode('')
    } finally {
      setBusy(false)
    }
  }
  if (mustChange) return <FirstPassword oldPassword={password} onDone={() => enter()} />

  return (
    <LoginCard title={t.title} subtitle={askCode ? t.totpHint : t.subtitle}>
      {params.get('over') && !error && !askCode && <div className="login-note">{t.sessionOver}</div>}
      <form onSubmit={submit} noValidate>
        {askCode ? (
          <Field
            id="login-code"
            label={t.totp}
            value={code}
            onChange={(v) => setCode(v.replace(/\D/g, '').slice(0, 6))}
            code
            autoFocus
            error={missing === 'code' ? t.needTotp : undefined}
          />
        ) : (
          <>
            <Field
              id="login-name"
              label={t.loginName}
              value={name}
              onChange={setName}
              autoComplete="username"
              autoFocus
              error={missing === 'name' ? t.needLoginName : undefined}
            />
            <Field
              id="login-password"
              label={t.password}
              value={password}
              onChange={setPassword}
              secret
              autoComplete="current-password"
              error={missing === 'password' ? t.needPassword : undefined}
            />
          </>
        )}
        <LoginError error={error} />
        <button type="submit" className="login-main" disabled={busy} data-testid="login-submit">
          {busy ? t.loggingIn : askCode ? t.next : t.logIn}
        </button>
      </form>
      <div className="login-foot">
        {askCode ? (
          <button type="button" className="login-plain" onClick={() => setAskCode(false)}>
            {t.otherPerson}
          </button>
        ) : (
          <span />
        )}
        <button
          type="button"
          className="login-plain"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {t.language}
        </button>
      </div>
    </LoginCard>
  )
}
