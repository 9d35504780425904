import { common, timetable } from '@jiuyi/phrases/console'
import { Form, Segmented } from 'antd'
import { useEffect } from 'react'
import { createSchedule } from '../../api/scheduling.ts'
import type { FeeLevel, HalfDay, NewSchedule, Period, PoolShares, Schedule } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { DayField, DoctorSelect, FeeLevelSelect } from '../../ui/fields.tsx'
import { FlowButtons, PreviewPanel, useChangeFlow } from './change-flow.tsx'
import { ClinicFields } from './clinic-fields.tsx'
import { generatePeriods, usualHours, usualPools } from './periods.ts'

export type NewAt = { practitionerId?: string; on: string; half: HalfDay }
type Fields = {
  practitionerId?: string
  feeLevel: FeeLevel
  on: string
  half: HalfDay
  room: string
  periods: Period[]
  pools: PoolShares
}

/** 单次出诊: placed in an empty cell, or copied there from another clinic. */
export function NewScheduleDrawer({
  at,
  copy,
  departmentId,
  onClose,
}: {
  at: NewAt | undefined
  copy: Schedule | undefined
  departmentId: string
  onClose: () => void
}) {
  const t = useText(timetable)
  const c = useText(common)
  const ref = useReference()
  const [form] = Form.useForm<Fields>()
  const half = Form.useWatch('half', form) ?? at?.half ?? 'am'
  const flow = useChangeFlow({
    save: async ([first]) => createSchedule(first!.change as unknown as NewSchedule),
    done: onClose,
    say: t.saved,
  })
  const levelOf = (practitionerId: string | undefined): FeeLevel =>
    ref.practitioner(practitionerId)?.roles.find((r) => r.departmentId === departmentId)?.feeLevel ??
    (practitionerId ? (copy?.feeLevel ?? 'ordinary') : 'ordinary')
  const usual = (h: HalfDay) => generatePeriods({ ...usualHours[h], minutes: 30, capacity: 5 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once, when the drawer opens for a cell
  useEffect(() => {
    if (!at) return
    flow.reset()
    form.setFieldsValue({
      practitionerId: at.practitionerId,
      on: at.on,
      half: at.half,
      feeLevel: copy && copy.practitionerId === at.practitionerId ? copy.feeLevel : levelOf(at.practitionerId),
      room: copy?.room ?? '',
      pools: copy?.pools ?? usualPools,
      periods: copy && copy.half === at.half ? copy.periods : usual(at.half),
    })
  }, [at?.practitionerId, at?.on, at?.half, copy?.id, form, ref.ready])
  const preview = () =>
    void form.validateFields().then(
      (f) => {
        const { practitionerId, ...rest } = f
        flow.preview([{ change: { ...rest, departmentId, ...(practitionerId && { practitionerId }) } }])
      },
      () => undefined,
    )
  return (
    <DetailDrawer
      open={!!at}
      onClose={onClose}
      title={t.newTitle}
      size={600}
      testid="new-schedule-drawer"
      footer={<FlowButtons flow={flow} onPreview={preview} />}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={(changed: Partial<Fields>) => {
          flow.reset()
          if ('practitionerId' in changed) form.setFieldValue('feeLevel', levelOf(changed.practitionerId))
          if (changed.half) form.setFieldValue('periods', usual(changed.half))
        }}
      >
        <div className="form-row">
          <Form.Item name="practitionerId" label={t.fields.doctor} extra={t.fields.doctorHint}>
            <DoctorSelect allowClear department={departmentId} placeholder={c.noDoctor} data-testid="doctor" />
          </Form.Item>
          <Form.Item name="feeLevel" label={t.fields.feeLevel} rules={[{ required: true, message: c.required }]}>
            <FeeLevelSelect data-testid="fee-level" />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="on" label={t.fields.on} rules={[{ required: true, message: c.required }]}>
            <DayField min={ref.today} label={t.fields.on} clear={false} />
          </Form.Item>
          <Form.Item name="half" label={t.fields.half}>
            <Segmented options={Object.entries(c.half).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        </div>
        <ClinicFields half={half} />
      </Form>
      <PreviewPanel flow={flow} />
    </DetailDrawer>
  )
}
