import { login } from '@jiuyi/phrases/console'
import { type ReactNode, useState } from 'react'
import { problemOf } from '../../api/client.ts'
import { useText } from '../../language.tsx'

export function LoginCard({ title, subtitle, children }: { title: string; subtitle: string; children: ReactNode }) {
  return (
    <main className="login">
      <section className="login-card">
        <span className="brand-mark" aria-hidden="true" />
        <h1>{title}</h1>
        <p>{subtitle}</p>
        {children}
      </section>
    </main>
  )
}

type FieldProps = {
  id: string
  label: string
  value: string
  onChange: (v: string) => void
  secret?: boolean
  code?: boolean
  autoComplete?: string
  autoFocus?: boolean
  error?: string | undefined
}
export function Field({ id, label, value, onChange, secret, code, autoComplete, autoFocus, error }: FieldProps) {
  const t = useText(login)
  const [shown, setShown] = useState(false)
  const input = (
    <input
      id={id}
      data-testid={id}
      name={id}
      type={secret && !shown ? 'password' : 'text'}
      className={code ? 'code-input' : undefined}
      inputMode={code ? 'numeric' : undefined}
      value={value}
      onChange={(e) => onChange(e.target.value)}
      autoComplete={code ? 'one-time-code' : autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={100}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      // biome-ignore lint/a11y/noAutofocus: the page has one purpose, and this is its first field
      autoFocus={autoFocus}
    />
  )
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {secret ? (
        <div className="login-password">
          {input}
          <button
            type="button"
            className="login-plain"
            onClick={() => setShown(!shown)}
            aria-pressed={shown}
            aria-controls={id}
          >
            {shown ? t.hidePassword : t.showPassword}
          </button>
        </div>
      ) : (
        input
      )}
      {error && (
        <div id={`${id}-error`} className="login-error" role="alert">
          {error}
        </div>
      )}
    </div>
  )
}

export function LoginError({ error }: { error: unknown }) {
  const t = useText(login)
  if (!error) return null
  const problem = problemOf(error)
  return (
    <div className="login-error" role="alert" data-testid="login-error" data-code={problem?.code}>
      {problem?.title || t.offline}
      {problem?.instance && <small>{t.problemNumber(problem.instance)}</small>}
    </div>
  )
}
