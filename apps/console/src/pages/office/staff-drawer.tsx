import { common, staff } from '@jiuyi/phrases/console'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex, Form, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { createStaff, resetStaffPassword, updateStaff } from '../../api/identity.ts'
import type { Role, StaffUser } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useMe } from '../../session.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { DepartmentSelect, DoctorSelect } from '../../ui/fields.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useUndo } from '../../ui/use-undo.tsx'
import { InitialPassword } from './initial-password.tsx'

/** `id` is a log-in's, or `new`. */
export function StaffDrawer({
  id,
  user,
  onClose,
}: {
  id: string | undefined
  user: StaffUser | undefined
  onClose: () => void
}) {
  const t = useText(staff)
  const [password, setPassword] = useState<{ loginName: string; value: string }>()
  const close = () => {
    setPassword(undefined)
    onClose()
  }
  return (
    <DetailDrawer open={!!id} onClose={close} title={user?.displayName ?? t.add} size={500} testid="staff-drawer">
      {password ? (
        <InitialPassword {...password} onDone={close} />
      ) : id === 'new' || user ? (
        <Editor key={id} user={user} onDone={close} onPassword={setPassword} />
      ) : (
        <LoadingState />
      )}
    </DetailDrawer>
  )
}

type Fields = {
  loginName: string
  displayName: string
  roles: Role[]
  departmentIds: string[]
  practitionerId?: string
}
function Editor({
  user,
  onDone,
  onPassword,
}: {
  user: StaffUser | undefined
  onDone: () => void
  onPassword: (p: { loginName: string; value: string }) => void
}) {
  const t = useText(staff)
  const c = useText(common)
  const me = useMe()
  const cache = useQueryClient()
  const undo = useUndo()
  const [form] = Form.useForm<Fields>()
  const [resetting, setResetting] = useState(false)
  const roles = Form.useWatch('roles', form) ?? user?.roles ?? []
  useEffect(() => {
    form.setFieldsValue(user ?? { roles: [], departmentIds: [] })
  }, [user, form])
  const touches = [['staff']]
  const save = useSave({
    save: async ({ loginName, practitionerId, ...f }: Fields) => {
      const fields = {
        ...f,
        displayName: f.displayName.trim(),
        departmentIds: f.departmentIds ?? [],
        ...(practitionerId && { practitionerId }),
      }
      if (!user) return createStaff({ loginName: loginName.trim(), ...fields })
      await updateStaff(user.id, fields)
      return undefined
    },
    touches,
    done: (made) => (made ? onPassword({ loginName: made.user.loginName, value: made.initialPassword }) : onDone()),
  })
  const toggle = useSave({
    save: (u: StaffUser) => updateStaff(u.id, { active: !u.active }),
    touches,
    say: false,
    done: (after) => {
      undo(after.active ? t.onNow : t.offNow, () =>
        updateStaff(after.id, { active: !after.active }).then(() => cache.invalidateQueries({ queryKey: ['staff'] })),
      )
      onDone()
    },
  })
  const reset = useSave({
    save: (u: StaffUser) => resetStaffPassword(u.id),
    touches,
    say: t.resetDone,
    done: (r, u) => onPassword({ loginName: u.loginName, value: r.initialPassword }),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(f) => save.mutate(f)}>
      <Form.Item
        name="loginName"
        label={t.fields.loginName}
        extra={user ? undefined : t.loginHint}
        rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{2,31}$/, message: t.badLogin }]}
      >
        <Input disabled={!!user} autoComplete="off" autoFocus={!user} data-testid="staff-login-name" />
      </Form.Item>
      <Form.Item
        name="displayName"
        label={t.fields.displayName}
        rules={[{ required: true, whitespace: true, message: c.required }]}
      >
        <Input maxLength={40} data-testid="staff-display-name" />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t.fields.roles}
        rules={[{ required: true, type: 'array', min: 1, message: t.needRole }]}
      >
        <Select
          mode="multiple"
          options={Object.entries(c.role).map(([value, label]) => ({ value, label }))}
          data-testid="staff-roles"
        />
      </Form.Item>
      <Form.Item name="departmentIds" label={t.fields.departments}>
        <DepartmentSelect mode="multiple" all />
      </Form.Item>
      {roles.some((r) => r === 'doctor' || r === 'department_head') && (
        <Form.Item name="practitionerId" label={t.fields.practitioner} extra={t.practitionerHint}>
          <DoctorSelect allowClear />
        </Form.Item>
      )}
      <div className="stack">
        <ErrorNote error={save.error ?? toggle.error ?? reset.error} />
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="staff-save">
            {c.save}
          </Button>
          <span className="grow" />
          {user && (
            <Button onClick={() => setResetting(true)} data-testid="staff-reset">
              {t.reset}
            </Button>
          )}
          {user && user.id !== me.id && (
            <Button danger={user.active} loading={toggle.isPending} onClick={() => toggle.mutate(user)}>
              {user.active ? t.switchOff : t.switchOn}
            </Button>
          )}
        </Flex>
        {resetting && user && (
          <div className="card stack">
            <Alert type="warning" title={t.resetEffect} />
            <Flex gap={8}>
              <Button
                type="primary"
                danger
                loading={reset.isPending}
                onClick={() => reset.mutate(user)}
                data-testid="staff-reset-go"
              >
                {t.resetGo}
              </Button>
              <Button onClick={() => setResetting(false)}>{c.back}</Button>
            </Flex>
          </div>
        )}
      </div>
    </Form>
  )
}
