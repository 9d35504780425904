import { change, common, suspensions, timetable } from '@jiuyi/phrases/console'
import { Alert, Button, Flex, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { changeOccurrence } from '../../api/change.ts'
import { now } from '../../api/client.ts'
import { updateSchedule, withdrawSchedule } from '../../api/scheduling.ts'
import type { HalfDay, Period, PoolShares, Schedule, ScheduleChange } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { DayField } from '../../ui/fields.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { DayText, InstantText, StatusTag } from '../../ui/texts.tsx'
import { FlowButtons, PreviewPanel, useChangeFlow } from './change-flow.tsx'
import { ClinicFields } from './clinic-fields.tsx'
import { cellKey } from './grid.ts'

type Props = {
  id: string | undefined
  schedule: Schedule | undefined
  loading: boolean
  onClose: () => void
  onCopy: (cell: string, schedule: Schedule) => void
}

/** One clinic of one day: its times, room and shares; who has booked it; copying and taking it back. */
export function ScheduleDrawer({ id, schedule, loading, onClose, onCopy }: Props) {
  const t = useText(timetable)
  if (id && schedule) return <Details key={schedule.id} schedule={schedule} onClose={onClose} onCopy={onCopy} />
  return (
    <DetailDrawer open={!!id} onClose={onClose} title={t.readTitle} testid="schedule-drawer">
      {loading ? <LoadingState /> : <EmptyState title={t.notFound} />}
    </DetailDrawer>
  )
}

type Fields = { room: string; resources?: string[]; periods: Period[]; pools: PoolShares }
type Scope = 'this' | 'following' | 'all'

function Details({
  schedule: s,
  onClose,
  onCopy,
}: {
  schedule: Schedule
  onClose: () => void
  onCopy: (cell: string, s: Schedule) => void
}) {
  const t = useText(timetable)
  const c = useText(common)
  const stop = useText(suspensions)
  const ref = useReference()
  const [form] = Form.useForm<Fields>()
  const editable = useMay('timetable.write') && s.status === 'planned' && s.on >= ref.today
  const doctor = ref.practitioner(s.practitionerId)
  const w = useText(change).scope
  const [scope, setScope] = useState<Scope>('this')
  const flow = useChangeFlow({
    save: async ([first]) => {
      if (scope !== 'this') return changeOccurrence(s.id, { scope, change: first!.change as never })
      const { withdrawn, ...fields } = first!.change as ScheduleChange & { withdrawn?: boolean }
      return withdrawn ? withdrawSchedule(s.id) : updateSchedule(s.id, fields)
    },
    done: onClose,
    say: t.saved,
  })
  const preview = () =>
    void form.validateFields().then(
      (f) => {
        const changed = (Object.keys(f) as (keyof Fields)[]).filter(
          (k) => JSON.stringify(f[k] ?? []) !== JSON.stringify(s[k] ?? []),
        )
        flow.preview([{ scheduleId: s.id, scope, change: Object.fromEntries(changed.map((k) => [k, f[k]])) }])
      },
      () => undefined,
    )
  return (
    <DetailDrawer
      open
      onClose={onClose}
      size={600}
      testid="schedule-drawer"
      title={editable ? t.editTitle : t.readTitle}
      extra={
        <StatusTag
          tone={s.status === 'withdrawn' ? 'faint' : s.status === 'suspended' ? 'bad' : s.templateId ? 'plain' : 'busy'}
          word={
            s.status === 'withdrawn'
              ? t.withdrawn
              : s.status === 'suspended'
                ? stop.suspendedTag
                : s.substituteFor
                  ? stop.substituteTag
                  : s.templateId
                    ? t.fromTemplate
                    : t.oneOff
          }
        />
      }
      footer={
        editable && (
          <FlowButtons
            flow={flow}
            onPreview={preview}
            extra={
              <Button
                danger
                onClick={() => flow.preview([{ scheduleId: s.id, scope, change: { withdrawn: true } }])}
                data-testid="withdraw"
              >
                {t.withdraw}
              </Button>
            }
          />
        )
      }
    >
      <div className="stack">
        <dl className="facts">
          <dt>{t.fields.doctor}</dt>
          <dd className="strong">{doctor?.name ?? t.ordinary}</dd>
          <dt>{t.fields.on}</dt>
          <dd>
            <DayText day={s.on} /> {c.half[s.half]}
          </dd>
          <dt>{t.fields.feeLevel}</dt>
          <dd>{c.feeLevel[s.feeLevel]}</dd>
          <dt>{t.fields.releaseAt}</dt>
          <dd>
            <InstantText at={s.releaseAt} />
          </dd>
        </dl>
        <Flex gap={16}>
          <Link
            to={path.appointments({
              from: s.on,
              to: s.on,
              department: s.departmentId,
              ...(s.practitionerId && { doctor: s.practitionerId }),
            })}
          >
            {t.bookings}
          </Link>
          {s.suspensionId && <Link to={path.suspension(s.suspensionId)}>{stop.openSuspension}</Link>}
          {editable && (
            <Link
              to={path.newSuspension({ department: s.departmentId, from: s.on, to: s.on, schedules: s.id })}
              data-testid="suspend"
            >
              {stop.suspend}
            </Link>
          )}
          {s.templateId && (
            <Link to={path.templates({ department: s.departmentId, template: s.templateId })}>{t.openTemplate}</Link>
          )}
        </Flex>
        {editable && new Date(s.releaseAt) <= now() && (
          <Alert type="info" title={t.released} description={t.keepHint} />
        )}
        {editable && s.templateId && (
          <div className="card stack">
            <span className="strong">{w.title}</span>
            <Radio.Group
              value={scope}
              onChange={(e) => {
                setScope(e.target.value)
                flow.reset()
              }}
              aria-label={w.title}
            >
              {(['this', 'following', 'all'] as const).map((v) => (
                <Radio.Button key={v} value={v} data-testid={`scope-${v}`}>
                  {w[v]}
                </Radio.Button>
              ))}
            </Radio.Group>
            <span className="faint">{w.hint[scope]}</span>
          </div>
        )}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ room: s.room, resources: s.resources ?? [], periods: s.periods, pools: s.pools }}
          onValuesChange={flow.reset}
          requiredMark={false}
        >
          <ClinicFields half={s.half} disabled={!editable} />
        </Form>
        <PreviewPanel flow={flow} />
        {editable && <CopyTo schedule={s} onCopy={onCopy} />}
      </div>
    </DetailDrawer>
  )
}

/** What dragging does, for the keyboard. */
function CopyTo({ schedule, onCopy }: { schedule: Schedule; onCopy: (cell: string, s: Schedule) => void }) {
  const t = useText(timetable)
  const c = useText(common)
  const { today } = useReference()
  const [on, setOn] = useState<string>()
  const [half, setHalf] = useState<HalfDay>(schedule.half)
  return (
    <Flex gap={8} align="center" wrap className="card">
      <span>{t.copyTo}</span>
      <DayField value={on} onChange={setOn} min={today} label={t.fields.on} />
      <Select<HalfDay>
        value={half}
        onChange={setHalf}
        options={Object.entries(c.half).map(([value, label]) => ({ value: value as HalfDay, label }))}
        aria-label={t.fields.half}
        style={{ width: 90 }}
      />
      <Button disabled={!on} onClick={() => on && onCopy(cellKey(schedule.practitionerId, on, half), schedule)}>
        {t.copyGo}
      </Button>
    </Flex>
  )
}
