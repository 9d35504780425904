import { newIdempotencyKey } from '@jiuyi/api-client'
import { draws } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { useMemo, useState } from 'react'
import type { Draw, ListedWish, PatientCard } from '../../api/shapes.ts'
import { listWishes, makeWishAtDesk, unmarkDraw, withdrawWishAtDesk } from '../../api/waitlists.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { InstantText, StatusTag, type Tone } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { PatientStep } from '../booking/patient-step.tsx'
import { tones } from './draws-page.tsx'

const wishTones: Record<ListedWish['wish']['status'], Tone> = {
  wished: 'plain',
  withdrawn: 'faint',
  number: 'good',
  waitlist: 'busy',
  refused: 'warn',
  cancelled: 'faint',
}

/** One draw: what is public about it, who entered, and, while wishes are collected, entering one for a patient. */
export function DrawDrawer({ draw, onClose }: { draw: Draw | undefined; onClose: () => void }) {
  const t = useText(draws)
  const ref = useReference()
  return (
    <DetailDrawer
      open={!!draw}
      onClose={onClose}
      testid="draw-drawer"
      size={680}
      title={
        draw && (
          <>
            {ref.practitioner(draw.practitionerId)?.name ?? t.noDoctor} · {draw.on} {t.half[draw.half]}{' '}
            <StatusTag tone={tones[draw.status]} word={t.states[draw.status]} />
          </>
        )
      }
    >
      {draw && <TheDraw key={draw.scheduleId} draw={draw} />}
    </DetailDrawer>
  )
}

function TheDraw({ draw }: { draw: Draw }) {
  const t = useText(draws)
  const [mayManage, mayEnter] = [useMay('draw.manage'), useMay('waitlist.write')]
  const [unmarking, setUnmarking] = useState(false)
  const id = draw.scheduleId
  const wishes = useQuery({ queryKey: ['wishes', id], queryFn: () => listWishes(id), refetchInterval: 10_000 })
  const touches = [['wishes', id], ['draws']]
  const unmark = useSave({ save: () => unmarkDraw(id), touches, say: t.unmarked })
  const withdraw = useSave({ save: withdrawWishAtDesk, touches, say: t.withdrawn })
  const word = (of: object, key: string) => (of as Record<string, string>)[key] ?? key
  const columns: Column<ListedWish>[] = [
    { key: 'rank', title: t.wish.rank, text: (w) => w.wish.rank, align: 'right' },
    { key: 'patient', title: t.wish.patient, text: (w) => w.patient?.name },
    { key: 'phone', title: t.wish.phone, text: (w) => w.patient?.phoneMasked },
    {
      key: 'state',
      title: t.wish.state,
      text: (w) => t.wishStates[w.wish.status],
      render: (w) => <StatusTag tone={wishTones[w.wish.status]} word={t.wishStates[w.wish.status]} />,
    },
    { key: 'channel', title: t.wish.channel, text: (w) => word(t.channels, w.channel) },
    { key: 'id', title: t.wish.id, text: (w) => w.wish.id, render: (w) => <code>{w.wish.id.slice(0, 8)}</code> },
    {
      key: 'withdraw',
      title: '',
      text: () => '',
      render: (w) =>
        mayEnter && draw.status === 'collecting' && w.wish.status === 'wished' ? (
          <Button size="small" onClick={() => withdraw.mutate(w.wish.id)}>
            {t.withdraw}
          </Button>
        ) : null,
    },
  ]
  return (
    <div className="stack">
      <h3>{t.proof}</h3>
      <dl className="facts card" style={{ overflowWrap: 'anywhere' }}>
        <dt>{t.commitment}</dt>
        <dd data-testid="commitment">
          <code>{draw.commitment}</code>
        </dd>
        <dt>{t.committedAt}</dt>
        <dd>
          <InstantText at={draw.committedAt} seconds />
        </dd>
        {draw.closedAt && (
          <>
            <dt>{t.hash}</dt>
            <dd>
              <code>{draw.wishesHash}</code>
            </dd>
            <dt>{t.closedAt}</dt>
            <dd>
              <InstantText at={draw.closedAt} seconds />
            </dd>
          </>
        )}
        <dt>{t.seed}</dt>
        <dd data-testid="seed">{draw.seed ? <code>{draw.seed}</code> : t.secret}</dd>
        {draw.drawnAt && (
          <>
            <dt>{t.drawnAt}</dt>
            <dd>
              <InstantText at={draw.drawnAt} seconds />
            </dd>
          </>
        )}
      </dl>
      <span className="faint">
        {t.verify} <code>bin/jiuyi draw verify {id}</code>
      </span>
      <Flex gap={8} wrap>
        <a href={`/api/draws/${id}`} target="_blank" rel="noreferrer">
          <Button>{t.openProof}</Button>
        </a>
        {mayManage && draw.status === 'announced' && !unmarking && (
          <Button onClick={() => setUnmarking(true)} data-testid="unmark">
            {t.unmark}
          </Button>
        )}
      </Flex>
      {unmarking && (
        <ReasonForm
          id="unmark"
          label={t.unmarkReason}
          effect={t.unmarkEffect}
          suggestions={[...t.unmarkReasons]}
          action={t.unmark}
          danger
          busy={unmark.isPending}
          error={unmark.error}
          onSubmit={() => unmark.mutate()}
          onCancel={() => setUnmarking(false)}
        />
      )}
      {mayEnter && draw.status === 'collecting' && <EnterPatient scheduleId={id} />}
      <h3>{t.wishes}</h3>
      <ErrorNote error={withdraw.error} />
      <DataTable
        testid="wishes"
        columns={columns}
        rows={wishes.data}
        rowKey={(w) => w.wish.id}
        error={wishes.error}
        retry={() => void wishes.refetch()}
        keys={false}
        empty={{ title: t.nobody }}
      />
    </div>
  )
}

function EnterPatient({ scheduleId }: { scheduleId: string }) {
  const t = useText(draws)
  const [patient, setPatient] = useState<PatientCard>()
  const [adding, setAdding] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key belongs to the choice, not to its own making
  const key = useMemo(() => newIdempotencyKey(), [patient?.patientId, scheduleId])
  const enter = useSave({
    save: () => makeWishAtDesk({ scheduleId, patientId: patient!.patientId, anyPeriod: true }, key),
    touches: [['wishes', scheduleId], ['draws']],
    say: t.added,
    done: () => {
      setAdding(false)
      setPatient(undefined)
    },
  })
  if (!adding)
    return (
      <Button onClick={() => setAdding(true)} data-testid="enter-wish">
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
      <span className="faint">{t.addHint}</span>
      <ErrorNote error={enter.error} />
      {patient && (
        <Button type="primary" loading={enter.isPending} onClick={() => enter.mutate()} data-testid="enter-now">
          {t.addNow}
        </Button>
      )}
    </div>
  )
}
