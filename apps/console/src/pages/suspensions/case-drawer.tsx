import { PhoneOutlined } from '@ant-design/icons'
import { newIdempotencyKey } from '@jiuyi/api-client'
import { suspensions } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Select } from 'antd'
import { useEffect, useState } from 'react'
import { revealPatient } from '../../api/identity.ts'
import type { AffectedPatient } from '../../api/shapes.ts'
import { answerCase, type CallResult, type DeskAnswer, listMoves, noteCall } from '../../api/suspensions.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { InstantText, StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useClinicText } from './clinic-text.ts'

const touched = [['suspension-cases'], ['suspension-calls'], ['suspension'], ['suspensions']]
const results = ['reached', 'no_answer', 'call_later', 'wrong_number'] as const

/** One affected patient: the phone, how the call went, and what the patient wishes, carried out at once. */
export function CaseDrawer({ found, onClose }: { found: AffectedPatient | undefined; onClose: () => void }) {
  const t = useText(suspensions)
  return (
    <DetailDrawer
      open={!!found}
      onClose={onClose}
      testid="case-drawer"
      title={found?.patient?.nameMasked ?? ''}
      extra={found && <StatusTag tone="plain" word={found.outcome ? t.outcome[found.outcome] : t.open} />}
    >
      {found && <Details key={found.id} found={found} />}
    </DetailDrawer>
  )
}

function Details({ found }: { found: AffectedPatient }) {
  const t = useText(suspensions)
  const clinicText = useClinicText()
  const may = useMay('appointment.cancel')
  const call = useSave({
    save: ({ result, key }: { result: CallResult; key: string }) => noteCall(found.id, result, key),
    touches: touched,
    say: t.callNow,
  })
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{t.col.was}</dt>
        <dd>
          {clinicText(found.was)} {found.was.from}–{found.was.to} · {found.was.serial}
        </dd>
        <dt>{t.col.reason}</dt>
        <dd>{found.reason}</dd>
        <dt>{t.col.answerBy}</dt>
        <dd className="strong">
          <InstantText at={found.answerBy} />
        </dd>
        <dt>{t.col.phone}</dt>
        <dd>
          <Phone found={found} />
        </dd>
        <dt>{t.col.told}</dt>
        <dd>{found.accounts === 0 ? t.noAccount : found.toldAt ? <InstantText at={found.toldAt} /> : '—'}</dd>
        <dt>{t.col.read}</dt>
        <dd>{found.readAt ? <InstantText at={found.readAt} /> : '—'}</dd>
      </dl>
      {found.calls.map((l) => (
        <div key={l.at + l.result} className="faint">
          <InstantText at={l.at} /> {t.call[l.result]}
        </div>
      ))}
      {may && !found.settledAt && (
        <>
          <section className="card stack" aria-label={t.callNow}>
            <strong>{t.callNow}</strong>
            <Flex gap={8} wrap>
              {results.map((result) => (
                <Button
                  key={result}
                  loading={call.isPending && call.variables?.result === result}
                  onClick={() => call.mutate({ result, key: newIdempotencyKey() })}
                  data-testid={`call-${result}`}
                >
                  {t.call[result]}
                </Button>
              ))}
            </Flex>
            <ErrorNote error={call.error} />
          </section>
          <AnswerFor found={found} />
        </>
      )}
    </div>
  )
}

/** The number in clear, for a minute; every look is written down with its reason. */
function Phone({ found }: { found: AffectedPatient }) {
  const t = useText(suspensions)
  const may = useMay('patient.reveal')
  const [clear, setClear] = useState<string>()
  const reveal = useSave({
    save: (id: string) => revealPatient(id, { fields: ['phone'], reason: t.revealReason }),
    touches: [],
    say: false,
    done: (r) => setClear(r.phone),
  })
  useEffect(() => {
    if (!clear) return
    const timer = setTimeout(() => setClear(undefined), 60_000)
    return () => clearTimeout(timer)
  }, [clear])
  const id = found.patient?.patientId
  return (
    <Flex gap={8} align="center">
      <span className="num" data-testid="case-phone">
        {clear ?? found.patient?.phoneMasked}
      </span>
      {may && !clear && id && (
        <Button
          size="small"
          icon={<PhoneOutlined />}
          loading={reveal.isPending}
          onClick={() => reveal.mutate(id)}
          data-testid="show-phone"
        >
          {t.showPhone}
        </Button>
      )}
      <ErrorNote error={reveal.error} />
    </Flex>
  )
}

function AnswerFor({ found }: { found: AffectedPatient }) {
  const t = useText(suspensions)
  const ref = useReference()
  const clinicText = useClinicText()
  const [to, setTo] = useState<string>()
  const moves = useQuery({
    queryKey: ['suspension-moves', found.id],
    queryFn: () => listMoves(found.id),
    enabled: found.offers.includes('move'),
  })
  const answer = useSave({
    save: ({ body, key }: { body: DeskAnswer; key: string }) => answerCase(found.id, body, key),
    touches: [...touched, ['suspension-moves']],
    say: t.answered,
  })
  const send = (body: DeskAnswer) => answer.mutate({ body, key: newIdempotencyKey() })
  const options = (moves.data?.items ?? []).map((m) => ({
    label: clinicText({ ...m, departmentId: found.was.departmentId }),
    options: m.periods.map((p) => ({
      value: `${m.scheduleId} ${p.periodNo}`,
      label: `${clinicText({ ...m, departmentId: found.was.departmentId })} ${p.from}–${p.to}`,
    })),
  }))
  const standIn = ref.practitioner(found.substitute?.practitionerId)
  return (
    <section className="card stack" aria-label={t.answerFor}>
      <strong>{t.answerFor}</strong>
      <Flex gap={8} wrap>
        {found.offers.includes('substitute') && (
          <Button
            type="primary"
            loading={answer.isPending}
            onClick={() => send({ choice: 'substitute' })}
            data-testid="answer-substitute"
          >
            {t.toSubstitute(standIn?.name ?? t.substitute)}
          </Button>
        )}
        <Button
          danger
          loading={answer.isPending}
          onClick={() => send({ choice: 'refund' })}
          data-testid="answer-refund"
        >
          {t.refundAct}
        </Button>
      </Flex>
      {found.offers.includes('move') && (
        <Flex gap={8}>
          <Select
            value={to}
            onChange={setTo}
            options={options}
            loading={moves.isPending}
            placeholder={moves.data && !options.length ? t.noMoves : t.movePick}
            aria-label={t.movePick}
            style={{ flex: 1 }}
            data-testid="move-to"
          />
          <Button
            disabled={!to}
            loading={answer.isPending}
            onClick={() => {
              const [scheduleId, periodNo] = to!.split(' ')
              send({ choice: 'move', scheduleId: scheduleId!, periodNo: Number(periodNo) })
            }}
            data-testid="answer-move"
          >
            {t.moveAct}
          </Button>
        </Flex>
      )}
      <ErrorNote error={answer.error} />
    </section>
  )
}
