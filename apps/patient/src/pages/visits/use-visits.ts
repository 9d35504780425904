import { useState } from 'react'
import { type Trouble, useLoad } from '../../api/use-load.ts'
import { loadVisits, type Visit } from '../../api/visits.ts'

export type Scope = 'upcoming' | 'past'

/** The visits of a patient, page by page. A fresh first page puts the later ones away: they may have moved. */
export function useVisits(patientId: string | undefined, scope: Scope) {
  const key = patientId ? `${patientId} ${scope}` : undefined
  const first = useLoad(key, () => loadVisits(patientId ?? '', scope), { onShow: true })
  const [later, setLater] = useState<{ of?: unknown; items: Visit[]; next?: string | undefined }>({ items: [] })
  const [more, setMore] = useState<{ busy: boolean; problem?: Trouble }>({ busy: false })
  const mine = later.of === first.data
  const items = [...(first.data?.items ?? []), ...(mine ? later.items : [])]
  const next = mine ? later.next : first.data?.next

  const loadMore = async (): Promise<void> => {
    if (!next || more.busy || !patientId) return
    setMore({ busy: true })
    const of = first.data
    const known = mine ? later.items : []
    const { data, error } = await loadVisits(patientId, scope, next)
    setMore({ busy: false, ...(error ? { problem: error } : {}) })
    if (data) setLater({ of, items: [...known, ...data.items], next: data.next })
  }

  return { ...first, items, hasMore: next !== undefined, more, loadMore }
}
