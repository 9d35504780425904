import { Text } from '@tarojs/components'
import type { Appointment } from '../api/visits.ts'
import { serverNow } from '../app-state/app.ts'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { instantText } from './days.ts'

type T = ReturnType<typeof useT>

/** The rule of moving that holds now, in plain words; nothing when there is nothing to move. */
export function moveRule(a: Appointment, now: number, t: T): { may: boolean; text: string } | undefined {
  const rule = a.rescheduleRule
  if (!rule || (a.status !== 'pending' && a.status !== 'booked')) return undefined
  const w = t.reschedule
  const late = a.status === 'booked' && (rule.late || now >= Date.parse(a.cancelRule.freeUntil))
  const over = a.status === 'booked' && now >= Date.parse(a.cancelRule.allowedUntil)
  if (rule.left === 0 && !rule.allowed) return { may: false, text: w.noneLeft }
  if (!rule.allowed || (over && rule.left === 0)) return { may: false, text: w.tooLate }
  const { day, time } = instantText(a.cancelRule.freeUntil, t.booking)
  const now_ = a.status === 'pending' ? w.ruleHeld : late ? w.ruleLate : w.ruleFree(day, time)
  return { may: true, text: w.say(now_, w.left(rule.left)) }
}

/** 改约 on the ticket: what it means now, and the way there. */
export function RescheduleCard({ appointment: a }: { appointment: Appointment }) {
  const t = useT()
  const rule = moveRule(a, serverNow(), t)
  if (!rule) return null
  return (
    <Card id="rescheduling">
      <Text id="reschedule-rule" className="rule">
        {rule.text}
      </Text>
      {rule.may ? (
        <Button
          id="reschedule"
          kind="secondary"
          icon="calendar"
          text={t.reschedule.open}
          onTap={() => void goTo('/pkg-visit/reschedule/index', { id: a.id })}
        />
      ) : null}
    </Card>
  )
}
