import { appointments, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { getDeskOrder, refundAppointment } from '../../api/appointments.ts'
import type { Appointment, Order } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useMay } from '../../session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { showFen } from '../../ui/money.ts'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { InstantText, MoneyText, OrderTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'

/** Cancelling gives the money back by itself, a moment later. */
const moving = (a: Appointment, o: Order | undefined): boolean =>
  o?.status === 'refunding' || (a.status === 'cancelled' && o?.status === 'paid')

/** What was charged, paid and given back. A refund on its way is asked about until it has arrived. */
export function OrderLines({ appointment }: { appointment: Appointment }) {
  const t = useText(appointments)
  const c = useText(common)
  const mayRefund = useMay('payment.refund')
  const [asking, setAsking] = useState(false)
  const order = useQuery({
    queryKey: ['order', appointment.id],
    queryFn: () => getDeskOrder(appointment.id),
    refetchInterval: (q) => (moving(appointment, q.state.data?.order) ? 2000 : false),
  })
  const refund = useSave({
    save: (reason: string) => refundAppointment(appointment.id, reason),
    touches: [['order', appointment.id], ['appointments']],
    say: t.refundStarted,
    done: () => setAsking(false),
  })
  if (order.error) return <ErrorNote error={order.error} retry={() => void order.refetch()} />
  if (!order.data) return <LoadingState rows={2} />
  const o = order.data.order
  if (!o) return <span className="faint">{t.noOrder}</span>
  return (
    <div className="stack" data-testid="order-lines">
      <dl className="facts">
        <dt>{t.col.status}</dt>
        <dd>
          <OrderTag status={o.status} />
        </dd>
        <dt>{t.orderNumber}</dt>
        <dd className="num">{o.number}</dd>
        <dt>{t.amount}</dt>
        <dd>
          <MoneyText fen={o.amountFen} strong />
        </dd>
        {o.channel && (
          <>
            <dt>{t.channel}</dt>
            <dd>{c.payChannel[o.channel]}</dd>
          </>
        )}
        {o.paidAt && (
          <>
            <dt>{t.paidAt}</dt>
            <dd>
              <InstantText at={o.paidAt} seconds />
            </dd>
          </>
        )}
        {o.refundedFen > 0 && (
          <>
            <dt>{t.refunded}</dt>
            <dd>
              <MoneyText fen={o.refundedFen} />
            </dd>
          </>
        )}
      </dl>
      {o.attention && <Alert type="warning" showIcon title={t.attention} description={o.attention} />}
      {mayRefund && appointment.status === 'cancelled' && o.status === 'paid' && !asking && (
        <Button danger onClick={() => setAsking(true)} data-testid="refund">
          {t.refund}
        </Button>
      )}
      {asking && (
        <ReasonForm
          id="refund-form"
          label={t.refundWhy}
          effect={t.refundEffect(showFen(o.amountFen - o.refundedFen))}
          suggestions={Object.values(t.cancelReasons)}
          action={t.refund}
          danger
          busy={refund.isPending}
          error={refund.error}
          onSubmit={(reason) => refund.mutate(reason)}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  )
}
