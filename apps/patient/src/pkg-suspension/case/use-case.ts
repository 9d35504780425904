import { useEffect, useRef, useState } from 'react'
import { api, newIdempotencyKey, type Schemas } from '../../api/client.ts'
import { departmentPage, type Practitioner, practitioner } from '../../api/directory.ts'
import { useLoad, useSay } from '../../api/use-load.ts'

export type Case = Schemas['SuspensionCase']
export type Move = Schemas['MoveOption']
export type Wish = Schemas['SuspensionAnswer']
/** The case with the names of the people in it. */
export interface CaseInfo {
  it: Case
  departmentName?: string
  doctors: Practitioner[]
}

const path = (id: string) => ({ params: { path: { id } } })

async function loadCase(id: string) {
  const { data, error } = await api.GET('/api/appointments/{id}/suspension', path(id))
  return data ? { data: await named(data) } : { error }
}

async function named(it: Case): Promise<CaseInfo> {
  const { data: page } = await departmentPage(it.was.departmentId)
  const doctors = page?.practitioners ?? []
  // Who stands in may be new to the department's page.
  const standIn = it.substitute?.practitionerId
  const more = standIn && !doctors.some((d) => d.id === standIn) ? (await practitioner(standIn)).data : undefined
  return {
    it,
    doctors: more ? [...doctors, more] : doctors,
    ...(page ? { departmentName: page.department.name } : {}),
  }
}

/** 停诊处理单: opening it is the receipt; an answer is sent once, and what the server says is what is shown. */
export function useCase(id: string) {
  const say = useSay()
  const loaded = useLoad(id, () => loadCase(id), { onShow: true })
  const [moves, setMoves] = useState<Move[]>()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const keys = useRef<Record<string, string>>({})
  const read = useRef(false)
  const info = loaded.data
  useEffect(() => {
    if (!info || read.current || info.it.settledAt) return
    read.current = true
    void api.PUT('/api/appointments/{id}/suspension/reading', path(id))
  }, [info, id])

  const showMoves = async (): Promise<void> => {
    setAsking(true)
    const { data, error } = await api.GET('/api/appointments/{id}/suspension/moves', path(id))
    setAsking(false)
    if (data) setMoves(data.items)
    else if (error) setTrouble(say(error))
  }
  const answer = async (wish: Wish): Promise<boolean> => {
    setBusy(true)
    setTrouble(undefined)
    const said = JSON.stringify(wish)
    keys.current[said] ??= newIdempotencyKey()
    const { data, error } = await api.POST('/api/appointments/{id}/suspension/answer', {
      params: { path: { id }, header: { 'idempotency-key': keys.current[said] as string } },
      body: wish,
    })
    setBusy(false)
    if (data) loaded.put(await named(data))
    else if (error) {
      setTrouble(say(error))
      // What was chosen may be gone: show what is there now.
      if (wish.choice === 'move') void showMoves()
      void loaded.reload()
    }
    return data !== undefined
  }
  return {
    ...loaded,
    info,
    moves,
    asking,
    busy,
    trouble,
    showMoves,
    hideMoves: () => setMoves(undefined),
    answer,
  }
}
