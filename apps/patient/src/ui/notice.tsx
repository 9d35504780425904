import { Text, View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { aria } from './tappable.ts'

/** Said on the page and staying there: nothing in this app disappears by itself. */
export function Notice(props: { id?: string; text: string; kind?: 'plain' | 'alert' | 'danger'; icon?: IconName }) {
  const { id, text, kind = 'plain', icon = kind === 'plain' ? 'info' : 'alert' } = props
  return (
    <View id={id ?? ''} className={`notice ${kind}`} {...aria({ role: kind === 'danger' ? 'alert' : 'status' })}>
      <Icon name={icon} color={kind === 'danger' ? 'danger' : 'text'} size={1.2} />
      <Text className="notice-text">{text}</Text>
    </View>
  )
}
