import { newIdempotencyKey } from '@jiuyi/api-client'
import { waitlists } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router-dom'
import { listPeriods } from '../../api/appointments.ts'
import type { ListedWaitlistEntry, PatientCard } from '../../api/shapes.ts'
import {
  confirmWaitlistOffer,
  joinWaitlistAtDesk,
  listWaitlistEntries,
  removeFromWaitlist,
} from '../../api/waitlists.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { InstantText, StatusTag, type Tone } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { PatientStep } from '../booking/patient-step.tsx'

type Status = ListedWaitlistEntry['entry']['status']
const tones: Record<Status, Tone> = {
  waiting: 'plain',
  skipped: 'warn',
  offered: 'busy',
  booked: 'good',
  declined: 'faint',
  lapsed: 'faint',
  left: 'faint',
  cleared: 'faint',
}

/** One line in its order, with what the desk may do: add at the end, take out, confirm a free number, go and take the payment. */
export function LineDrawer({ scheduleId, onClose }: { scheduleId: string | undefined; onClose: () => void }) {
  const t = useText(waitlists)
  const ref = useReference()
  const clinic = useQuery({
    queryKey: ['periods', scheduleId],
    queryFn: () => listPeriods(scheduleId!),
    enabled: !!scheduleId,
  }).data?.schedule
  return (
    <DetailDrawer
      open={!!scheduleId}
      onClose={onClose}
      testid="line-drawer"
      size={640}
      title={
        clinic
          ? `${ref.practitioner(clinic.practitionerId)?.name ?? t.noDoctor} · ${clinic.on} ${t.half[clinic.half]}`
          : t.drawer
      }
    >
      {scheduleId && <TheLine key={scheduleId} scheduleId={scheduleId} />}
    </DetailDrawer>
  )
}

function TheLine({ scheduleId }: { scheduleId: string }) {
  const t = useText(waitlists)
  const may = useMay('waitlist.write')
  const list = useQuery({
    queryKey: ['waitlist', scheduleId],
    queryFn: () => listWaitlistEntries(scheduleId),
    refetchInterval: 10_000,
  })
  if (list.error && !list.data) return <ErrorNote error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <LoadingState />
  return (
    <div className="stack">
      <p className="faint">{t.order}</p>
      {may && <AddPatient scheduleId={scheduleId} />}
      {list.data.length === 0 ? (
        <EmptyState title={t.nobody} hint={t.nobodyHint} />
      ) : (
        list.data.map((l) => <Place key={l.entry.id} listed={l} may={may} />)
      )}
    </div>
  )
}

function Place({ listed: { entry, patient, channel, history }, may }: { listed: ListedWaitlistEntry; may: boolean }) {
  const t = useText(waitlists)
  const [removing, setRemoving] = useState(false)
  const [open, setOpen] = useState(false)
  const touches = [['waitlist', entry.scheduleId], ['waitlists'], ['appointments']]
  const remove = useSave({
    save: (reason: string) => removeFromWaitlist(entry.id, reason),
    touches,
    say: t.removed,
    done: () => setRemoving(false),
  })
  const confirm = useSave({ save: () => confirmWaitlistOffer(entry.id), touches, say: t.confirmed })
  const word = (of: object, key: string) => (of as Record<string, string>)[key] ?? key
  const live = entry.status === 'waiting' || entry.status === 'skipped' || entry.status === 'offered'
  return (
    <div className="card stack" data-testid={`place-${entry.id}`}>
      <Flex gap={10} align="center" wrap>
        {entry.position && <strong className="num">{entry.position}</strong>}
        <strong>{patient?.name ?? ''}</strong>
        <span className="faint num">{patient?.phoneMasked}</span>
        <StatusTag tone={tones[entry.status]} word={t.states[entry.status]} testid={`state-${entry.status}`} />
        {entry.priority && <StatusTag tone="warn" word={t.priority} />}
        <span className="faint" style={{ marginLeft: 'auto' }}>
          {word(t.channels, channel)} · <InstantText at={entry.joinedAt} />
        </span>
      </Flex>
      {entry.skipReason && <span className="faint">{word(t.skip, entry.skipReason)}</span>}
      {entry.status === 'offered' && entry.offer && (
        <span>
          {t.entry.until} <InstantText at={entry.offer.until} />
        </span>
      )}
      <ErrorNote error={confirm.error} />
      <Flex gap={8} wrap>
        {may &&
          entry.status === 'offered' &&
          entry.offer &&
          (entry.feeFen > 0 ? (
            <Link to={path.appointment(entry.offer.appointmentId, entry.on)}>
              <Button size="small" type="primary">
                {t.pay}
              </Button>
            </Link>
          ) : (
            <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {t.confirm}
            </Button>
          ))}
        {may && live && !removing && (
          <Button size="small" danger onClick={() => setRemoving(true)} data-testid={`remove-${entry.id}`}>
            {t.remove}
          </Button>
        )}
        <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.history}
        </Button>
      </Flex>
      {open && (
        <ul className="faint">
          {history.map((h) => (
            <li key={`${h.at}${h.to}`}>
              <InstantText at={h.at} seconds /> {word(t.states, h.to)} · {word(t.skip, h.why)}
            </li>
          ))}
        </ul>
      )}
      {removing && (
        <ReasonForm
          id="remove"
          label={t.removeReason}
          effect={t.removeEffect}
          suggestions={[...t.removeReasons]}
          action={t.remove}
          danger
          busy={remove.isPending}
          error={remove.error}
          onSubmit={(reason) => remove.mutate(reason)}
          onCancel={() => setRemoving(false)}
        />
      )}
    </div>
  )
}

function AddPatient({ scheduleId }: { scheduleId: string }) {
  const t = useText(waitlists)
  const [adding, setAdding] = useState(false)
  const [patient, setPatient] = useState<PatientCard>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key belongs to the choice, not to its own making
  const key = useMemo(() => newIdempotencyKey(), [patient?.patientId, scheduleId])
  const join = useSave({
    save: (reason: string) => joinWaitlistAtDesk({ scheduleId, patientId: patient!.patientId, reason }, key),
    touches: [['waitlist', scheduleId], ['waitlists']],
    say: t.added,
    done: () => {
      setAdding(false)
      setPatient(undefined)
    },
  })
  if (!adding)
    return (
      <Button onClick={() => setAdding(true)} data-testid="add-to-line">
        {t.add}
      </Button>
    )
  return (
    <div className="card stack">
      <PatientStep
        patient={patient}
        error={undefined}
        fixed={false}
        onChoose={setPatient}
        onChange={() => setPatient(undefined)}
      />
      {patient && (
        <ReasonForm
          id="join"
          label={t.addReason}
          effect={t.addEffect}
          suggestions={[...t.addReasons]}
          action={t.addNow}
          busy={join.isPending}
          error={join.error}
          onSubmit={(reason) => join.mutate(reason)}
          onCancel={() => setAdding(false)}
        />
      )}
    </div>
  )
}
