import { View } from '@tarojs/components'
import { useState } from 'react'
import { CodeField } from '../account/code-field.tsx'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card, Cell } from '../ui/card.tsx'
import { Segmented } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tick } from '../ui/tick.tsx'
import { CertificateFields } from './certificate-fields.tsx'
import { CertificateSheet } from './certificate-sheet.tsx'
import { GuardianFields } from './guardian-fields.tsx'
import { relations } from './hints.ts'
import { useAddPatient } from './use-add-patient.ts'

/** 添加就诊人: the relation first, then only the fields that this certificate and this age need. */
export function AddForm({ back }: { back: string | undefined }) {
  const t = useT()
  const say = t.patients
  const { form, set, shown, submit, proving, add } = useAddPatient(back)
  const [choosing, setChoosing] = useState(false)
  const { wrong } = submit
  return (
    <View>
      <Card title={say.relation}>
        <Segmented
          id="relation"
          label={say.relation}
          choices={relations.map((r) => ({ value: r, text: say.relations[r] }))}
          value={form.relation}
          onChoose={(relation) => set({ relation })}
        />
      </Card>
      <Card>
        <Cell
          id="certificate-type"
          icon="id-card"
          title={say.certificates[form.type]}
          note={say.certificate}
          onTap={() => setChoosing(true)}
        />
        <Field
          id="name"
          label={say.name}
          value={form.name}
          onInput={(name) => set({ name }, 'name')}
          hint={say.nameHint}
          maxLength={40}
          autoComplete="off"
          error={wrong['name']}
        />
        <CertificateFields form={form} set={set} wrong={wrong} shown={shown} />
        <Field
          id="phone"
          label={say.phone}
          type="tel"
          value={form.phone}
          onInput={(phone) => set({ phone }, 'phone')}
          hint={say.phoneHint}
          maxLength={20}
          autoComplete="off"
          error={wrong['phone']}
        />
        {proving ? (
          <>
            <Notice id="own-phone" kind="alert" text={say.ownPhone} />
            <CodeField
              phone={form.phone}
              purpose="phone"
              value={form.phoneCode}
              onInput={(phoneCode) => set({ phoneCode }, 'code')}
              submit={submit}
            />
          </>
        ) : null}
      </Card>
      {shown.guardian ? <GuardianFields form={form} set={set} wrong={wrong} /> : null}
      <Card>
        <Tick
          id="consent"
          text={say.consent}
          checked={form.consent}
          onChange={(consent) => set({ consent }, 'consent')}
          error={wrong['consent']}
        />
      </Card>
      {wrong[''] ? <Notice id="form-error" kind="danger" text={wrong['']} /> : null}
      <Button id="submit" text={say.submit} busy={submit.busy} onTap={() => void add()} />
      <CertificateSheet
        open={choosing}
        value={form.type}
        onChoose={(type) => {
          set({ type })
          submit.setWrong({})
          setChoosing(false)
        }}
        onClose={() => setChoosing(false)}
      />
    </View>
  )
}
