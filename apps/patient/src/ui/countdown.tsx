import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { serverNow } from '../app-state/app.ts'
import { useT } from '../i18n/index.ts'
import { aria } from './tappable.ts'

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** 90061 s → 25:01:01, 61 s → 1:01. */
export function clock(seconds: number): string {
  const h = Math.floor(seconds / 3600)
  const m = Math.floor((seconds % 3600) / 60)
  const s = seconds % 60
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/**
 * Runs on the server's clock, and reckons from it each second: a phone that slept shows the truth when it wakes. Rounded down, because the
 * clock comes from a header that knows whole seconds only.
 */
export function Countdown({ id, until, onEnd }: { id: string; until: number; onEnd?: () => void }) {
  const t = useT()
  const secondsLeft = (): number => Math.max(0, Math.floor((until - serverNow()) / 1000))
  const [left, setLeft] = useState(secondsLeft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one timer per deadline, whatever is passed as onEnd
  useEffect(() => {
    setLeft(secondsLeft())
    const timer = setInterval(() => {
      const now = secondsLeft()
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      onEnd?.()
    }, 1000)
    return () => clearInterval(timer)
  }, [until])
  return (
    <Text id={id} className="figures" {...aria({ role: 'timer' })}>
      {left > 0 ? t.common.timeLeft(clock(left)) : t.common.timeUp}
    </Text>
  )
}
