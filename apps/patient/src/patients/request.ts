import { tidyPhone } from '../account/tidy.ts'
import { type CertificateType, fieldsFor, type PatientForm, type Relation, type Sex, tidyNumber } from './hints.ts'

export interface AddPatientBody {
  name: string
  certificateType: CertificateType
  certificateNumber: string
  phone: string
  relation: Relation
  bornOn?: string
  sex?: Sex
  guardian?: { name: string; certificateNumber: string }
  birthCertificateNumber?: string
  consent: true
  phoneCode?: string
}

/** The form in the words of the API. Only what is on the page is sent: what was typed for another certificate stays out. */
export function requestOf(form: PatientForm, today: string): AddPatientBody {
  const on = fieldsFor(form, today)
  const guardian = { name: form.guardianName.trim(), certificateNumber: tidyNumber(form.guardianNumber) }
  return {
    name: form.name.trim(),
    certificateType: form.type,
    // A child without a card is known by the guardian's number and its birth certificate.
    certificateNumber: form.type === 'child' ? guardian.certificateNumber : tidyNumber(form.number),
    phone: tidyPhone(form.phone),
    relation: form.relation,
    consent: true,
    ...(on.bornOn && form.bornOn ? { bornOn: form.bornOn } : {}),
    ...(on.bornOn && form.sex ? { sex: form.sex } : {}),
    ...(on.guardian ? { guardian } : {}),
    ...(on.birthCertificate ? { birthCertificateNumber: tidyNumber(form.birthCertificate) } : {}),
    ...(form.phoneCode ? { phoneCode: form.phoneCode } : {}),
  }
}

/** Names of what is still empty, as the fields of the page are called. */
export function emptyFields(form: PatientForm, today: string): string[] {
  const on = fieldsFor(form, today)
  const needed: [string, string, boolean][] = [
    ['name', form.name, true],
    ['certificateNumber', form.number, on.number],
    ['bornOn', form.bornOn, on.bornOn],
    ['sex', form.sex, on.bornOn],
    ['birthCertificateNumber', form.birthCertificate, on.birthCertificate],
    ['guardian.name', form.guardianName, on.guardian],
    ['guardian.certificateNumber', form.guardianNumber, on.guardian],
    ['phone', form.phone, true],
  ]
  return needed.filter(([, value, asked]) => asked && value.trim() === '').map(([name]) => name)
}
