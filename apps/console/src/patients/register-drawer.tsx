import { newIdempotencyKey } from '@jiuyi/api-client'
import { common, register } from '@jiuyi/phrases/console'
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useEffect, useMemo } from 'react'
import { problemOf } from '../api/client.ts'
import { type NewPatient, registerPatient } from '../api/identity.ts'
import type { PatientCard } from '../api/shapes.ts'
import { useText } from '../language.tsx'
import { useReference } from '../reference.ts'
import { DetailDrawer } from '../ui/detail-drawer.tsx'
import { ErrorNote, useProblemText } from '../ui/error-note.tsx'
import { DayField } from '../ui/fields.tsx'
import { useSave } from '../ui/use-save.ts'
import { ageOn, bornOf, idFault } from './id-card.ts'
import { type Fields, fieldAt, fieldOfCode, selfRead, toBody } from './registration.ts'

export function RegisterDrawer({
  open,
  onClose,
  onDone,
  startName,
}: {
  open: boolean
  onClose: () => void
  onDone: (p: PatientCard) => void
  startName: string
}) {
  const t = useText(register)
  const c = useText(common)
  const say = useProblemText()
  const { today } = useReference()
  const [form] = Form.useForm<Fields>()
  // One key for one person at the counter: a second press is the same registration.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew each time the form opens
  const key = useMemo(() => newIdempotencyKey(), [open])
  const type = Form.useWatch('certificateType', form) ?? 'id_card'
  const number = Form.useWatch('certificateNumber', form) ?? ''
  const bornOn = Form.useWatch('bornOn', form)
  const born = selfRead(type, number) ? bornOf(number) : bornOn
  const child = type === 'child'
  const guarded = child || (!!born && ageOn(born, today) < 14)
  useEffect(() => {
    if (open)
      form.setFieldsValue({
        certificateType: 'id_card',
        ...(/[\p{Script=Han}]/u.test(startName) && { name: startName }),
      })
    else form.resetFields()
  }, [open, form, startName])

  const save = useSave({
    save: (body: NewPatient) => registerPatient(body, key),
    touches: [['patients']],
    done: onDone,
  })
  const submit = (f: Fields) =>
    save.mutate(toBody(f, { child, guarded, own: selfRead(type, number) }), {
      onError: (e) => {
        const problem = problemOf(e)
        const at = fieldAt[String(problem?.['at'] ?? '')] ?? fieldOfCode[problem?.code ?? '']
        const faults = t.faults as Record<string, string>
        if (at) form.setFields([{ name: at, errors: [faults[String(problem?.['fault'])] ?? say(e)] }])
        const named = (problem?.errors ?? []).flatMap((x) => {
          const name = fieldAt[x.at.replace(/^body\//, '')]
          return name ? [{ name, errors: [t.faults.format] }] : []
        })
        if (named.length) form.setFields(named)
      },
    })
  const idRule = {
    validator: async (_: unknown, v?: string) => {
      const fault = v && idFault(v)
      if (fault) throw new Error(t.faults[fault])
    },
  }
  const need = (what: string) => ({ required: true, whitespace: true, message: t.need(what) })

  return (
    <DetailDrawer open={open} onClose={onClose} title={t.title} testid="register-drawer" size={480}>
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        scrollToFirstError={{ focus: true }}
        requiredMark={false}
        validateTrigger={['onBlur', 'onSubmit']}
      >
        <Form.Item name="name" label={t.name} rules={[need(t.name)]}>
          <Input autoFocus maxLength={40} placeholder={t.namePlaceholder} data-testid="register-name" />
        </Form.Item>
        <Form.Item name="certificateType" label={t.certificateType} initialValue="id_card">
          <Select
            options={Object.entries(c.certificate).map(([value, label]) => ({ value, label }))}
            data-testid="register-type"
          />
        </Form.Item>
        {child ? (
          <Form.Item
            name="birthCertificateNumber"
            label={t.birthCertificate}
            extra={t.birthCertificateHint}
            rules={[need(t.birthCertificate)]}
          >
            <Input maxLength={20} />
          </Form.Item>
        ) : (
          <Form.Item
            name="certificateNumber"
            label={t.certificateNumber}
            rules={[need(t.certificateNumber), ...(type === 'id_card' || type === 'hmt_residence' ? [idRule] : [])]}
          >
            <Input maxLength={40} autoComplete="off" className="num" data-testid="register-number" />
          </Form.Item>
        )}
        {!selfRead(type, number) && (
          <div className="two">
            <Form.Item name="bornOn" label={t.bornOn} rules={[{ required: true, message: t.need(t.bornOn) }]}>
              <DayField max={today} label={t.bornOn} />
            </Form.Item>
            <Form.Item name="sex" label={t.sex} rules={[{ required: true, message: t.need(t.sex) }]}>
              <Radio.Group
                options={[
                  { value: 'male', label: c.sex.male },
                  { value: 'female', label: c.sex.female },
                ]}
              />
            </Form.Item>
          </div>
        )}
        <Form.Item name="phone" label={t.phone} rules={[{ required: true, pattern: /^1\d{10}$/, message: t.badPhone }]}>
          <Input maxLength={20} inputMode="tel" className="num" autoComplete="off" data-testid="register-phone" />
        </Form.Item>
        {guarded && (
          <fieldset className="card">
            <legend>{t.guardian}</legend>
            <p className="faint">{t.guardianHint}</p>
            <Form.Item name="guardianName" label={t.guardianName} rules={[need(t.guardianName)]}>
              <Input maxLength={40} data-testid="guardian-name" />
            </Form.Item>
            <Form.Item
              name="guardianNumber"
              label={t.guardianNumber}
              rules={[need(t.guardianNumber), ...(child ? [idRule] : [])]}
            >
              <Input maxLength={40} className="num" data-testid="guardian-number" />
            </Form.Item>
          </fieldset>
        )}
        <Form.Item
          name="consent"
          valuePropName="checked"
          rules={[
            {
              validator: async (_, v) => {
                if (!v) throw new Error(t.needConsent)
              },
            },
          ]}
        >
          <Checkbox data-testid="register-consent">{t.consent}</Checkbox>
        </Form.Item>
        <div className="stack">
          <ErrorNote error={save.error} />
          <Button type="primary" htmlType="submit" block loading={save.isPending} data-testid="register-submit">
            {t.save}
          </Button>
          <span className="faint">{t.known}</span>
        </div>
      </Form>
    </DetailDrawer>
  )
}
