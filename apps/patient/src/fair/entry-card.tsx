import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../app-state/app.ts'
import { dayText, instantText, onTheWall } from '../booking/days.ts'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'
import { Dialog } from '../ui/sheet.tsx'
import { Tag } from '../ui/tag.tsx'
import { confirmOffer, type Entry, leaveLine, type Named } from './api.ts'
import { useOnce } from './use-once.ts'

/** An honest word on the chance: what came back lately, set against the place in line. */
function chanceText(e: Entry, t: ReturnType<typeof useT>): string {
  if (e.position === undefined) return ''
  if (e.typicalReturns === undefined) return t.fair.noPast
  if (e.typicalReturns < 0.5) return `${t.fair.fewReturns}${t.fair.unlikely}`
  const returns = String(Math.round(e.typicalReturns * 10) / 10)
  return `${t.fair.chance(returns)}${e.position <= e.typicalReturns ? t.fair.likely : t.fair.unlikely}`
}

/** One place in line: where it stands, or the number that is held and what to do about it. */
export function EntryCard({
  entry: { of: e, department, doctor },
  onChange,
}: {
  entry: Named<Entry>
  onChange: () => void
}) {
  const t = useT()
  const step = useOnce()
  const [asking, setAsking] = useState(false)
  const offered = e.status === 'offered'
  const inLine = e.status === 'waiting' || e.status === 'skipped'
  const clears = instantText(e.closesAt, t.booking)
  const why = (t.fair.skip as Readonly<Record<string, string>>)[e.skipReason ?? ''] ?? t.fair.skip.other
  return (
    <Card id={`entry-${e.id}`}>
      <View className="clinic-name">
        <Text className="heading">{`${department?.name ?? ''} ${doctor?.name ?? t.booking.ordinaryClinic}`}</Text>
        <Tag
          id={`entry-${e.id}-status`}
          text={t.fair.states[e.status]}
          kind={offered || e.status === 'booked' ? 'accent' : inLine ? 'plain' : 'off'}
        />
      </View>
      <Text className="figures quiet">
        {`${dayText(e.on, onTheWall(serverNow()).on, t.booking)} ${t.booking.half[e.half]}`}
      </Text>
      {e.position !== undefined ? (
        <Text id={`entry-${e.id}-place`} className="heading figures rule">
          {t.fair.place(e.position)}
        </Text>
      ) : null}
      {e.status === 'skipped' ? <Notice id={`entry-${e.id}-why`} kind="alert" text={t.fair.skipped(why)} /> : null}
      {inLine ? (
        <>
          {e.priority ? <Text className="rule">{t.fair.priorityNote}</Text> : null}
          <Text className="rule">{chanceText(e, t)}</Text>
          <Text className="quiet figures">{t.fair.untilClear(clears.day, clears.time)}</Text>
        </>
      ) : null}
      {offered && e.offer ? (
        <>
          <Notice id={`entry-${e.id}-turn`} text={t.fair.yourTurn} />
          <View className="rule">
            <Countdown id={`entry-${e.id}-left`} until={Date.parse(e.offer.until)} onEnd={onChange} />
          </View>
          {e.feeFen > 0 ? (
            <Button
              id={`entry-${e.id}-pay`}
              text={t.fair.pay}
              onTap={() => void goTo('/pages/pay/index', { id: e.offer?.appointmentId })}
            />
          ) : (
            <Button
              id={`entry-${e.id}-confirm`}
              text={t.fair.confirm}
              busy={step.busy}
              onTap={() => void step.run('confirm', () => confirmOffer(e.id), onChange)}
            />
          )}
        </>
      ) : null}
      {step.trouble ? <Notice id={`entry-${e.id}-trouble`} kind="danger" text={step.trouble.title} /> : null}
      {offered || inLine ? (
        <Button
          id={`entry-${e.id}-leave`}
          kind="text"
          text={offered ? t.fair.decline : t.fair.leave}
          onTap={() => setAsking(true)}
        />
      ) : null}
      {e.status === 'booked' && e.offer ? (
        <Button
          id={`entry-${e.id}-ticket`}
          kind="secondary"
          text={t.fair.seeTicket}
          onTap={() => void goTo('/pages/ticket/index', { id: e.offer?.appointmentId })}
        />
      ) : null}
      <Dialog
        id={`leaving-${e.id}`}
        title={offered ? t.fair.declineTitle : t.fair.leaveTitle}
        text={offered ? t.fair.declineText : t.fair.leaveText}
        open={asking}
        confirm={offered ? t.fair.decline : t.fair.leave}
        cancel={t.fair.keep}
        danger
        busy={step.busy}
        onConfirm={() =>
          void step.run(
            'leave',
            () => leaveLine(e.id),
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
