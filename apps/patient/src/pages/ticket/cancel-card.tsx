import { Text } from '@tarojs/components'
import { useRef, useState } from 'react'
import { useSay } from '../../api/use-load.ts'
import { asVisit, cancelAppointment, type Visit } from '../../api/visits.ts'
import { serverNow } from '../../app-state/app.ts'
import { cancelSentence, cancelState } from '../../booking/cancel-rule.ts'
import { callNumber } from '../../device/phone.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Dialog } from '../../ui/sheet.tsx'

/** Cancelling: the rule that holds now, in one sentence, before the button and again before it is done. */
export function CancelCard({ visit, onCancelled }: { visit: Visit; onCancelled: (visit: Visit) => void }) {
  const t = useT()
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const going = useRef(false)
  const { appointment: a, campus } = visit
  const state = cancelState(a, serverNow())
  if (state === 'none') return null

  const cancel = async (): Promise<void> => {
    if (going.current) return
    going.current = true
    setBusy(true)
    const { data, error } = await cancelAppointment(a.id)
    going.current = false
    setBusy(false)
    setAsking(false)
    if (data) onCancelled(await asVisit(data))
    else if (error) setTrouble(say(error))
  }
  const counted = state === 'late' ? t.ticket.countedLate : t.ticket.notCounted
  return (
    <Card id="cancelling">
      <Text id="cancel-rule" className="rule">
        {cancelSentence(a, serverNow(), t)}
      </Text>
      {trouble ? <Notice id="cancel-trouble" kind="danger" text={trouble} /> : null}
      {state === 'too_late' ? (
        campus ? (
          <Button
            id="call"
            kind="secondary"
            icon="phone"
            text={t.ticket.call}
            onTap={() => void callNumber(campus.phone).catch(() => setTrouble(campus.phone))}
          />
        ) : null
      ) : (
        <Button id="cancel" kind="secondary" text={t.ticket.cancel} onTap={() => setAsking(true)} />
      )}
      <Dialog
        id="cancel-dialog"
        title={t.ticket.cancelTitle}
        text={a.feeFen > 0 ? t.ticket.cancelTextPaid(counted) : t.ticket.cancelText(counted)}
        open={asking}
        cancel={t.ticket.keep}
        confirm={t.ticket.cancel}
        danger
        busy={busy}
        onConfirm={() => void cancel()}
        onCancel={() => setAsking(false)}
      />
    </Card>
  )
}
