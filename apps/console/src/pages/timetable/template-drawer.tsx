import { common, planning, timetable } from '@jiuyi/phrases/console'
import type { FormRule } from 'antd'
import { Alert, Checkbox, Form, Segmented, Select, Switch } from 'antd'
import { useEffect } from 'react'
import { createTemplate, updateTemplate } from '../../api/scheduling.ts'
import type { FeeLevel, HalfDay, NewTemplate, ScheduleTemplate, TemplateChange } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMe } from '../../session.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { DayField, DepartmentSelect, DoctorSelect, FeeLevelSelect } from '../../ui/fields.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { FlowButtons, PreviewPanel, useChangeFlow } from './change-flow.tsx'
import { ClinicFields } from './clinic-fields.tsx'
import { generatePeriods, usualHours, usualPools } from './periods.ts'
import { changed, type Fields, made } from './template-changes.ts'

type Props = {
  id: string | undefined
  template: ScheduleTemplate | undefined
  loading: boolean
  department: string | undefined
  mayWrite: boolean
  onClose: () => void
}

/** `id` is a template's, or `new`. Several weekdays become several templates. */
export function TemplateDrawer({ id, template, loading, department, mayWrite, onClose }: Props) {
  const t = useText(planning)
  if (id && (template || (id === 'new' && mayWrite)))
    return <Editor key={id} template={template} department={department} mayWrite={mayWrite} onClose={onClose} />
  return (
    <DetailDrawer open={!!id} onClose={onClose} title={t.editTemplate} testid="template-drawer">
      {loading ? <LoadingState /> : <EmptyState title={t.noTemplates} />}
    </DetailDrawer>
  )
}

const usual = (half: HalfDay) => generatePeriods({ ...usualHours[half], minutes: 30, capacity: 5 })

function Editor({
  template,
  department,
  mayWrite,
  onClose,
}: {
  template: ScheduleTemplate | undefined
  department: string | undefined
  mayWrite: boolean
  onClose: () => void
}) {
  const t = useText(planning)
  const w = useText(timetable)
  const c = useText(common)
  const ref = useReference()
  const me = useMe()
  const [form] = Form.useForm<Fields>()
  const half = Form.useWatch('half', form) ?? template?.half ?? 'am'
  const departmentId = Form.useWatch('departmentId', form) ?? template?.departmentId ?? department
  const only = me.roles.some((r) => r === 'admin' || r === 'manager') ? undefined : me.departmentIds
  const flow = useChangeFlow({
    save: async (changes) => {
      if (template) return updateTemplate(template.id, changes[0]!.change as TemplateChange)
      for (const { change } of changes) {
        await createTemplate(change as unknown as NewTemplate)
        // What is saved is no longer asked for, so that trying again after a refusal makes nothing twice.
        form.setFieldValue(
          'weekdays',
          (form.getFieldValue('weekdays') as number[]).filter((d) => d !== change['weekday']),
        )
      }
      return undefined
    },
    done: onClose,
    say: w.saved,
  })
  useEffect(() => {
    form.setFieldsValue(
      template
        ? { ...template, weekdays: [template.weekday] }
        : {
            departmentId: department,
            feeLevel: 'ordinary',
            half: 'am',
            weekdays: [],
            everyWeeks: 1,
            periods: usual('am'),
            pools: usualPools,
            room: '',
            validFrom: ref.today,
            active: true,
          },
    )
  }, [template, department, form, ref.today])
  const preview = () =>
    void form.validateFields().then(
      (f) => flow.preview(template ? [changed(template, f)] : made(f)),
      () => undefined,
    )
  const levelOf = (practitionerId: string | undefined): FeeLevel =>
    ref.practitioner(practitionerId)?.roles.find((r) => r.departmentId === departmentId)?.feeLevel ?? 'ordinary'
  const weekdaysRule: FormRule = {
    validator: async (_, v: number[] | undefined) => {
      if (!v?.length) throw new Error(c.required)
    },
  }
  const need = [{ required: true, message: c.required }]
  return (
    <DetailDrawer
      open
      onClose={onClose}
      size={620}
      testid="template-drawer"
      title={template ? t.editTemplate : t.newTemplate}
      footer={mayWrite && <FlowButtons flow={flow} onPreview={preview} />}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayWrite}
        onValuesChange={(x: Partial<Fields>) => {
          flow.reset()
          if ('practitionerId' in x) form.setFieldValue('feeLevel', levelOf(x.practitionerId))
          if ('departmentId' in x) form.setFieldsValue({ practitionerId: undefined })
          if (x.half && !template) form.setFieldValue('periods', usual(x.half))
        }}
      >
        {template && <Alert type="info" title={t.stays} style={{ marginBottom: 12 }} />}
        <div className="form-row">
          <Form.Item name="departmentId" label={w.fields.department} rules={need}>
            <DepartmentSelect only={only} disabled={!!template} data-testid="template-department" />
          </Form.Item>
          <Form.Item name="practitionerId" label={w.fields.doctor} extra={template ? undefined : w.fields.doctorHint}>
            <DoctorSelect
              allowClear
              department={departmentId}
              disabled={!!template}
              placeholder={c.noDoctor}
              data-testid="template-doctor"
            />
          </Form.Item>
          <Form.Item name="feeLevel" label={w.fields.feeLevel} rules={need}>
            <FeeLevelSelect data-testid="template-fee-level" />
          </Form.Item>
        </div>
        <Form.Item name="weekdays" label={w.fields.weekdays} rules={[weekdaysRule]}>
          {template ? (
            <OneWeekday />
          ) : (
            <Checkbox.Group
              options={Object.entries(c.weekdays).map(([value, label]) => ({
                value: Number(value),
                label: <span data-testid={`weekday-${value}`}>{label}</span>,
              }))}
            />
          )}
        </Form.Item>
        <div className="form-row">
          <Form.Item name="half" label={w.fields.half}>
            <Segmented
              disabled={!!template}
              options={Object.entries(c.half).map(([value, label]) => ({ value, label }))}
              data-testid="template-half"
            />
          </Form.Item>
          <Form.Item name="everyWeeks" label={w.fields.every}>
            <Select
              style={{ width: 130 }}
              options={[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ value: n, label: w.fields.everyN(n) }))}
            />
          </Form.Item>
          <Form.Item name="validFrom" label={w.fields.validFrom} rules={need}>
            <DayField clear={false} min={template ? undefined : ref.today} label={w.fields.validFrom} />
          </Form.Item>
          <Form.Item name="validTo" label={w.fields.validTo}>
            <DayField min={ref.today} label={w.fields.noEnd} />
          </Form.Item>
          {template && (
            <Form.Item name="active" label={w.fields.active} valuePropName="checked">
              <Switch />
            </Form.Item>
          )}
        </div>
        <ClinicFields half={half} disabled={!mayWrite} />
      </Form>
      <PreviewPanel flow={flow} />
    </DetailDrawer>
  )
}

function OneWeekday({ id, value, onChange }: { id?: string; value?: number[]; onChange?: (d: number[]) => void }) {
  const c = useText(common)
  return (
    <Segmented
      id={id}
      value={value?.[0]}
      onChange={(d) => onChange?.([d])}
      options={Object.entries(c.weekdays).map(([v, label]) => ({ value: Number(v), label }))}
    />
  )
}
