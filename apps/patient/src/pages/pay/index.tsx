import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useConfig } from '../../api/config.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { loadVisit } from '../../api/visits.ts'
import { serverNow } from '../../app-state/app.ts'
import { payState } from '../../booking/pay-state.ts'
import { VisitFacts } from '../../booking/visit-facts.tsx'
import { replaceWith } from '../../device/navigation.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Dialog } from '../../ui/sheet.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Ended } from './ended.tsx'
import { usePayment } from './use-payment.ts'

/** 付款: for a held number, while it is held. */
export default function Pay() {
  const t = useT()
  const say = useSay()
  const { id = '' } = usePageQuery()
  const visit = useLoad(id, () => loadVisit(id), { onShow: true })
  const config = useConfig()
  const payment = usePayment(id, visit.put, config?.payBridgeUrl)
  const [asking, setAsking] = useState(false)
  const [giving, setGiving] = useState(false)
  const [, redraw] = useState(0)
  const a = visit.data?.appointment
  const state = a ? payState(a, payment.order, serverNow(), payment.phoneSaysPaid) : undefined
  useEffect(() => {
    if (state === 'booked') void replaceWith('/pages/ticket/index', { id, fresh: 1 })
  }, [state, id])

  if (!visit.data || !a || state === 'booked')
    return (
      <Screen id="pay" title={t.pay.title}>
        {visit.problem ? (
          <ErrorState title={say(visit.problem)} busy={visit.busy} onRetry={() => void visit.reload()} />
        ) : (
          <Skeleton rows={3} />
        )}
      </Screen>
    )
  if (state !== 'due')
    return (
      <Screen id="pay" title={t.pay.title}>
        <Ended visit={visit.data} state={state ?? 'ended'} />
      </Screen>
    )

  const { phase } = payment
  const waiting = phase === 'asking' || phase === 'slow'
  const giveUp = async (): Promise<void> => {
    setGiving(true)
    await payment.giveUp()
    setGiving(false)
    setAsking(false)
  }
  return (
    <Screen
      id="pay"
      title={t.pay.title}
      footer={
        waiting ? (
          <Button
            id="check"
            text={phase === 'slow' ? t.pay.checkAgain : t.pay.confirming}
            busy={phase === 'asking'}
            onTap={() => void payment.askUntilKnown()}
          />
        ) : (
          <>
            <Button
              id="pay-now"
              icon="pay"
              text={phase === 'opening' ? t.pay.opening : t.pay.payAmount(yuan(a.feeFen))}
              busy={phase === 'opening'}
              onTap={() => void payment.pay()}
            />
            <Button
              id="give-up"
              kind="text"
              text={t.pay.giveUp}
              disabled={phase === 'opening'}
              onTap={() => setAsking(true)}
            />
          </>
        )
      }
    >
      <Card className="pay-top">
        <Text className="quiet">{waiting ? t.pay.confirmingHint : t.pay.held}</Text>
        <Text id="amount" className="pay-amount figures">
          {t.common.yuan(yuan(a.feeFen))}
        </Text>
        {a.holdUntil && !waiting ? (
          <View className="pay-left">
            <Countdown
              id="hold-left"
              until={Date.parse(a.holdUntil)}
              onEnd={() => {
                redraw((n) => n + 1)
                void payment.check()
              }}
            />
          </View>
        ) : null}
      </Card>
      {phase === 'asking' ? <Notice id="confirming" icon="clock" text={t.pay.confirming} /> : null}
      {phase === 'slow' ? <Notice id="slow" kind="alert" text={`${t.pay.slow} ${t.pay.slowHint}`} /> : null}
      {payment.note && !waiting ? <Notice id="pay-note" kind="alert" text={payment.note} /> : null}
      {payment.payerNeeded && !waiting ? (
        <Card id="payer-needed">
          <Text>{t.pay.payerNeeded}</Text>
          <View className="row-buttons">
            <Button id="authorise" kind="secondary" text={t.pay.authorise} onTap={payment.authorise} />
          </View>
        </Card>
      ) : null}
      <Card>
        <VisitFacts visit={visit.data} />
      </Card>
      <Dialog
        id="give-up-dialog"
        title={t.pay.giveUpTitle}
        text={t.pay.giveUpText}
        open={asking}
        cancel={t.pay.keep}
        confirm={t.pay.giveUp}
        danger
        busy={giving}
        onConfirm={() => void giveUp()}
        onCancel={() => setAsking(false)}
      />
    </Screen>
  )
}
