import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { aria } from './tappable.ts'

/** Nothing here yet, and what to do about it. */
export function EmptyState(props: { id: string; text: string; hint?: string; icon?: IconName; action?: ReactNode }) {
  const { id, text, hint, icon = 'info', action } = props
  return (
    <View id={id} className="state">
      <Icon name={icon} color="quiet" size={3} />
      <Text className="state-title">{text}</Text>
      {hint ? <Text className="quiet">{hint}</Text> : null}
      {action}
    </View>
  )
}

/** It failed; the page keeps what it had, and one tap tries again. */
export function ErrorState(props: { id?: string; title?: string; hint?: string; busy?: boolean; onRetry: () => void }) {
  const t = useT()
  const { id = 'error', title = t.common.failedTitle, hint = t.common.failedHint, busy = false, onRetry } = props
  return (
    <View id={id} className="state" {...aria({ role: 'alert' })}>
      <Icon name="alert" color="quiet" size={3} />
      <Text className="state-title">{title}</Text>
      <Text className="quiet">{hint}</Text>
      <Button id={`${id}-retry`} text={t.common.retry} kind="secondary" busy={busy} onTap={onRetry} />
    </View>
  )
}

/** The shape of what is coming, so that nothing jumps when it does. */
export function Skeleton({ rows = 3, id = 'skeleton' }: { rows?: number; id?: string }) {
  const t = useT()
  return (
    <View id={id} {...aria({ role: 'status', 'aria-label': t.common.loading })}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <View key={i} className="card skeleton">
          <View className="bone wide" />
          <View className="bone" />
        </View>
      ))}
    </View>
  )
}
