import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { tidyPhone } from '../account/tidy.ts'
import { useSubmit } from '../account/use-submit.ts'
import { api } from '../api/client.ts'
import { loadPatients, type Patient } from '../api/patients.ts'
import { appStore, choosePatient } from '../app-state/app.ts'
import { goBack, goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card, Cell } from '../ui/card.tsx'
import { Segmented } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Dialog } from '../ui/sheet.tsx'
import { Tag } from '../ui/tag.tsx'
import { relations, shortMask } from './hints.ts'

/** What may change: phone, relation and who is the usual one. Never name or certificate, or a number could change hands. */
export function EditForm({ patient: p }: { patient: Patient }) {
  const t = useT()
  const say = t.patients
  const [relation, setRelation] = useState(p.relation)
  const [isDefault, setDefault] = useState(p.isDefault)
  const [phone, setPhone] = useState('')
  const [removing, setRemoving] = useState(false)
  const submit = useSubmit()
  const removal = useSubmit()
  const path = { id: p.id }
  const changed = relation !== p.relation || isDefault !== p.isDefault || phone.trim() !== ''
  const save = async (): Promise<void> => {
    if (!changed) return goBack()
    const body = {
      ...(relation === p.relation ? {} : { relation }),
      ...(isDefault === p.isDefault ? {} : { isDefault }),
      ...(phone.trim() === '' ? {} : { phone: tidyPhone(phone) }),
    }
    const sent = await submit.send(() => api.PATCH('/api/patients/{id}', { params: { path }, body }), ['phone'])
    if (!sent?.ok) return
    await loadPatients()
    await goBack()
  }
  const remove = async (): Promise<void> => {
    const sent = await removal.send(() => api.DELETE('/api/patients/{id}', { params: { path } }), [])
    setRemoving(false)
    if (!sent?.ok) return
    if (appStore.get().patient?.id === p.id) choosePatient(null)
    await loadPatients()
    await goBack()
  }
  return (
    <View>
      <Card title={p.name}>
        <Cell icon="id-card" title={say.certificates[p.certificateType]} note={shortMask(p.certificateMasked)} />
        {p.cardNumber ? <Cell icon="qr" title={say.card(p.cardNumber)} /> : null}
        {p.guardianName ? <Cell icon="me" title={say.guardian} note={p.guardianName} /> : null}
        <Text className="quiet">{say.fixed}</Text>
      </Card>
      <Card title={say.relation}>
        <Segmented
          id="relation"
          label={say.relation}
          choices={relations.map((r) => ({ value: r, text: say.relations[r] }))}
          value={relation}
          onChoose={setRelation}
        />
        <Field
          id="phone"
          label={say.phone}
          type="tel"
          value={phone}
          onInput={(typed) => {
            setPhone(typed)
            submit.clear('phone')
          }}
          hint={say.phoneNow(p.phoneMasked)}
          maxLength={20}
          autoComplete="off"
          error={submit.wrong['phone']}
        />
        <Cell
          id="is-default"
          title={say.makeUsual}
          note={say.usualHint}
          checked={isDefault}
          extra={<Tag kind={isDefault ? 'accent' : 'plain'} text={isDefault ? t.me.on : t.me.off} />}
          onTap={() => setDefault(!isDefault)}
        />
      </Card>
      <Card>
        <Cell
          id="go-readers"
          icon="shield"
          title={say.readers}
          note={say.readersHint}
          onTap={() => void goTo('/pkg-account/readers/index', { id: p.id, name: p.name })}
        />
      </Card>
      {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
      {removal.wrong[''] ? <Notice id="remove-error" kind="danger" text={removal.wrong['']} /> : null}
      <Button id="submit" text={t.form.save} busy={submit.busy} onTap={() => void save()} />
      <Button id="remove" kind="text" icon="trash" text={say.remove} onTap={() => setRemoving(true)} />
      <Dialog
        id="removing"
        title={say.removeTitle(p.name)}
        text={say.removeText}
        open={removing}
        cancel={say.removeCancel}
        confirm={say.removeConfirm}
        danger
        busy={removal.busy}
        onCancel={() => setRemoving(false)}
        onConfirm={() => void remove()}
      />
    </View>
  )
}
