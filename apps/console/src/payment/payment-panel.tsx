import { payment } from '@jiuyi/phrases/console'
import { Alert, Flex } from 'antd'
import { useEffect, useState } from 'react'
import type { DeskPayment } from '../api/appointments.ts'
import type { Appointment } from '../api/shapes.ts'
import { clockOf } from '../day.ts'
import { useText } from '../language.tsx'
import { ChoiceList, focusInto } from '../ui/choice-list.tsx'
import { MoneyText } from '../ui/texts.tsx'
import { useCountdown } from '../ui/use-countdown.ts'
import { useKeys } from '../ui/use-keys.ts'
import { CardForm, CashForm } from './counter-forms.tsx'
import { WechatCode } from './wechat-code.tsx'

/** Takes the fee of a held number: keys 1, 2, 3 for the three ways. */
export function PaymentPanel({ appointment, onPaid }: { appointment: Appointment; onPaid: () => void }) {
  const t = useText(payment)
  const [way, setWay] = useState<DeskPayment['channel']>()
  const left = useCountdown(appointment.holdUntil)
  useEffect(() => focusInto('pay-ways'), [])
  const over = left === 0
  useKeys({ 1: () => setWay('wechat_native'), 2: () => setWay('cash'), 3: () => setWay('card_terminal') }, !over)
  return (
    <section aria-label={t.title} data-testid="payment-panel" className="stack">
      <Flex justify="space-between" align="baseline">
        <span>
          {t.due}{' '}
          <span className="pay-due" data-testid="pay-due">
            <MoneyText fen={appointment.feeFen} strong />
          </span>
        </span>
        {left !== undefined && !over && (
          <span className={left < 120_000 ? 'num pay-soon' : 'num faint'}>
            {t.timeLeft} {clockOf(left)}
          </span>
        )}
      </Flex>
      {over ? (
        <Alert type="warning" showIcon title={t.expired} data-testid="hold-over" />
      ) : (
        <>
          <ChoiceList
            id="pay-ways"
            testid="pay-ways"
            label={t.ways}
            value={way}
            onChoose={(w) => setWay(w as DeskPayment['channel'])}
            choices={[
              {
                key: 'wechat_native',
                label: (
                  <>
                    <kbd>1</kbd>
                    {t.wechat}
                  </>
                ),
                testid: 'pay-wechat',
              },
              {
                key: 'cash',
                label: (
                  <>
                    <kbd>2</kbd>
                    {t.cash}
                  </>
                ),
                testid: 'pay-cash',
              },
              {
                key: 'card_terminal',
                label: (
                  <>
                    <kbd>3</kbd>
                    {t.card}
                  </>
                ),
                testid: 'pay-card',
              },
            ]}
          />
          {way === 'wechat_native' && <WechatCode appointment={appointment} onPaid={onPaid} />}
          {way === 'cash' && <CashForm appointment={appointment} onPaid={onPaid} />}
          {way === 'card_terminal' && <CardForm appointment={appointment} onPaid={onPaid} />}
        </>
      )}
    </section>
  )
}
