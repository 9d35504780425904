import { Text, View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { tappable } from './tappable.ts'

interface TickProps {
  id: string
  text: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** Said below in words when it had to be ticked and was not. */
  error?: string | undefined
  /** One of several instead of one by itself. */
  radio?: boolean
}

/** A statement and a box before it. The whole row is pressed, and nothing is ever ticked for the person. */
export function Tick({ id, text, checked, onChange, error, radio = false }: TickProps) {
  return (
    <View>
      <View
        id={id}
        className={`tick${checked ? ' on' : ''}${error ? ' wrong' : ''}${radio ? ' round' : ''}`}
        {...tappable(() => onChange(!checked), { role: radio ? 'radio' : 'checkbox', checked })}
      >
        <View className="tick-box">{checked ? <Icon name="check" color="onAccent" size={1} /> : null}</View>
        <Text className="tick-text">{text}</Text>
      </View>
      {error ? (
        <Text id={`${id}-below`} className="field-error">
          {error}
        </Text>
      ) : null}
    </View>
  )
}
