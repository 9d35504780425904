import { useRef, useState } from 'react'
import { api, newIdempotencyKey, type Problem } from '../../api/client.ts'
import type { Loaded, Trouble } from '../../api/use-load.ts'
import { useSay } from '../../api/use-load.ts'
import { leaveNote } from '../../booking/note.ts'
import { goBack, pagesBehind, replaceWith } from '../../device/navigation.ts'
import { useT, yuan } from '../../i18n/index.ts'

/** After these the number is out of reach: back to the grid, which asks anew. */
const gone = ['period_full', 'sold_out', 'closed', 'stopped', 'not_released', 'schedule_not_found'].map(
  (code) => `appointments.${code}`,
)

interface Wish {
  scheduleId: string
  periodNo: number
  patientId: string
  feeFen: number
}

/** Submits once per intention: the same wish keeps its key however often it is sent, another patient or fee is another wish. */
export function useBooking(scheduleId: string, account: Pick<Loaded<unknown>, 'reload'>) {
  const t = useT()
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const [newFee, setNewFee] = useState<number>()
  const going = useRef(false)
  const keys = useRef<Record<string, string>>({})

  const backToGrid = async (problem: Problem): Promise<void> => {
    leaveNote(say(problem))
    if (pagesBehind() > 0) await goBack()
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

  const submit = async (wish: Wish): Promise<void> => {
    // State comes too late for a double tap.
    if (going.current) return
    going.current = true
    setBusy(true)
    setTrouble(undefined)
    const intention = `${wish.patientId} ${wish.periodNo} ${wish.feeFen}`
    const key = keys.current[intention] ?? newIdempotencyKey()
    keys.current[intention] = key
    const { data, error } = await api.POST('/api/appointments', {
      params: { header: { 'idempotency-key': key } },
      body: wish,
    })
    try {
      if (error) await refused(error)
      else if (data.status === 'pending') await replaceWith('/pages/pay/index', { id: data.id })
      else await replaceWith('/pages/ticket/index', { id: data.id, fresh: 1 })
    } finally {
      going.current = false
      setBusy(false)
    }
  }

  return { submit, busy, trouble, newFee }
}
