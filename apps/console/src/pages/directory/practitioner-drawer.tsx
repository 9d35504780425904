import { common, practitioners } from '@jiuyi/phrases/console'
import { Button, Form, Input, Select, Switch } from 'antd'
import { useEffect } from 'react'
import { createPractitioner, updatePractitioner } from '../../api/directory.ts'
import type { NewPractitioner, Practitioner, PractitionerChange } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { practitionersKey } from '../../reference.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { Initials } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { PractitionerRoles } from './practitioner-roles.tsx'

type Props = {
  id: string | undefined
  practitioner: Practitioner | undefined
  onClose: () => void
  onMade: (id: string) => void
}

/** `id` is a practitioner's, or `new`. Departments can be given once the person exists. */
export function PractitionerDrawer({ id, practitioner: p, onClose, onMade }: Props) {
  const t = useText(practitioners)
  const title = p ? (
    <span className="name-line">
      <Initials text={p.initials} />
      {p.name}
    </span>
  ) : id === 'new' ? (
    t.add
  ) : (
    t.edit
  )
  return (
    <DetailDrawer open={!!id} onClose={onClose} title={title} size={580} testid="practitioner-drawer">
      {p ? (
        <>
          <h2 className="section-title">{t.roles}</h2>
          <PractitionerRoles practitioner={p} />
          <h2 className="section-title">{t.profile}</h2>
          <Profile key={p.id} practitioner={p} onDone={onClose} />
        </>
      ) : id === 'new' ? (
        <Profile practitioner={undefined} onDone={(made) => onMade(made.id)} />
      ) : (
        <LoadingState />
      )}
    </DetailDrawer>
  )
}

type Fields = NewPractitioner & Pick<PractitionerChange, 'active'>
function Profile({
  practitioner,
  onDone,
}: {
  practitioner: Practitioner | undefined
  onDone: (p: Practitioner) => void
}) {
  const t = useText(practitioners)
  const c = useText(common)
  const [form] = Form.useForm<Fields>()
  useEffect(() => {
    form.setFieldsValue(practitioner ?? { title: 'attending', diseases: [], famous: false })
  }, [practitioner, form])
  const save = useSave({
    save: (f: Fields) =>
      practitioner
        ? updatePractitioner(practitioner.id, { ...f, name: f.name.trim() })
        : createPractitioner({ ...f, name: f.name.trim() }),
    touches: [practitionersKey],
    done: onDone,
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(f) => save.mutate(f)}>
      <div className="two">
        <Form.Item
          name="name"
          label={t.fields.name}
          rules={[{ required: true, whitespace: true, message: c.required }]}
        >
          <Input maxLength={60} data-testid="practitioner-name" autoFocus={!practitioner} />
        </Form.Item>
        <Form.Item name="title" label={t.fields.title}>
          <Select
            options={Object.entries(c.title).map(([value, label]) => ({ value, label }))}
            data-testid="practitioner-title"
          />
        </Form.Item>
      </div>
      <Form.Item name="specialty" label={t.fields.specialty}>
        <Input maxLength={300} showCount />
      </Form.Item>
      <Form.Item name="diseases" label={t.fields.diseases} extra={t.diseasesHint}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={['，', ',', '、', ';', '；']}
          maxCount={30}
        />
      </Form.Item>
      <Form.Item name="introduction" label={t.fields.introduction}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={5000} />
      </Form.Item>
      <div className="two">
        <Form.Item name="famous" label={t.fields.famous} valuePropName="checked">
          <Switch />
        </Form.Item>
        {practitioner && (
          <Form.Item name="active" label={t.fields.active} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
      </div>
      <div className="stack">
        <ErrorNote error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="practitioner-save">
          {c.save}
        </Button>
      </div>
    </Form>
  )
}
