import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useSay } from '../../api/use-load.ts'
import { serverNow } from '../../app-state/app.ts'
import { dayText, instantText, onTheWall } from '../../booking/days.ts'
import { goTo, replaceWith } from '../../device/navigation.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Choices } from './choices.tsx'
import { type CaseInfo, useCase } from './use-case.ts'

/** With more time than this, the day and the hour say it better than a clock of hundred hours. */
const oneDay = 86_400_000

/** 停诊处理: why, what was booked, what can be chosen until when, and what has become of it. */
export default function SuspensionCase() {
  const t = useT()
  const say = useSay()
  const { id = '' } = usePageQuery()
  const page = useCase(id)
  const [, over] = useState(0)
  const { info } = page
  if (!info)
    return (
      <Screen id="suspension" title={t.suspension.title}>
        {page.problem ? (
          <ErrorState title={say(page.problem)} busy={page.busy} onRetry={() => void page.reload()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Screen>
    )
  const { it } = info
  const until = Date.parse(it.answerBy)
  const open = !it.settledAt && serverNow() < until
  const by = instantText(it.answerBy, t.booking)
  return (
    <Screen id="suspension" title={t.suspension.title}>
      <Card>
        <Text id="case-heading" className="heading">
          {it.outcome ? t.suspension.result[it.outcome] : it.urgent ? t.suspension.headingToday : t.suspension.heading}
        </Text>
        {it.outcome === 'lifted' ? null : (
          <Text id="case-reason" className="rule">
            {t.suspension.sorry(it.reason)}
          </Text>
        )}
        <Text className="rule">{it.outcome === 'lifted' ? t.suspension.stillHint : t.suspension.never}</Text>
        {open ? (
          <View>
            <Text id="case-until" className="rule strong">
              {t.suspension.until(by.day, by.time)}
            </Text>
            {until - serverNow() < oneDay ? (
              <Countdown id="case-left" until={until} onEnd={() => over((n) => n + 1)} />
            ) : null}
            <Text className="rule">{t.suspension.otherwise}</Text>
          </View>
        ) : null}
        {!open && !it.settledAt ? <Notice id="case-closed" text={t.suspension.closed} /> : null}
      </Card>
      <Card id="was" title={it.outcome === 'lifted' ? t.suspension.still : t.suspension.was}>
        <Was info={info} />
      </Card>
      {it.settledAt ? <After info={info} id={id} /> : null}
      {open ? <Choices info={info} page={page} /> : null}
    </Screen>
  )
}

function Was({ info: { it, departmentName, doctors } }: { info: CaseInfo }) {
  const t = useT()
  const today = onTheWall(serverNow()).on
  const doctor = doctors.find((d) => d.id === it.was.practitionerId)
  return (
    <Facts
      facts={[
        ...(departmentName ? [{ id: 'was-department', name: t.ticket.department, value: departmentName }] : []),
        { id: 'was-doctor', name: t.ticket.doctor, value: doctor?.name ?? t.booking.ordinaryClinic },
        { id: 'was-day', name: t.ticket.day, value: dayText(it.was.on, today, t.booking) },
        {
          id: 'was-period',
          name: t.ticket.period,
          value: `${it.was.from}–${it.was.to} · ${t.suspension.serialOf(it.was.serial)}`,
        },
      ]}
    />
  )
}

/** What comes after: the new ticket, or another try. */
function After({ info: { it }, id }: { info: CaseInfo; id: string }) {
  const t = useT()
  const gone = it.outcome === 'refunded' || it.outcome === 'unanswered' || it.outcome === 'hold_returned'
  return (
    <Card className="stack">
      {gone ? (
        <Button
          id="case-book-again"
          text={t.suspension.bookAgain}
          onTap={() => void goTo('/pages/doctors/index', { departmentId: it.was.departmentId })}
        />
      ) : null}
      <Button
        id="case-ticket"
        kind={gone ? 'secondary' : 'primary'}
        text={t.suspension.ticket}
        onTap={() => void replaceWith('/pages/ticket/index', { id })}
      />
    </Card>
  )
}
