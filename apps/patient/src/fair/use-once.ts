import { useRef, useState } from 'react'
import { type Answer, newIdempotencyKey } from '../api/client.ts'
import { type Trouble, useSay } from '../api/use-load.ts'

/** One step at a time: a second tap while it runs does nothing, a repeat of the same intention keeps its key, a refusal stays on the page. */
export function useOnce() {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const going = useRef(false)
  const keys = useRef<Record<string, string>>({})
  const run = async <T>(
    intention: string,
    send: (key: string) => Promise<Answer<T>>,
    done: (data: T) => unknown,
  ): Promise<void> => {
    // State comes too late for a double tap.
    if (going.current) return
    going.current = true
    setBusy(true)
    setTrouble(undefined)
    const key = keys.current[intention] ?? newIdempotencyKey()
    keys.current[intention] = key
    const { data, error } = await send(key)
    try {
      if (error || data === undefined) {
        setTrouble(error ? { code: error.code, title: say(error) } : { code: 'client.unreadable', title: '' })
      } else {
        delete keys.current[intention]
        await done(data)
      }
    } finally {
      going.current = false
      setBusy(false)
    }
  }
  return { run, busy, trouble }
}
