import { Text } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { serverNow, useApp } from '../app-state/app.ts'
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
 * Runs on the server's clock, and reckons from it each second: a phone that slept, or whose own clock is wrong, shows the truth. Each step is planned for
 * the next full second that is left, so that the end comes in the server's second and not up to one later.
 */
export function Countdown({ id, until, onEnd }: { id: string; until: number; onEnd?: () => void }) {
  const t = useT()
  // Drawn again when the phone learns how wrong it is.
  useApp((s) => s.clockOffsetMs)
  const [, step] = useState(0)
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      const left = until - serverNow()
      step((n) => n + 1)
      if (left <= 0) end.current?.()
      else timer = setTimeout(tick, (left % 1000) + 5)
    }
    tick()
    return () => clearTimeout(timer)
  }, [until])
  const left = Math.max(0, Math.ceil((until - serverNow()) / 1000))
  return (
    <Text id={id} className="figures" {...aria({ role: 'timer' })}>
      {left > 0 ? t.common.timeLeft(clock(left)) : t.common.timeUp}
    </Text>
  )
}
