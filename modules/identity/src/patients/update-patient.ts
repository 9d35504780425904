import { IdParam, Line } from '@jiuyi/kernel'
import { accountOf, type Routes, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { Patient, Relation, refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { phoneIndex, readPhone } from '../secrets/phone.ts'
import { lockAccount } from './lock-account.ts'
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
    // The account first, as everyone who changes its patients does: two orders of locking would meet in a deadlock.
    await lockAccount(tx, d, accountId)
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

export const updatePatientRoute =
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
  }
