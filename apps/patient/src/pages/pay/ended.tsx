import { View } from '@tarojs/components'
import type { Visit } from '../../api/visits.ts'
import type { PayState } from '../../booking/pay-state.ts'
import { VisitFacts } from '../../booking/visit-facts.tsx'
import { goToTab, replaceWith } from '../../device/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** The number is no longer held: why, what about the money, and the way on. */
export function Ended({ visit, state }: { visit: Visit; state: PayState }) {
  const t = useT()
  const { scheduleId, cancelReason } = visit.appointment
  const words =
    state === 'money_back'
      ? [t.pay.moneyBack, t.pay.moneyBackHint]
      : state === 'expired'
        ? [t.pay.expired, t.pay.expiredHint]
        : [state === 'given_up' || !cancelReason ? t.pay.givenUp : t.ticket.why[cancelReason], '']
  return (
    <View>
      <EmptyState
        id={`pay-${state}`}
        icon={state === 'given_up' ? 'info' : 'clock'}
        text={words[0] ?? ''}
        {...(words[1] ? { hint: words[1] } : {})}
      />
      <Card>
        <VisitFacts visit={visit} />
      </Card>
      <Button
        id="choose-again"
        text={t.pay.chooseAgain}
        onTap={() => void replaceWith('/pages/periods/index', { scheduleId })}
      />
      <Button id="to-visits" kind="text" text={t.pay.toVisits} onTap={() => void goToTab('/pages/visits/index')} />
    </View>
  )
}
