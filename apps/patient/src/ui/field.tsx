import { Input, Text, Textarea, View } from '@tarojs/components'
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
  } = props
  const t = useT()
  const below = error ?? hint
  const named = {
    'aria-label': label,
    'aria-invalid': error ? 'true' : 'false',
    ...(below ? { 'aria-describedby': `${id}-below` } : {}),
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
  }
  return (
    <View className={`field${error ? ' wrong' : ''}`}>
      <Text className="field-label">
        {label}
        {optional ? <Text className="quiet">{t.common.optional}</Text> : null}
      </Text>
      {multiline ? (
        <Textarea className="input area" {...common} />
      ) : (
        <Input className="input" type={type === 'tel' ? 'number' : type} {...common} />
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
