import { appointments, common } from '@jiuyi/phrases/console'
import { App, Button, Flex, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { revealPatient } from '../api/identity.ts'
import type { PatientCard, Revealed } from '../api/shapes.ts'
import { useText } from '../language.tsx'
import { useMay } from '../session.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { Initials } from '../ui/texts.tsx'
import { useSave } from '../ui/use-save.ts'

/** Who the patient is, with numbers masked. Seeing them in clear takes a reason, is written down, and ends by itself. */
export function PatientLines({ patient }: { patient: PatientCard }) {
  const t = useText(appointments)
  const c = useText(common)
  const mayReveal = useMay('patient.reveal')
  const [asking, setAsking] = useState(false)
  const [clear, setClear] = useState<Revealed>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another patient begins masked
  useEffect(() => {
    setClear(undefined)
    setAsking(false)
  }, [patient.patientId])
  useEffect(() => {
    if (!clear) return
    const timer = setTimeout(() => setClear(undefined), 60_000)
    return () => clearTimeout(timer)
  }, [clear])
  return (
    <div data-testid="patient-lines" className="stack">
      <Flex gap={12} align="center">
        <Initials text={patient.name} large />
        <div>
          <div className="strong" style={{ fontSize: 16 }} data-testid="patient-name">
            {patient.name}
          </div>
          <div className="faint num">
            {c.sex[patient.sex]} · {c.years(patient.ageYears)} · {patient.bornOn}
          </div>
        </div>
        {mayReveal && !clear && !asking && (
          <Button size="small" style={{ marginLeft: 'auto' }} onClick={() => setAsking(true)} data-testid="reveal">
            {t.reveal}
          </Button>
        )}
      </Flex>
      <dl className="facts">
        <dt>{c.certificate[patient.certificateType]}</dt>
        <dd className="num">{clear?.certificateNumber ?? patient.certificateMasked}</dd>
        <dt>{t.phone}</dt>
        <dd className="num">{clear?.phone ?? patient.phoneMasked}</dd>
        {patient.cardNumber && (
          <>
            <dt>{t.card}</dt>
            <dd className="num">{patient.cardNumber}</dd>
          </>
        )}
      </dl>
      {clear && <div className="faint">{t.revealNote}</div>}
      {asking && (
        <RevealForm
          patientId={patient.patientId}
          onDone={(r) => {
            setClear(r)
            setAsking(false)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  )
}

function RevealForm({
  patientId,
  onDone,
  onCancel,
}: {
  patientId: string
  onDone: (r: Revealed) => void
  onCancel: () => void
}) {
  const t = useText(appointments)
  const c = useText(common)
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const reveal = useSave({
    save: (why: string) => revealPatient(patientId, { fields: ['phone', 'certificate'], reason: why }),
    touches: [],
    say: false,
    done: onDone,
  })
  return (
    <Form
      layout="vertical"
      onFinish={() => (reason.trim().length < 2 ? void message.warning(t.revealWhy) : reveal.mutate(reason.trim()))}
      className="card stack"
    >
      <Flex gap={6} wrap aria-label={t.suggested}>
        {Object.values(t.reasons).map((r) => (
          <Button key={r} size="small" onClick={() => setReason(r)}>
            {r}
          </Button>
        ))}
      </Flex>
      <Form.Item label={t.revealWhy} htmlFor="reveal-reason" style={{ marginBottom: 0 }}>
        <Input
          id="reveal-reason"
          data-testid="reveal-reason"
          value={reason}
          maxLength={200}
          onChange={(e) => setReason(e.target.value)}
          autoFocus
        />
      </Form.Item>
      <ErrorNote error={reveal.error} />
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={reveal.isPending} data-testid="reveal-submit">
          {t.revealNow}
        </Button>
        <Button onClick={onCancel}>{c.cancel}</Button>
      </Flex>
    </Form>
  )
}
