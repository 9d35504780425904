import { Text } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Dialog } from '../ui/sheet.tsx'
import { type Wish, withdrawWish } from './api.ts'
import { useOnce } from './use-once.ts'

/** What became of the patient's wish, and what to do next. */
export function WishResult({ wish: w, open, onChange }: { wish: Wish; open: boolean; onChange: () => void }) {
  const t = useT()
  const step = useOnce()
  const [asking, setAsking] = useState(false)
  return (
    <Card id="my-wish">
      <Text id="wish-state" className="heading rule">
        {w.status === 'wished' ? t.fair.wished : t.fair.results[w.status]}
      </Text>
      <Facts
        facts={[
          ...(w.rank ? [{ id: 'wish-rank', name: t.fair.drawnPlace, value: t.fair.rank(w.rank) }] : []),
          { id: 'wish-id', name: t.fair.wishId, value: w.id.slice(0, 8) },
        ]}
      />
      <Text className="quiet rule">{t.fair.wishIdHint}</Text>
      {step.trouble ? <Notice id="wish-trouble" kind="danger" text={step.trouble.title} /> : null}
      {w.appointmentId ? (
        <Button
          id="see-number"
          text={w.feeFen > 0 ? t.fair.pay : t.fair.seeTicket}
          onTap={() => void goTo(w.feeFen > 0 ? '/pages/pay/index' : '/pages/ticket/index', { id: w.appointmentId })}
        />
      ) : null}
      {w.entryId ? (
        <Button
          id="see-waitlist"
          kind="secondary"
          text={t.fair.waitlist}
          onTap={() => void goTo('/pkg-fair/waitlist/index')}
        />
      ) : null}
      {open && w.status === 'wished' ? (
        <Button id="withdraw" kind="text" text={t.fair.withdraw} onTap={() => setAsking(true)} />
      ) : null}
      <Dialog
        id="withdrawing"
        title={t.fair.withdrawTitle}
        text={t.fair.withdrawText}
        open={asking}
        confirm={t.fair.withdraw}
        cancel={t.fair.keep}
        danger
        busy={step.busy}
        onConfirm={() =>
          void step.run(
            'withdraw',
            () => withdrawWish(w.id),
            () => {
              setAsking(false)
              onChange()
            },
          )
        }
        onCancel={() => setAsking(false)}
      />
    </Card>
  )
}
