import { common, departments } from '@jiuyi/phrases/console'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useEffect } from 'react'
import { createDepartment, updateDepartment } from '../../api/directory.ts'
import type { Department, NewDepartment } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { departmentsKey, useReference } from '../../reference.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { CampusSelect } from '../../ui/fields.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useUndo } from '../../ui/use-undo.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'

/** `id` is a department's, or `new`. */
export function DepartmentDrawer({
  id,
  department,
  under,
  onClose,
}: {
  id: string | undefined
  department: Department | undefined
  under: string | undefined
  onClose: () => void
}) {
  const t = useText(departments)
  return (
    <DetailDrawer
      open={!!id}
      onClose={onClose}
      title={id === 'new' ? t.add : (department?.name ?? t.edit)}
      size={520}
      testid="department-drawer"
    >
      {id === 'new' || department ? (
        <Editor key={`${id}${under}`} department={department} under={under} onClose={onClose} />
      ) : (
        <LoadingState />
      )}
    </DetailDrawer>
  )
}

type Fields = NewDepartment & { parentId?: string | null }
function Editor({
  department,
  under,
  onClose,
}: {
  department: Department | undefined
  under: string | undefined
  onClose: () => void
}) {
  const t = useText(departments)
  const c = useText(common)
  const ref = useReference()
  const cache = useQueryClient()
  const undo = useUndo()
  const { set } = useUrlState()
  const [form] = Form.useForm<Fields>()
  const parentOf = ref.department(under)
  const campusId = Form.useWatch('campusId', form) ?? department?.campusId
  useEffect(() => {
    form.setFieldsValue(
      department ?? {
        campusId: parentOf?.campusId ?? ref.hospital?.campuses[0]?.id,
        parentId: under,
        bookable: true,
        position: 0,
      },
    )
  }, [department, form, parentOf, ref.hospital, under])
  const touches = [departmentsKey]
  const save = useSave({
    save: ({ campusId, ...f }: Fields) => {
      const fields = { ...f, name: f.name.trim() }
      if (department) return updateDepartment(department.id, { ...fields, parentId: f.parentId ?? null })
      const { parentId, ...rest } = fields
      return createDepartment({ campusId, ...rest, ...(parentId && { parentId }) })
    },
    touches,
    done: onClose,
  })
  const toggle = useSave({
    save: (d: Department) => updateDepartment(d.id, { active: !d.active }),
    touches,
    say: false,
    done: (after) => {
      undo(after.active ? t.reopenedNow : t.closedNow, () =>
        updateDepartment(after.id, { active: !after.active }).then(() =>
          cache.invalidateQueries({ queryKey: departmentsKey }),
        ),
      )
      onClose()
    },
  })
  const tops = ref.departments.filter((d) => !d.parentId && d.campusId === campusId && d.id !== department?.id)
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(f) => save.mutate(f)}>
      <div className="two">
        <Form.Item name="campusId" label={t.fields.campus} rules={[{ required: true, message: c.required }]}>
          <CampusSelect disabled={!!department} />
        </Form.Item>
        <Form.Item name="parentId" label={t.fields.parent}>
          <Select
            allowClear
            placeholder={t.fields.topLevel}
            options={tops.map((d) => ({ value: d.id, label: d.name }))}
            data-testid="department-parent"
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t.fields.name}
          rules={[{ required: true, whitespace: true, message: c.required }]}
        >
          <Input maxLength={60} data-testid="department-name" autoFocus={!department} />
        </Form.Item>
        <Form.Item
          name="code"
          label={t.fields.code}
          extra={t.codeHint}
          rules={[{ required: true, pattern: /^[0-9A-Za-z.]{1,20}$/, message: t.badCode }]}
        >
          <Input maxLength={20} data-testid="department-code" />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t.fields.place}>
        <Input maxLength={120} placeholder={t.placeHint} />
      </Form.Item>
      <Form.Item name="introduction" label={t.fields.introduction}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
      </Form.Item>
      <div className="two">
        <Form.Item name="bookable" label={t.fields.bookable} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="position" label={t.fields.position}>
          <InputNumber min={0} max={9999} precision={0} />
        </Form.Item>
      </div>
      <div className="stack">
        <ErrorNote error={save.error ?? toggle.error} />
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="department-save">
            {c.save}
          </Button>
          {department && !department.parentId && department.active && (
            <Button onClick={() => set({ department: 'new', under: department.id })}>{t.addUnder}</Button>
          )}
          <span className="grow" />
          {department && (
            <Button danger={department.active} loading={toggle.isPending} onClick={() => toggle.mutate(department)}>
              {department.active ? t.close : t.reopen}
            </Button>
          )}
        </Flex>
      </div>
    </Form>
  )
}
