import { Text, View } from '@tarojs/components'
import { aria } from './tappable.ts'

/** A state in a word. Colour never says it alone. */
export function Tag({
  text,
  kind = 'plain',
  id,
}: {
  text: string
  kind?: 'plain' | 'accent' | 'danger' | 'off'
  id?: string
}) {
  return (
    <Text id={id ?? ''} className={`tag ${kind}`}>
      {text}
    </Text>
  )
}

/** A doctor or department without a photo: never a stock picture. 王小明 → 小明, 心血管内科 → 心血, Ann Lee → AL. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  if (/^[\x20-\x7e]+$/.test(name))
    return words
      .slice(0, 2)
      .map((w) => w.charAt(0).toUpperCase())
      .join('')
  return name.length === 2 || name.length === 3 ? name.slice(-2) : name.slice(0, 2)
}

export function Avatar({ name }: { name: string }) {
  return (
    <View className="avatar" {...aria({ 'aria-hidden': 'true' })}>
      <Text>{initials(name)}</Text>
    </View>
  )
}
