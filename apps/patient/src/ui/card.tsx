import { Text, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { aria, tappable } from './tappable.ts'

type CardProps = PropsWithChildren<{ id?: string; title?: string; extra?: ReactNode; className?: string }>

export function Card({ id, title, extra, className = '', children }: CardProps) {
  return (
    <View id={id ?? ''} className={`card ${className}`}>
      {title ? (
        <View className="card-head">
          <Text className="heading" {...aria({ role: 'heading', 'aria-level': '2' })}>
            {title}
          </Text>
          {extra}
        </View>
      ) : null}
      {children}
    </View>
  )
}

interface CellProps {
  id?: string
  title: string
  note?: string
  value?: string
  icon?: IconName
  extra?: ReactNode
  /** Makes the row a switch: it says on or off and shows no chevron. */
  checked?: boolean
  onTap?: () => void
}

/** A row of a list. With onTap it is a link and shows the chevron. */
export function Cell({ id, title, note, value, icon, extra, checked, onTap }: CellProps) {
  const press = onTap ? tappable(onTap, checked === undefined ? { role: 'link' } : { role: 'switch', checked }) : {}
  return (
    <View id={id ?? ''} className="cell" {...press}>
      {icon ? <Icon name={icon} color="accent" /> : null}
      <View className="cell-main">
        <Text className="cell-title">{title}</Text>
        {note ? <Text className="quiet">{note}</Text> : null}
      </View>
      {value ? <Text className="quiet figures">{value}</Text> : null}
      {extra}
      {onTap && checked === undefined ? <Icon name="chevron" color="quiet" size={1.1} /> : null}
    </View>
  )
}

/** A big tile of the home page. */
export function Tile(props: {
  id: string
  title: string
  note?: string
  icon: IconName
  strong?: boolean
  onTap: () => void
}) {
  const { id, title, note, icon, strong = false, onTap } = props
  return (
    <View id={id} className={`tile${strong ? ' strong' : ''}`} {...tappable(onTap, { role: 'link' })}>
      <Icon name={icon} color={strong ? 'onAccent' : 'accent'} size={2} />
      <Text className="tile-title">{title}</Text>
      {note ? <Text className="tile-note">{note}</Text> : null}
    </View>
  )
}
