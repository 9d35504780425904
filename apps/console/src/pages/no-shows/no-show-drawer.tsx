import { noShows } from '@jiuyi/phrases/console'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { decideNoShow, type NoShowDecision } from '../../api/no-shows.ts'
import type { MissedVisit } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { PatientLines } from '../../patients/patient-lines.tsx'
import { useMay } from '../../session.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { DayText, StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { tones } from './no-shows-page.tsx'

type Doing = 'accept' | 'acceptHere' | 'reject'

/** One missed visit: what the patient says, and the decision, which cannot be taken back. */
export function NoShowDrawer({ missed, onClose }: { missed: MissedVisit | undefined; onClose: () => void }) {
  const t = useText(noShows)
  return (
    <DetailDrawer
      open={!!missed}
      onClose={onClose}
      testid="no-show-drawer"
      title={
        <>
          {t.drawer} {missed && <StatusTag tone={tones[missed.state]} word={t.states[missed.state]} />}
        </>
      }
    >
      {missed && <Details key={missed.appointmentId} m={missed} />}
    </DetailDrawer>
  )
}

function Details({ m }: { m: MissedVisit }) {
  const t = useText(noShows)
  const [doing, setDoing] = useState<Doing>()
  const may = useMay('no_show.decide') && m.state !== 'excused' && m.state !== 'rejected'
  const save = useSave({
    save: (body: NoShowDecision) => decideNoShow(m.appointmentId, body),
    touches: [['no-shows'], ['appointments']],
    say: t.done,
    done: () => setDoing(undefined),
  })
  const decision = (reason: string): NoShowDecision =>
    doing === 'reject'
      ? { decision: 'rejected', reason }
      : { decision: 'accepted', reason, wasHere: doing === 'acceptHere' }
  return (
    <div className="stack">
      <dl className="facts card">
        <dt>{t.col.on}</dt>
        <dd className="strong">
          <DayText day={m.on} /> <span className="num">{m.from}</span>
        </dd>
        {m.appeal && (
          <>
            <dt>{t.col.appeal}</dt>
            <dd data-testid="appeal">{m.appeal}</dd>
          </>
        )}
        {m.decisionReason && (
          <>
            <dt>{t.col.decision}</dt>
            <dd>{m.decisionReason}</dd>
          </>
        )}
      </dl>
      <Flex gap={8} wrap>
        {may && !doing && (
          <>
            <Button type="primary" onClick={() => setDoing('accept')} data-testid="accept">
              {t.accept}
            </Button>
            <Button onClick={() => setDoing('acceptHere')} data-testid="accept-here">
              {t.acceptHere}
            </Button>
            <Button danger onClick={() => setDoing('reject')} data-testid="reject">
              {t.reject}
            </Button>
          </>
        )}
        <Link to={path.appointment(m.appointmentId, m.on)}>
          <Button>{t.openBooking}</Button>
        </Link>
      </Flex>
      {doing && (
        <ReasonForm
          id="decision"
          label={t.why}
          effect={doing === 'reject' ? t.rejectEffect : t.acceptEffect}
          suggestions={Object.values(doing === 'reject' ? t.rejectReasons : t.acceptReasons)}
          action={t[doing]}
          danger={doing === 'reject'}
          busy={save.isPending}
          error={save.error}
          onSubmit={(reason) => save.mutate(decision(reason))}
          onCancel={() => setDoing(undefined)}
        />
      )}
      {m.patient && <PatientLines patient={m.patient} />}
    </div>
  )
}
