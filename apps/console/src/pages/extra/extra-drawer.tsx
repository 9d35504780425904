import { newIdempotencyKey } from '@jiuyi/api-client'
import { change, common } from '@jiuyi/phrases/console'
import { Button, Flex, Input, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { authoriseExtra } from '../../api/change.ts'
import type { OwnSchedule, PatientCard } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { DayText } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { PatientStep } from '../booking/patient-step.tsx'

export function ExtraDrawer({ schedule, onClose }: { schedule: OwnSchedule | undefined; onClose: () => void }) {
  const t = useText(change).extra
  return (
    <DetailDrawer open={!!schedule} onClose={onClose} title={t.add} testid="extra-drawer">
      {schedule && <Form key={schedule.scheduleId} s={schedule} onDone={onClose} />}
    </DetailDrawer>
  )
}

function Form({ s, onDone }: { s: OwnSchedule; onDone: () => void }) {
  const t = useText(change).extra
  const c = useText(common)
  const ref = useReference()
  const open = s.periods.filter((p) => !p.over)
  const [patient, setPatient] = useState<PatientCard>()
  const [periodNo, setPeriodNo] = useState(open.at(-1)?.periodNo)
  const [reason, setReason] = useState('')
  const [take, setTake] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one key for one intention
  const key = useMemo(() => newIdempotencyKey(), [patient?.patientId, periodNo, reason, take])
  const save = useSave({
    save: () =>
      authoriseExtra(
        s.scheduleId,
        { periodNo: periodNo!, patientId: patient!.patientId, reason: reason.trim(), take },
        key,
      ),
    touches: [['extra-numbers'], ['own-schedules'], ['appointments']],
    say: t.saved,
    done: onDone,
  })
  return (
    <div className="stack">
      <strong>
        <DayText day={s.on} /> {c.half[s.half]} {ref.department(s.departmentId)?.name}{' '}
        {ref.practitioner(s.practitionerId)?.name ?? c.noDoctor}
      </strong>
      <span className="faint">{t.used(s.extraUsed, s.extraMost)}</span>
      <h2 className="section-title">{t.patient}</h2>
      <PatientStep
        patient={patient}
        error={undefined}
        fixed={false}
        onChoose={setPatient}
        onChange={() => setPatient(undefined)}
      />
      <h2 className="section-title">{t.period}</h2>
      <Select
        value={periodNo}
        onChange={setPeriodNo}
        aria-label={t.period}
        options={open.map((p) => ({ value: p.periodNo, label: `${p.from}–${p.to}` }))}
        style={{ width: 180 }}
        data-testid="extra-period"
      />
      <h2 className="section-title">{t.reason}</h2>
      <Flex gap={8} wrap>
        {Object.values(t.reasons).map((r) => (
          <Button key={r} size="small" onClick={() => setReason(r)}>
            {r}
          </Button>
        ))}
      </Flex>
      <Input
        value={reason}
        onChange={(e) => setReason(e.target.value)}
        maxLength={200}
        aria-label={t.reason}
        data-testid="extra-reason"
      />
      <Radio.Group value={take} onChange={(e) => setTake(e.target.value)}>
        <Radio value={true}>{t.takeNow}</Radio>
        <Radio value={false} data-testid="extra-desk">
          {t.takeDesk}
        </Radio>
      </Radio.Group>
      <span className="faint">{t.takeHint}</span>
      <ErrorNote error={save.error} />
      <Button
        type="primary"
        disabled={!patient || periodNo === undefined || !reason.trim()}
        loading={save.isPending}
        onClick={() => save.mutate(undefined)}
        data-testid="extra-save"
      >
        {t.save}
      </Button>
    </div>
  )
}
