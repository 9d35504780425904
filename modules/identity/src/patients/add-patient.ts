import { Day, IdempotencyHeader, Line, localDate, newId, Refusal } from '@jiuyi/kernel'
import {
  type AccountActor,
  accountOf,
  bodyHash,
  idempotent,
  limitRate,
  type Routes,
  sql,
  type Tx,
} from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { needConsents } from '../consents/consents.ts'
import { CertificateKind, Patient, Relation, refuse, Sex } from '../contract.ts'
import { type Deps, days, later } from '../deps.ts'
import { readPhone } from '../secrets/phone.ts'
import { SmsCode, takeSmsCode } from '../sessions/send-sms-code.ts'
import { PersonName, readCertificate, sameName } from './certificate.ts'
import { lockAccount } from './lock-account.ts'
import { myPatient } from './my-patients.ts'
import { insertPatient, type SealedPatient, sealPatient } from './patient-row.ts'

const CertificateNumber = Line(40)
/** What is asked of a new patient, at home and at the desk. */
export const registration = {
  name: PersonName,
  certificateType: CertificateKind,
  certificateNumber: CertificateNumber,
  phone: Line(20),
  bornOn: Type.Optional(Day),
  sex: Type.Optional(Sex),
  guardian: Type.Optional(
    Type.Object({ name: PersonName, certificateNumber: CertificateNumber }, { additionalProperties: false }),
  ),
  birthCertificateNumber: Type.Optional(Line(20)),
  consent: Type.Literal(true, {
    description: 'The patient, or the guardian of a child, agrees that these data are kept for treatment',
  }),
}
const Body = Type.Object(
  {
    ...registration,
    relation: Relation,
    phoneCode: Type.Optional(
      Type.String({
        ...SmsCode,
        description:
          'Code sent to that phone (purpose "phone"); needed when the certificate is registered already and the phone is not this account’s own',
      }),
    ),
  },
  { additionalProperties: false },
)
type Want = Omit<Static<typeof Body>, 'phoneCode'>
/** Has this request shown that it holds the phone? `expired` also stands for a code used before: a retried request comes with one. */
type Proof = 'none' | 'given' | 'expired'

export const sealWanted = (d: Deps, want: Omit<Want, 'relation'>): SealedPatient =>
  sealPatient(d.keys, {
    name: want.name,
    phone: readPhone(want.phone),
    certificate: readCertificate(want, localDate(d.clock(), d.timeZone), d.policy.guardianBelowAge),
  })

/** 添加就诊人: one record per certificate in the group; a certificate known already is linked only to whoever holds the phone on file. */
async function addPatient(tx: Tx, d: Deps, who: AccountActor, want: Want, proof: Proof): Promise<Patient> {
  const sealed = sealWanted(d, want)
  await needConsents(tx, d, who.accountId)
  const account = await lockAccount(tx, d, who.accountId)
  if (await insertPatient(tx, d, sealed)) {
    await link(tx, d, who.accountId, sealed.id, want.relation)
    return myPatient(tx, d, who.accountId, sealed.id)
  }
  const known = await tx.one<{ id: string; name: string; phoneIndex: string; mine: boolean }>(sql`
    select p.id, p.name, p.phone_index as "phoneIndex",
           exists (select 1 from identity.proxy x
                    where x.group_id = p.group_id and x.patient_id = p.id and x.account_id = ${who.accountId} and x.removed_at is null) as mine
      from identity.patient p
     where p.group_id = ${d.groupId} and p.certificate_index = ${sealed.certificateIndex} and p.certificate_type = ${sealed.certificateType}`)
  if (!known.mine) {
    // Name and number are no secret to an abuser: without the phone on file the answer is the same, whether the name is right or not.
    if (known.phoneIndex !== sealed.phoneIndex) throw refuse.certificate_conflict()
    if (account.phoneIndex !== known.phoneIndex && proof !== 'given')
      throw proof === 'expired' ? refuse.code_expired() : refuse.certificate_conflict()
  }
  if (!sameName(known.name, sealed.name)) throw refuse.name_mismatch()
  if (!known.mine) await link(tx, d, who.accountId, known.id, want.relation)
  return myPatient(tx, d, who.accountId, known.id)
}

/** One more patient for this account, if there is room and today's changes allow it. */
async function link(tx: Tx, d: Deps, accountId: string, patientId: string, relation: Want['relation']): Promise<void> {
  const [now, { patientsPerAccount, patientChangesPerDay }] = [d.clock(), d.policy]
  const linked = await tx.one<{ noRoom: boolean; busy: boolean }>(sql`
    with mine as (
      select count(*) filter (where removed_at is null) >= ${patientsPerAccount} as "noRoom",
             count(*) filter (where since > ${later(now, -days)}) + count(*) filter (where removed_at > ${later(now, -days)}) >= ${patientChangesPerDay} as busy
        from identity.proxy
       where group_id = ${d.groupId} and account_id = ${accountId}
    ), added as (
      insert into identity.proxy (group_id, id, account_id, patient_id, relation, consented_at, since)
      select ${d.groupId}, ${newId()}, ${accountId}, ${patientId}, ${relation}, ${now}, ${now} from mine where not "noRoom" and not busy
    )
    select "noRoom", busy from mine`)
  if (linked.noRoom) throw refuse.patient_limit({ limit: patientsPerAccount })
  if (linked.busy) throw refuse.patient_cooldown({ limit: patientChangesPerDay })
  await tx.rows(sql`
    update identity.account set default_patient_id = ${patientId}
     where group_id = ${d.groupId} and id = ${accountId} and default_patient_id is null`)
}

async function proofOf(d: Deps, phone: string, code: string | undefined): Promise<Proof> {
  if (code === undefined) return 'none'
  return takeSmsCode(d.db, d, { phone: readPhone(phone), purpose: 'phone', code }).then(
    () => 'given' as const,
    (e: unknown) => {
      if (e instanceof Refusal && e.code === 'identity.code_expired') return 'expired' as const
      throw e
    },
  )
}

export const addPatientRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/patients',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'addPatient',
          tags: ['identity'],
          summary: 'Add a patient (添加就诊人)',
          headers: IdempotencyHeader,
          body: Body,
          response: { 201: Patient },
        },
      },
      async (req, reply) => {
        const who = accountOf(req)
        const { phoneCode, ...want } = req.body
        // Guessing who is registered, or with which phone, ends soon: by account, and by certificate across accounts.
        const sealed = sealWanted(d, want)
        await limitRate(d.db, `identity.add_patient|${who.accountId}`, 20, 86_400)
        await limitRate(d.db, `identity.add_patient.certificate|${sealed.certificateIndex}`, 10, 86_400)
        const proof = await proofOf(d, want.phone, phoneCode)
        // The request is remembered by a keyed hash: a plain one of a name and an ID number could be guessed.
        const body = d.keys.blindIndex('request', bodyHash(want))
        const key = { actorId: who.accountId, key: req.headers['idempotency-key'], body }
        return reply.code(201).send(await idempotent(d.db, key, (tx) => addPatient(tx, d, who, want, proof)))
      },
    )
  }
