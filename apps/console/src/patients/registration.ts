import type { NewPatient } from '../api/identity.ts'
import type { CertificateType, Sex } from '../api/shapes.ts'

/** The form as it stands on the screen. */
export type Fields = {
  name: string
  certificateType: CertificateType
  certificateNumber?: string
  birthCertificateNumber?: string
  phone: string
  bornOn?: string
  sex?: Sex
  guardianName?: string
  guardianNumber?: string
  consent?: boolean
}
/** Where the server's word about a field is shown. */
export const fieldAt: Record<string, keyof Fields> = {
  name: 'name',
  certificateNumber: 'certificateNumber',
  certificateType: 'certificateType',
  birthCertificateNumber: 'birthCertificateNumber',
  bornOn: 'bornOn',
  sex: 'sex',
  phone: 'phone',
  'guardian/certificateNumber': 'guardianNumber',
  'guardian/name': 'guardianName',
}
export const fieldOfCode: Record<string, keyof Fields> = {
  'identity.name_mismatch': 'name',
  'identity.invalid_phone': 'phone',
  'identity.guardian_needed': 'guardianName',
}
export const selfRead = (type: CertificateType, number = '') =>
  type === 'id_card' || type === 'hmt_residence' || (type === 'foreigner_permit' && number.length === 18)

const tidy = (n = '') => n.replace(/[\s-]/g, '').toUpperCase()
/** What the form holds, as the server asks for it: a child goes by the guardian's number. */
export function toBody(f: Fields, o: { child: boolean; guarded: boolean; own: boolean }): NewPatient {
  return {
    name: f.name.trim(),
    certificateType: f.certificateType,
    certificateNumber: o.child ? tidy(f.guardianNumber) : tidy(f.certificateNumber),
    phone: f.phone.trim(),
    ...(!o.own && f.bornOn && { bornOn: f.bornOn }),
    ...(!o.own && f.sex && { sex: f.sex }),
    ...(o.guarded && { guardian: { name: (f.guardianName ?? '').trim(), certificateNumber: tidy(f.guardianNumber) } }),
    ...(o.child && { birthCertificateNumber: tidy(f.birthCertificateNumber) }),
    consent: true,
  }
}
