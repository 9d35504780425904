import { change, timetable } from '@jiuyi/phrases/console'
import type { FormRule } from 'antd'
import { Form, Input } from 'antd'
import type { HalfDay, Period, PoolShares } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { poolsFit } from './periods.ts'
import { PeriodsEditor, useFaultText } from './periods-editor.tsx'
import { PoolsEditor } from './pools-editor.tsx'
import { ResourcePicker } from './resources-page.tsx'

/** What a template and a single clinic have in common: room, times, shares. */
export function ClinicFields({ half, disabled }: { half: HalfDay; disabled?: boolean }) {
  const t = useText(timetable)
  const r = useText(change).resources
  const say = useFaultText()
  const periodsRule: FormRule = {
    validator: async (_, v: Period[] | undefined) => {
      const fault = say(v ?? [], half)
      if (fault) throw new Error(fault)
    },
  }
  const poolsRule: FormRule = {
    validator: async (_, v: PoolShares | undefined) => {
      if (v && !poolsFit(v)) throw new Error('')
    },
  }
  return (
    <>
      <Form.Item name="room" label={t.fields.room}>
        <Input maxLength={60} placeholder={t.roomPlaceholder} disabled={disabled} data-testid="room" />
      </Form.Item>
      <Form.Item name="resources" label={r.pick} extra={r.pickHint}>
        <ResourcePicker disabled={disabled} />
      </Form.Item>
      <Form.Item name="periods" label={t.fields.periods} rules={[periodsRule]} validateTrigger="onSubmit">
        <PeriodsEditor half={half} disabled={disabled} />
      </Form.Item>
      <Form.Item name="pools" label={t.fields.pools} rules={[poolsRule]} validateTrigger="onSubmit">
        <PoolsEditor disabled={disabled} />
      </Form.Item>
    </>
  )
}
