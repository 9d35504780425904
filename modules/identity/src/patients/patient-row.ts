import { type CertificateType, localDate, maskName, maskPhone, maskTail, newId } from '@jiuyi/kernel'
import { type KeyRing, type Queryable, sql } from '@jiuyi/platform'
import { pinyin } from 'pinyin-pro'
import type { PatientCard } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { phoneIndex } from '../secrets/phone.ts'
import { ageOn, type CertificateRead, type Sex, tidyName } from './certificate.ts'

/** What the database keeps of a patient: names to search by, everything else sealed or as a keyed hash. */
export function sealPatient(keys: KeyRing, p: { name: string; phone: string; certificate: CertificateRead }) {
  const [id, name, { guardian, ...c }] = [newId<'patient'>(), tidyName(p.name), p.certificate]
  return {
    id,
    name,
    ...spelled(name),
    sex: c.sex,
    bornOn: c.bornOn,
    certificateType: c.type,
    certificateSealed: keys.seal(c.number, certificatePlace(id)),
    certificateIndex: certificateIndex(keys, c.number),
    phoneSealed: keys.seal(p.phone, phonePlace(id)),
    phoneIndex: phoneIndex(keys, p.phone),
    guardianName: guardian?.name ?? null,
    guardianCertificateSealed: guardian ? keys.seal(guardian.certificateNumber, guardianPlace(id)) : null,
  }
}
export type SealedPatient = ReturnType<typeof sealPatient>

/** 王小明 → wangxiaoming, wxm: what a desk types with one hand. Family names are read as family names (单 is Shan). */
export function spelled(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' })
    .map((s) =>
      s
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter(Boolean)
  // A foreign name comes as one run of letters: its initials are those of its words.
  const initials = /\p{Script=Han}/u.test(name)
    ? syllables.map((s) => s[0])
    : name
        .toLowerCase()
        .split(/[\s·-]+/)
        .map((w) => w[0])
  return { pinyin: syllables.join(''), initials: initials.join('') }
}

export const certificateIndex = (keys: KeyRing, number: string): string => keys.blindIndex('certificate', number)
export const certificatePlace = (id: string): string => `identity.patient.certificate|${id}`
export const phonePlace = (id: string): string => `identity.patient.phone|${id}`
export const guardianPlace = (id: string): string => `identity.patient.guardian|${id}`

/** Inserts a patient unless the certificate is known already; answers whether it was new. */
export async function insertPatient(
  db: Queryable,
  d: Pick<Deps, 'clock' | 'groupId'>,
  p: SealedPatient,
): Promise<boolean> {
  const now = d.clock()
  const made = await db.rows(sql`
    insert into identity.patient (group_id, id, name, name_pinyin, name_initials, sex, born_on, certificate_type, certificate_sealed, certificate_index,
                                  phone_sealed, phone_index, card_number, guardian_name, guardian_certificate_sealed, guardian_consent_at, created_at)
    values (${d.groupId}, ${p.id}, ${p.name}, ${p.pinyin}, ${p.initials}, ${p.sex}, ${p.bornOn}, ${p.certificateType}, ${p.certificateSealed},
            ${p.certificateIndex}, ${p.phoneSealed}, ${p.phoneIndex}, nextval('identity.card_number')::text, ${p.guardianName},
            ${p.guardianCertificateSealed}, ${p.guardianName ? now : null}, ${now})
    on conflict on constraint patient_one_per_certificate do nothing
    returning id`)
  return made.length === 1
}

/** What a search or a list reads of a patient. */
export const cardColumns = sql`
  p.id as "patientId", p.name, p.sex, p.born_on as "bornOn", p.certificate_type as "certificateType", p.certificate_sealed as "certificateSealed",
  p.phone_sealed as "phoneSealed", p.card_number as "cardNumber"`
export type CardRow = {
  patientId: string
  name: string
  sex: Sex
  bornOn: string
  certificateType: CertificateType
  certificateSealed: string
  phoneSealed: string
  cardNumber: string
}

/** Opens just enough of a row to mask it. */
export const maskedFields = (d: Deps, r: CardRow) => ({
  name: r.name,
  sex: r.sex,
  bornOn: r.bornOn,
  ageYears: ageOn(r.bornOn, localDate(d.clock(), d.timeZone)),
  certificateType: r.certificateType,
  certificateMasked: maskTail(d.keys.open(r.certificateSealed, certificatePlace(r.patientId))),
  phoneMasked: maskPhone(d.keys.open(r.phoneSealed, phonePlace(r.patientId))),
  cardNumber: r.cardNumber,
})
export const cardOf = (d: Deps, r: CardRow): PatientCard => ({
  patientId: r.patientId,
  nameMasked: maskName(r.name),
  ...maskedFields(d, r),
})
