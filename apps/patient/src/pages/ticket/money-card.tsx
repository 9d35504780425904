import { Text } from '@tarojs/components'
import type { Order } from '../../api/visits.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'

/** The fee, what became of it, and when it comes back. */
export function MoneyCard(props: { feeFen: number; order: Order | undefined; cancelled: boolean }) {
  const t = useT()
  const { feeFen, order, cancelled } = props
  // Cancelled and still paid: the refund is on its way, though billing has not begun it this second.
  const status = cancelled && order?.status === 'paid' ? 'refunding' : (order?.status ?? 'none')
  const state = t.ticket.order[status]
  const value = feeFen > 0 ? `${t.common.yuan(yuan(feeFen))} ${state}` : t.ticket.free
  const after = status === 'refunding' ? t.ticket.refunding : status === 'refunded' ? t.ticket.refunded : ''
  return (
    <Card id="money">
      <Facts
        facts={[
          { id: 'order-state', name: t.ticket.money, value },
          ...(order ? [{ id: 'order-number', name: t.ticket.orderNumber, value: order.number }] : []),
        ]}
      />
      {after ? (
        <Text id="refund" className="rule">
          {after}
        </Text>
      ) : null}
    </Card>
  )
}
