import { View } from '@tarojs/components'
import { type ColorName, colors } from './colors.ts'
import { type IconName, iconUri } from './icons.ts'
import { aria } from './tappable.ts'

/** Decoration: the words beside it say what it means. Grows with the text. */
export function Icon({ name, color = 'text', size = 1.5 }: { name: IconName; color?: ColorName; size?: number }) {
  return (
    <View
      className="icon"
      style={{ width: `${size}em`, height: `${size}em`, backgroundImage: `url("${iconUri(name, colors[color])}")` }}
      {...aria({ 'aria-hidden': 'true' })}
    />
  )
}
