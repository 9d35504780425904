import { Input, Text, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isH5 } from '../device/target.ts'
import { useT } from '../i18n/index.ts'
import { aria } from './tappable.ts'

interface FieldProps {
  id: string
  label: string
  value: string
  onInput: (value: string) => void
  hint?: string
  /** What is wrong and what to do; said by screen readers when it appears. */
  error?: string | undefined
  optional?: boolean
  type?: 'text' | 'number' | 'idcard' | 'digit' | 'tel'
  placeholder?: string
  maxLength?: number
  multiline?: boolean
  disabled?: boolean
  /** Typed without being shown. */
  password?: boolean
  /** H5: what the browser may fill in by itself, e.g. 'one-time-code'. */
  autoComplete?: string
  focus?: boolean
  /** The «done» key of the keyboard, Enter on H5. */
  onConfirm?: () => void
  /** Stands in one line with the input: «get a code», «show». */
  beside?: ReactNode
}

/** H5: the keyboard for digits, without type=number, which refuses «+86 138…» and lets 1e5 be a number. */
const keyboards: Readonly<Record<string, object>> = {
  tel: { type: 'tel' },
  number: { inputmode: 'numeric' },
  digit: { inputmode: 'decimal' },
}

/** Label above, input, then the error or the hint. The id is on the input: drivers and labels find it there. */
export function Field(props: FieldProps) {
  const {
    id,
    label,
    value,
    onInput,
    hint,
    error,
    optional,
    type = 'text',
    maxLength = 140,
    multiline,
    disabled,
    password,
    autoComplete,
    focus,
    onConfirm,
    beside,
  } = props
  const t = useT()
  const below = error ?? hint
  const named = {
    'aria-label': label,
    'aria-invalid': error ? 'true' : 'false',
    ...(below ? { 'aria-describedby': `${id}-below` } : {}),
    ...(autoComplete ? { autocomplete: autoComplete } : {}),
    ...(password ? {} : (keyboards[type] ?? {})),
  }
  const common = {
    id,
    value,
    maxlength: maxLength,
    placeholder: props.placeholder ?? '',
    disabled: disabled ?? false,
    onInput: (e: { detail: { value: string } }) => onInput(e.detail.value),
    // The name must sit on the native field inside Taro's element.
    ...(isH5 ? { nativeProps: named } : {}),
    ...(focus ? { focus } : {}),
    ...(onConfirm ? { onConfirm } : {}),
  }
  const input = multiline ? (
    <Textarea className="input area" {...common} />
  ) : (
    <Input
      className="input"
      type={isH5 ? 'text' : type === 'tel' ? 'number' : type}
      {...(password === undefined ? {} : { password })}
      {...common}
    />
  )
  return (
    <View className={`field${error ? ' wrong' : ''}`}>
      <Text className="field-label">
        {label}
        {optional ? <Text className="quiet">{t.common.optional}</Text> : null}
      </Text>
      {beside ? (
        <View className="field-line">
          <View className="field-input">{input}</View>
          {beside}
        </View>
      ) : (
        input
      )}
      {below ? (
        <Text
          id={`${id}-below`}
          className={error ? 'field-error' : 'quiet'}
          {...aria({ role: error ? 'alert' : undefined })}
        >
          {below}
        </Text>
      ) : null}
    </View>
  )
}
