import { newIdempotencyKey } from '@jiuyi/api-client'
import { suspensions } from '@jiuyi/phrases/console'
import { Button, Checkbox, Flex, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { SuspensionPreview } from '../../api/shapes.ts'
import { type NewSuspension, suspendClinics } from '../../api/suspensions.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { yuanOf } from '../../ui/money.ts'
import { InstantText, MoneyText, StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useClinicText } from './clinic-text.ts'
import { WhatHappens } from './what-happens.tsx'

type Patient = SuspensionPreview['patients'][number]

/** Who is affected and what they are offered; below, in sentences, exactly what will happen. */
export function OffersStep({
  preview,
  add,
  onBack,
}: {
  preview: SuspensionPreview
  add: string | undefined
  onBack: () => void
}) {
  const t = useText(suspensions)
  const ref = useReference()
  const go = useNavigate()
  const clinicText = useClinicText()
  const [substitutes, setSubstitutes] = useState<Record<string, string | undefined>>(() =>
    Object.fromEntries(preview.schedules.map((s) => [s.schedule.id, s.substitutes[0]?.id])),
  )
  const [move, setMove] = useState(true)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const key = useRef(newIdempotencyKey())
  const missing = !add && [...reason.trim()].length < 2
  const save = useSave({
    save: (body: NewSuspension) => suspendClinics(body, key.current, add),
    touches: [['timetable'], ['suspensions'], ['suspension'], ['suspension-cases'], ['availability'], ['stocks']],
    say: t.done,
    done: ({ suspensionId }) => void go(path.suspension(suspensionId)),
  })
  const submit = () => {
    setAsked(true)
    if (missing) return
    save.mutate({
      schedules: preview.schedules.map(({ schedule }) => {
        const substituteId = substitutes[schedule.id]
        return { scheduleId: schedule.id, ...(substituteId && { substituteId }) }
      }),
      reason: add ? t.extend : reason.trim(),
      move,
    })
  }
  const columns: Column<Patient>[] = [
    { key: 'patient', title: t.col.patient, text: (p) => p.nameMasked },
    { key: 'phone', title: t.col.phone, text: (p) => p.phoneMasked },
    {
      key: 'was',
      title: t.col.was,
      text: (p) => {
        const day = preview.schedules.find((s) => s.schedule.id === p.scheduleId)
        return `${day ? clinicText(day.schedule) : ''} ${p.from}`
      },
    },
    { key: 'serial', title: t.col.serial, text: (p) => p.serial, align: 'right' },
    {
      key: 'fee',
      title: t.col.fee,
      text: (p) => yuanOf(p.feeFen),
      render: (p) => <MoneyText fen={p.feeFen} />,
      align: 'right',
    },
    {
      key: 'note',
      title: t.col.state,
      text: (p) => (p.held ? t.unpaid : p.reachable ? '' : t.noAccount),
      render: (p) => (p.held || !p.reachable ? <StatusTag tone="warn" word={p.held ? t.unpaid : t.noAccount} /> : null),
    },
  ]
  return (
    <div className="stack" data-testid="suspension-preview">
      <div className="card stack">
        <strong data-testid="affected-line">
          {preview.affected + preview.held > 0
            ? t.affectedLine(preview.affected, preview.paid, preview.held)
            : t.nobody}
        </strong>
        {preview.refundFen > 0 && <span>{t.refundLine(String(yuanOf(preview.refundFen)))}</span>}
        {preview.unreachable > 0 && <span>{t.unreachable(preview.unreachable)}</span>}
      </div>
      {preview.schedules.map((s) => (
        <Flex key={s.schedule.id} gap={12} align="center" wrap className="card">
          <strong>{clinicText(s.schedule)}</strong>
          <span className="faint">
            {t.answerBy} <InstantText at={s.answerBy} />
          </span>
          <span>{t.substitute}</span>
          <Select
            allowClear
            value={substitutes[s.schedule.id]}
            onChange={(v) => setSubstitutes((all) => ({ ...all, [s.schedule.id]: v }))}
            options={s.substitutes.map((d) => ({ value: d.id, label: d.name }))}
            placeholder={s.substitutes.length ? t.noSubstitute : t.noneFree}
            aria-label={`${t.substitute} ${clinicText(s.schedule)}`}
            style={{ width: 220 }}
            data-testid={`substitute-${s.schedule.id}`}
          />
        </Flex>
      ))}
      {!add && (
        <>
          <Checkbox checked={move} onChange={(e) => setMove(e.target.checked)} data-testid="offer-move">
            {t.move}
          </Checkbox>
          <div>
            <label htmlFor="suspension-reason">{t.reason}</label>
            <Flex gap={6} wrap style={{ margin: '6px 0' }}>
              {Object.values(t.reasons).map((r) => (
                <Button key={r} size="small" onClick={() => setReason(r)}>
                  {r}
                </Button>
              ))}
            </Flex>
            <Input
              id="suspension-reason"
              value={reason}
              maxLength={60}
              status={asked && missing ? 'error' : ''}
              onChange={(e) => setReason(e.target.value)}
              data-testid="suspension-reason"
            />
            {asked && missing && (
              <div role="alert" className="field-error">
                {t.reasonNeeded}
              </div>
            )}
          </div>
        </>
      )}
      <WhatHappens
        preview={preview}
        move={move}
        substitutes={Object.values(substitutes).flatMap((id) => ref.practitioner(id)?.name ?? [])}
      />
      <ErrorNote error={save.error} />
      <Flex gap={8}>
        <Button onClick={onBack} data-testid="suspend-back">
          {t.previous}
        </Button>
        <Button type="primary" danger loading={save.isPending} onClick={submit} data-testid="suspend-go">
          {t.go}
        </Button>
      </Flex>
      {preview.patients.length > 0 && (
        <section className="stack" aria-label={t.who}>
          <h2 className="section-title">{t.who}</h2>
          <DataTable
            testid="affected"
            columns={columns}
            rows={preview.patients}
            rowKey={(p) => `${p.scheduleId}-${p.serial}`}
          />
        </section>
      )}
    </div>
  )
}
