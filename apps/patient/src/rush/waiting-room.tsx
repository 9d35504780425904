import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { usePageShown } from '../device/page.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { aria } from '../ui/tappable.ts'
import { roughly, type Waiting } from './waiting.ts'

interface Props {
  waiting: Waiting
  busy: boolean
  onDue: () => void
  onLeave: () => void
}

/** 候号室: the place is kept, how long it may take, and it goes on by itself. Nothing here asks the person to hurry. */
export function WaitingRoom({ waiting, busy, onDue, onLeave }: Props) {
  const t = useT()
  const [now, setNow] = useState(Date.now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one timer per appointed time
  useEffect(() => {
    const timer = setInterval(() => {
      const at = Date.now()
      setNow(at)
      if (at >= waiting.retryAt) onDue()
    }, 1000)
    return () => clearInterval(timer)
  }, [waiting.retryAt])
  // Timers sleep in the background: whoever comes back after their time goes at once.
  usePageShown(() => {
    if (Date.now() >= waiting.retryAt) onDue()
  })
  const left = roughly(waiting, now)
  const soon = busy || now >= waiting.retryAt
  const done = Math.min(96, Math.max(4, ((now - waiting.since) / Math.max(1, waiting.to - waiting.since)) * 100))
  const words = t.waitingRoom[waiting.why]
  return (
    <View id="waiting-room">
      <Card className="waiting-room">
        <Icon name="clock" color="accent" size={3} />
        <Text id="waiting-title" className="heading" {...aria({ role: 'heading', 'aria-level': '2' })}>
          {words.title}
        </Text>
        {/* Said in steps of some seconds, so that a screen reader is not kept talking. */}
        <Text id="waiting-left" className="waiting-left figures" {...aria({ role: 'status', 'aria-live': 'polite' })}>
          {soon ? t.waitingRoom.soon : t.waitingRoom.left(left.from, left.to)}
        </Text>
        <View className="waiting-bar" {...aria({ 'aria-hidden': 'true' })}>
          <View className="waiting-done" style={{ width: `${Math.round(done)}%` }} />
        </View>
        <Text id="waiting-text" className="waiting-text">
          {words.text}
        </Text>
        <Text className="quiet">{t.waitingRoom.keep}</Text>
        {waiting.why === 'checking' && waiting.checkCode ? (
          <Text id="check-code" className="quiet">
            {t.waitingRoom.checkCode(waiting.checkCode)}
          </Text>
        ) : null}
      </Card>
      <Button id="try-now" kind="secondary" text={t.waitingRoom.tryNow} busy={busy} onTap={onDue} />
      <Button id="leave-queue" kind="text" text={t.waitingRoom.leave} onTap={onLeave} />
    </View>
  )
}
