import { IdParam, Line } from '@jiuyi/kernel'
import { accountOf, type Routes, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { Patient, Relation, refuse } from '../contract.ts'
import { type Deps, days, later } from '../deps.ts'
import { phoneIndex, readPhone } from '../secrets/phone.ts'
import { myPatient } from './my-patients.ts'
import { phonePlace } from './patient-row.ts'

const Change = Type.Object(
  { phone: Type.Optional(Line(20)), relation: Type.Optional(Relation), isDefault: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
)

/** Name and certificate never change here: a number cannot be handed to somebody else by renaming its patient. */
async function updatePatient(
  d: Deps,
  accountId: string,
  patientId: string,
  change: Static<typeof Change>,
): Promise<Patient> {
  return d.db.tx(async (tx) => {
    const mine = await tx.maybeOne(sql`
      update identity.proxy
         set relation = coalesce(${change.relation ?? null}::text, relation)
       where group_id = ${d.groupId} and account_id = ${accountId} and patient_id = ${patientId} and removed_at is null
      returning id`)
    if (!mine) throw refuse.not_your_patient()
    if (change.phone !== undefined) {
      const phone = readPhone(change.phone)
      await tx.rows(sql`
        update identity.patient
           set phone_sealed = ${d.keys.seal(phone, phonePlace(patientId))}, phone_index = ${phoneIndex(d.keys, phone)}
         where group_id = ${d.groupId} and id = ${patientId}`)
    }
    if (change.isDefault !== undefined)
      await tx.rows(sql`
        update identity.account
           set default_patient_id = ${change.isDefault ? patientId : null}::uuid
         where group_id = ${d.groupId} and id = ${accountId}
           and (${change.isDefault} or default_patient_id = ${patientId}::uuid)`)
    return myPatient(tx, d, accountId, patientId)
  })
}

/** The account no longer acts for the patient; the patient's record stays. Not without end: adding and removing share a daily limit. */
async function removePatient(d: Deps, accountId: string, patientId: string): Promise<void> {
  const now = d.clock()
  await d.db.tx(async (tx) => {
    await tx.rows(sql`select id from identity.account where group_id = ${d.groupId} and id = ${accountId} for update`)
    const { changes } = await tx.one<{ changes: number }>(sql`
      select count(*) filter (where since > ${later(now, -days)}) + count(*) filter (where removed_at > ${later(now, -days)}) as changes
        from identity.proxy
       where group_id = ${d.groupId} and account_id = ${accountId}`)
    const removed = await tx.maybeOne(sql`
      update identity.proxy
         set removed_at = ${now}
       where group_id = ${d.groupId} and account_id = ${accountId} and patient_id = ${patientId} and removed_at is null
      returning id`)
    if (!removed) throw refuse.not_your_patient()
    if (changes >= d.policy.patientChangesPerDay)
      throw refuse.patient_cooldown({ limit: d.policy.patientChangesPerDay })
    await tx.rows(sql`
      update identity.account
         set default_patient_id = (select patient_id from identity.proxy
                                    where group_id = ${d.groupId} and account_id = ${accountId} and removed_at is null
                                    order by since, id limit 1)
       where group_id = ${d.groupId} and id = ${accountId} and default_patient_id = ${patientId}`)
  })
}

export const changePatientRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.patch(
      '/patients/:id',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'updatePatient',
          tags: ['identity'],
          summary: 'Change phone, relation or the usual patient',
          params: IdParam,
          body: Change,
          response: { 200: Patient },
        },
      },
      (req) => updatePatient(d, accountOf(req).accountId, req.params.id, req.body),
    )

    app.delete(
      '/patients/:id',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'removePatient',
          tags: ['identity'],
          summary: 'Stop acting for a patient',
          params: IdParam,
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await removePatient(d, accountOf(req).accountId, req.params.id)
        return reply.code(204).send(null)
      },
    )
  }
