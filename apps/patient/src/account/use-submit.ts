import { useCallback, useRef, useState } from 'react'
import type { Answer } from '../api/client.ts'
import { useT } from '../i18n/index.ts'
import { type ServerProblem, type Wrong, wrongFields } from './wrong-fields.ts'

export type Sent<T> = { ok: true; data: T } | { ok: false; problem: ServerProblem; wrong: Wrong }

export interface Submit {
  busy: boolean
  wrong: Wrong
  setWrong: (wrong: Wrong) => void
  /** Takes back what was said about a field as soon as it is typed in again. */
  clear: (field: string) => void
  /** Sends once, however often it is pressed; says at the fields what went wrong. */
  send: <T>(ask: () => Promise<Answer<T>>, fields: readonly string[]) => Promise<Sent<T> | undefined>
}

export function useSubmit(): Submit {
  const t = useT()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const running = useRef(false)
  const clear = useCallback((field: string) => {
    setWrong((w) => {
      if (w[field] === undefined && w[''] === undefined) return w
      const rest = { ...w }
      delete rest[field]
      delete rest['']
      return rest
    })
  }, [])
  async function send<T>(ask: () => Promise<Answer<T>>, fields: readonly string[]): Promise<Sent<T> | undefined> {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    setWrong({})
    const { data, error } = await ask()
    running.current = false
    setBusy(false)
    if (!error) return { ok: true, data: data as T }
    const problem = { ...error, title: error.title || t.common.noAnswer } as ServerProblem
    const said = wrongFields(problem, fields, t.form)
    setWrong(said)
    return { ok: false, problem, wrong: said }
  }
  return { busy, wrong, setWrong, clear, send }
}
