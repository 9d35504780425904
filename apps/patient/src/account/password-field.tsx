import { useState } from 'react'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

interface PasswordFieldProps {
  id: string
  label: string
  value: string
  onInput: (value: string) => void
  error?: string | undefined
  hint?: string
  fresh?: boolean
  onConfirm?: () => void
}

/** Hidden until shown: on a phone most wrong passwords are mistyped ones. */
export function PasswordField({ id, label, value, onInput, error, hint, fresh, onConfirm }: PasswordFieldProps) {
  const t = useT()
  const [shown, show] = useState(false)
  return (
    <Field
      id={id}
      label={label}
      value={value}
      onInput={onInput}
      password={!shown}
      maxLength={100}
      error={error}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      {...(hint ? { hint } : {})}
      {...(onConfirm ? { onConfirm } : {})}
      beside={
        <Button
          id={`${id}-show`}
          kind="secondary"
          text={shown ? t.login.hide : t.login.show}
          onTap={() => show(!shown)}
        />
      }
    />
  )
}
