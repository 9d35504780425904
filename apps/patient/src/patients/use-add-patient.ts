import { useRef, useState } from 'react'
import { type Submit, useSubmit } from '../account/use-submit.ts'
import { api, newIdempotencyKey } from '../api/client.ts'
import { loadPatients } from '../api/patients.ts'
import { choosePatient, serverNow } from '../app-state/app.ts'
import { continueAt, goBack, goTo, pageUrl } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { dayOf } from '../texts/when.ts'
import { fieldsFor, type PatientForm } from './hints.ts'
import { emptyFields, requestOf } from './request.ts'

const blank: PatientForm = {
  relation: 'self',
  type: 'id_card',
  name: '',
  number: '',
  bornOn: '',
  sex: '',
  phone: '',
  phoneCode: '',
  guardianName: '',
  guardianNumber: '',
  birthCertificate: '',
  consent: false,
}
export const formFields = [
  'name',
  'certificateNumber',
  'bornOn',
  'sex',
  'phone',
  'guardian.name',
  'guardian.certificateNumber',
  'birthCertificateNumber',
  'code',
]

export interface AddPatient {
  form: PatientForm
  set: (change: Partial<PatientForm>, field?: string) => void
  shown: ReturnType<typeof fieldsFor>
  submit: Submit
  /** The certificate is known already: the phone it was registered with has to be shown to be ours. */
  proving: boolean
  add: () => Promise<void>
}

export function useAddPatient(back: string | undefined): AddPatient {
  const t = useT()
  const [form, setForm] = useState(blank)
  const [proving, setProving] = useState(false)
  const submit = useSubmit()
  // The same request again is the same intention; other words are another one.
  const intent = useRef({ key: newIdempotencyKey(), said: '' })
  const today = dayOf(serverNow())
  const set = (change: Partial<PatientForm>, field?: string): void => {
    setForm((f) => ({ ...f, ...change }))
    if (field) submit.clear(field)
  }
  const add = async (): Promise<void> => {
    const wrong: Record<string, string> = {}
    for (const field of emptyFields(form, today)) wrong[field] = field === 'sex' ? t.form.choose : t.form.fill
    if (!form.consent) wrong['consent'] = t.patients.consentMissing
    if (proving && !form.phoneCode) wrong['code'] = t.form.fill
    if (Object.keys(wrong).length > 0) return submit.setWrong(wrong)
    const body = requestOf(form, today)
    const said = JSON.stringify({ ...body, phoneCode: undefined })
    if (said !== intent.current.said) intent.current = { key: newIdempotencyKey(), said }
    const header = { 'idempotency-key': intent.current.key }
    const sent = await submit.send(() => api.POST('/api/patients', { params: { header }, body }), formFields)
    if (!sent) return
    if (sent.ok) {
      choosePatient({ id: sent.data.id, name: sent.data.name })
      void loadPatients()
      return back ? continueAt(back) : goBack()
    }
    const { code } = sent.problem
    if (code === 'identity.certificate_conflict') setProving(true)
    if (code === 'identity.consent_needed')
      await goTo('/pages/consent/index', { back: pageUrl('/pages/patient-edit/index', { back }) })
  }
  return { form, set, shown: fieldsFor(form, today), submit, proving, add }
}
