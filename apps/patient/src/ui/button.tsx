import { Button as NativeButton, Text, View } from '@tarojs/components'
import { isWeapp } from '../device/target.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { tappable } from './tappable.ts'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'text'

interface ButtonProps {
  id: string
  text: string
  onTap: () => void
  kind?: ButtonKind
  icon?: IconName
  disabled?: boolean
  /** Busy: said by the button itself, so the tap is answered at once and cannot be made twice. */
  busy?: boolean
}

const iconColor = { primary: 'onAccent', secondary: 'accent', danger: 'onAccent', text: 'accent' } as const

export function Button({ id, text, onTap, kind = 'primary', icon, disabled = false, busy = false }: ButtonProps) {
  const off = disabled || busy
  return (
    <View id={id} className={`button ${kind}${off ? ' off' : ''}`} {...tappable(onTap, { disabled: off })}>
      {busy ? <View className="spinner" /> : null}
      {icon && !busy ? <Icon name={icon} color={off ? 'quiet' : iconColor[kind]} size={1.2} /> : null}
      <Text>{text}</Text>
    </View>
  )
}

/** WeChat opens its own sheets (phone number, sharing) only for its native button; H5 has none of them. */
export function OpenButton(props: {
  id: string
  text: string
  openType: 'getPhoneNumber' | 'share'
  onAnswer?: (event: { detail: unknown }) => void
}) {
  if (!isWeapp) return null
  const { id, text, openType, onAnswer } = props
  return (
    <NativeButton id={id} className="button primary" openType={openType} onGetPhoneNumber={(e) => onAnswer?.(e)}>
      {text}
    </NativeButton>
  )
}
