import { useEffect, useState } from 'react'
import { now } from '../api/client.ts'

/** Milliseconds until an instant on the server's clock; undefined without one. */
export function useCountdown(until: string | undefined): number | undefined {
  const [, tick] = useState(0)
  useEffect(() => {
    if (!until) return
    const timer = setInterval(() => tick((n) => n + 1), 500)
    return () => clearInterval(timer)
  }, [until])
  return until ? Math.max(0, Date.parse(until) - now().getTime()) : undefined
}
