import { account } from '@jiuyi/phrases/console'
import { Button, Form, Input } from 'antd'
import { changeStaffPassword } from '../../api/identity.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useSave } from '../../ui/use-save.ts'

type Fields = { old: string; next: string; again: string }
export function PasswordForm() {
  const t = useText(account)
  const [form] = Form.useForm<Fields>()
  const save = useSave({
    save: (f: Fields) => changeStaffPassword({ oldPassword: f.old, password: f.next }),
    touches: [['sessions']],
    say: t.changed,
    done: () => form.resetFields(),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(f) => save.mutate(f)}>
      <Form.Item name="old" label={t.old} rules={[{ required: true, message: t.old }]}>
        <Input.Password autoComplete="current-password" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t.next}
        extra={t.passwordHint}
        rules={[{ required: true, min: 8, message: t.short }]}
      >
        <Input.Password autoComplete="new-password" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t.again}
        dependencies={['next']}
        rules={[
          {
            validator: async (_, v) => {
              if (v !== form.getFieldValue('next')) throw new Error(t.differ)
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={100} />
      </Form.Item>
      <div className="stack">
        <ErrorNote error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="change-password">
          {t.change}
        </Button>
      </div>
    </Form>
  )
}
