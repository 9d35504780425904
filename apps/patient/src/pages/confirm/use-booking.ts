import { useEffect, useRef, useState } from 'react'
import { api, newIdempotencyKey, type Problem } from '../../api/client.ts'
import type { Loaded, Trouble } from '../../api/use-load.ts'
import { useSay } from '../../api/use-load.ts'
import { leaveNote } from '../../booking/note.ts'
import { goBack, pagesBehind, replaceWith } from '../../device/navigation.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { keptPlace } from '../../rush/kept-place.ts'
import { createPermit, deviceId, type Permit } from '../../rush/permit.ts'
import { nextWaiting, type Waiting, type Wish } from '../../rush/waiting.ts'
import { sendComplaint } from '../../triage/complaint.ts'

/** After these the number is out of reach: back to the grid, which asks anew. */
const gone = ['period_full', 'sold_out', 'closed', 'stopped', 'not_released', 'schedule_not_found'].map(
  (code) => `appointments.${code}`,
)

const intentionOf = (wish: Wish): string => `${wish.patientId} ${wish.periodNo} ${wish.feeFen}`

interface Where {
  scheduleId: string
  periodNo: string
  /** Logged in: before, there is no challenge to fetch. */
  accountId: string | undefined
  patientId: string | undefined
  /** As the page shows it; the server may know a newer one. */
  feeFen: number | undefined
  /** The periods are not the page behind: the way here left them out. */
  shortcut: boolean
}

/** Submits once per intention: the same wish keeps its key however often it is sent, another patient or fee is another wish. */
export function useBooking(where: Where, account: Pick<Loaded<unknown>, 'reload'>) {
  const { scheduleId, periodNo, accountId, patientId } = where
  const t = useT()
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const [newFee, setNewFee] = useState<number>()
  const [waiting, setWaiting] = useState<Waiting | undefined>(() =>
    keptPlace.find(scheduleId, periodNo, patientId, Date.now()),
  )
  const going = useRef(false)
  const keys = useRef<Record<string, string>>({})
  const permit = useRef<Permit>()

  useEffect(() => {
    if (!accountId || !scheduleId) return
    const made = createPermit(scheduleId)
    permit.current = made
    return () => made.stop()
  }, [accountId, scheduleId])

  const keyOf = (wish: Wish): string => {
    keys.current[intentionOf(wish)] ??= newIdempotencyKey()
    return keys.current[intentionOf(wish)] as string
  }
  const feeFen = newFee ?? where.feeFen
  // What will probably be wished: its computation begins while the person reads.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wish, another computation
  useEffect(() => {
    if (accountId && patientId && feeFen !== undefined)
      permit.current?.prepare(keyOf({ scheduleId, periodNo: Number(periodNo), patientId, feeFen }))
  }, [accountId, scheduleId, periodNo, patientId, feeFen])
  const wait = (next: Waiting | undefined): void => {
    setWaiting(next)
    if (next) keptPlace.save(next)
    else keptPlace.drop()
  }

  const backToGrid = async (problem: Problem): Promise<void> => {
    leaveNote(say(problem))
    if (pagesBehind() > 0 && !where.shortcut) await goBack()
    else await replaceWith('/pages/periods/index', { scheduleId })
  }

  const refused = async (problem: Problem): Promise<void> => {
    if (gone.indexOf(problem.code) >= 0) return backToGrid(problem)
    const fee = problem['feeFen']
    if (problem.code === 'appointments.fee_changed' && typeof fee === 'number') {
      setNewFee(fee)
      setTrouble({ code: problem.code, title: t.confirm.feeChanged(yuan(fee)) })
      return
    }
    if (problem.code === 'identity.consent_needed') void account.reload()
    const title = problem.code === 'client.offline' ? t.confirm.offline : say(problem)
    setTrouble({ code: problem.code, title })
  }

  const send = async (wish: Wish, key: string, before?: Waiting): Promise<void> => {
    // State comes too late for a double tap.
    if (going.current) return
    going.current = true
    setBusy(true)
    setTrouble(undefined)
    try {
      const solution = await permit.current?.forKey(key)
      const { data, error } = await api.POST('/api/appointments', {
        params: {
          header: {
            'idempotency-key': key,
            'jiuyi-device': deviceId(),
            ...(solution ? { 'rush-permit': solution } : {}),
            ...(before?.place ? { 'rush-place': before.place } : {}),
          },
        },
        body: wish,
      })
      const next = error && nextWaiting(error, wish, key, before, Date.now())
      wait(next)
      if (next) return
      if (error) return void (await refused(error))
      void sendComplaint(data.id, data.departmentId)
      if (data.status === 'pending') await replaceWith('/pages/pay/index', { id: data.id })
      else await replaceWith('/pages/ticket/index', { id: data.id, fresh: 1 })
    } finally {
      going.current = false
      setBusy(false)
    }
  }

  return {
    submit: (wish: Wish): Promise<void> => send(wish, keyOf(wish)),
    waiting,
    tryAgain: (): void => {
      if (waiting) void send(waiting.wish, waiting.key, waiting)
    },
    leave: (): void => wait(undefined),
    busy,
    trouble,
    feeFen: feeFen ?? 0,
  }
}
