import { useState } from 'react'
import { useSubmit } from '../../account/use-submit.ts'
import { api } from '../../api/client.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** An appeal in the patient's own words. What was typed stays when sending fails. */
export function AppealSheet(props: { appointmentId: string | undefined; onClose: () => void; onSent: () => void }) {
  const { appointmentId, onClose, onSent } = props
  const t = useT()
  const say = t.noShows
  const submit = useSubmit()
  const [reason, setReason] = useState('')
  const send = async (): Promise<void> => {
    if (!appointmentId || !reason.trim()) return
    const sent = await submit.send(
      () =>
        api.POST('/api/appointments/{id}/no-show-appeal', {
          params: { path: { id: appointmentId } },
          body: { reason: reason.trim() },
        }),
      ['reason'],
    )
    if (!sent?.ok) return
    setReason('')
    onSent()
  }
  return (
    <Sheet
      id="appeal"
      title={say.appealTitle}
      open={appointmentId !== undefined}
      onClose={onClose}
      footer={
        <Button
          id="appeal-send"
          text={say.send}
          busy={submit.busy}
          disabled={!reason.trim()}
          onTap={() => void send()}
        />
      }
    >
      {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
      <Field
        id="reason"
        label={say.appealLabel}
        value={reason}
        maxLength={300}
        multiline
        hint={say.appealHint}
        error={submit.wrong['reason']}
        onInput={(v) => {
          setReason(v)
          submit.clear('reason')
        }}
      />
    </Sheet>
  )
}
