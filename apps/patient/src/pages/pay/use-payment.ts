import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../api/client.ts'
import { useSay } from '../../api/use-load.ts'
import { asVisit, cancelAppointment, checkPayment, type Order, type Visit } from '../../api/visits.ts'
import { nextAsk } from '../../booking/pay-state.ts'
import { goTo, pageUrl } from '../../device/navigation.ts'
import { usePageShown } from '../../device/page.ts'
import { payByWechat } from '../../device/payment.ts'
import { isWeapp } from '../../device/target.ts'
import { useT } from '../../i18n/index.ts'

/** due: to be paid · opening: the sheet is on its way · asking: what became of it · slow: nobody knows yet */
export type Phase = 'due' | 'opening' | 'asking' | 'slow'
const app = isWeapp ? 'mini-program' : 'official-account'

/** One payment of one held number. What the phone says starts the asking; only the server's answer ends it. */
export function usePayment(id: string, put: (visit: Visit) => void, payBridgeUrl: string | undefined) {
  const t = useT()
  const say = useSay()
  const [phase, setPhase] = useState<Phase>('due')
  const [note, setNote] = useState<string>()
  const [payerNeeded, setPayerNeeded] = useState(false)
  const [order, setOrder] = useState<Order>()
  const [phoneSaysPaid, setPhoneSaysPaid] = useState(false)
  const alive = useRef(true)
  const going = useRef(false)
  useEffect(
    () => () => {
      alive.current = false
    },
    [],
  )

  /** The truth, once. Pending is no answer yet. */
  const check = useCallback(async (): Promise<'settled' | 'pending'> => {
    const { data } = await checkPayment(id)
    if (!data || !alive.current) return 'pending'
    setOrder(data.order)
    put(await asVisit(data.appointment))
    return data.appointment.status === 'pending' ? 'pending' : 'settled'
  }, [id, put])

  // Whoever comes back after the app was closed in the middle of paying learns at once how it ended.
  usePageShown(() => {
    if (!going.current && phase === 'due') void check()
  })

  const askUntilKnown = useCallback(async (): Promise<void> => {
    setPhase('asking')
    for (let asked = 0; alive.current; asked++) {
      if ((await check()) === 'settled') return
      const wait = nextAsk(asked)
      if (wait === undefined) break
      await new Promise((later) => setTimeout(later, wait))
    }
    if (alive.current) setPhase('slow')
  }, [check])

  const open = async (): Promise<void> => {
    const { data, error } = await api.POST('/api/appointments/{id}/payment', {
      params: { path: { id } },
      body: { channel: 'wechat_jsapi', app },
    })
    if (error?.code === 'billing.payer_needed') setPayerNeeded(true)
    else if (error?.code === 'billing.already_paid') return askUntilKnown()
    else if (error) {
      setNote(say(error))
      await check()
    }
    if (!data) return setPhase('due')
    const outcome = await payByWechat(data.payParams, payBridgeUrl).catch(() => 'failed' as const)
    if (outcome === 'paid') {
      setPhoneSaysPaid(true)
      return askUntilKnown()
    }
    // A sheet that was closed may still have been paid on.
    const settled = await check()
    setPhase('due')
    if (settled === 'pending') setNote(outcome === 'cancelled' ? t.pay.cancelled : t.pay.failed)
  }

  const pay = async (): Promise<void> => {
    if (going.current) return
    going.current = true
    setNote(undefined)
    setPhase('opening')
    try {
      await open()
    } finally {
      going.current = false
    }
  }

  const giveUp = async (): Promise<void> => {
    const { data, error } = await cancelAppointment(id)
    if (data) put(await asVisit(data))
    else if (error) setNote(say(error))
  }

  /** H5: this browser's account has no WeChat yet. WeChat's page asks, the login page takes its answer and leads back here. */
  const authorise = (): void =>
    void goTo('/pages/login/index', { back: pageUrl('/pages/pay/index', { id }), wechat: 1 })

  return { phase, note, order, payerNeeded, phoneSaysPaid, pay, giveUp, authorise, check, askUntilKnown }
}
