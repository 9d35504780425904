import { useEffect, useState } from 'react'
import { quietApi, type Schemas } from '../api/client.ts'
import { useHospital } from '../api/directory.ts'
import { type Loaded, useLoad } from '../api/use-load.ts'
import { storage } from '../device/storage.ts'
import { remember } from './recent.ts'

const pauseMs = 250
const key = 'jiuyi.searches'

export interface Search {
  q: string
  setQ: (q: string) => void
  found: Loaded<Schemas['DirectorySearch']>
  /** What the shown answer was asked with. */
  asked: string
  recent: readonly string[]
  forget: () => void
  /** A result was opened: this search was worth keeping. */
  keep: () => void
}

/** As people type, with a pause so that not every letter is a question; recent searches stay on the phone only. */
export function useSearch(first: string): Search {
  const { hospital } = useHospital()
  const [q, setQ] = useState(first)
  const [asked, setAsked] = useState(first.trim())
  const [recent, setRecent] = useState<readonly string[]>(() => storage.get<string[]>(key) ?? [])
  useEffect(() => {
    const timer = setTimeout(() => setAsked(q.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [q])
  const found = useLoad(hospital && asked ? `${hospital.id} ${asked}` : undefined, () =>
    quietApi.GET('/api/search', { params: { query: { hospitalId: hospital?.id ?? '', q: asked } } }),
  )
  const save = (next: readonly string[]): void => {
    setRecent(next)
    storage.set(key, next)
  }
  return { q, setQ, found, asked, recent, forget: () => save([]), keep: () => save(remember(recent, asked)) }
}
