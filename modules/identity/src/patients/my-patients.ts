import { IdParam, List } from '@jiuyi/kernel'
import { accountOf, type Queryable, type Routes, sql } from '@jiuyi/platform'
import { Patient, refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { type CardRow, cardColumns, maskedFields } from './patient-row.ts'

type Row = CardRow & { relation: Patient['relation']; guardianName: string | null; isDefault: boolean }

/** The patients this account acts for now, the usual one first; with `patientId` only that one. */
export async function myPatients(db: Queryable, d: Deps, accountId: string, patientId?: string): Promise<Patient[]> {
  const rows = await db.rows<Row>(sql`
    select ${cardColumns}, x.relation, p.guardian_name as "guardianName", coalesce(a.default_patient_id = p.id, false) as "isDefault"
      from identity.proxy x
      join identity.patient p on p.group_id = x.group_id and p.id = x.patient_id
      join identity.account a on a.group_id = x.group_id and a.id = x.account_id
     where x.group_id = ${d.groupId} and x.account_id = ${accountId} and x.removed_at is null
       and (${patientId ?? null}::uuid is null or x.patient_id = ${patientId ?? null}::uuid)
     order by "isDefault" desc, x.since, x.id`)
  return rows.map((r) => ({
    id: r.patientId,
    relation: r.relation,
    ...maskedFields(d, r),
    ...(r.guardianName ? { guardianName: r.guardianName } : {}),
    isDefault: r.isDefault,
  }))
}

/** Somebody else's patient and one that does not exist are the same: not found. */
export async function myPatient(db: Queryable, d: Deps, accountId: string, patientId: string): Promise<Patient> {
  const [mine] = await myPatients(db, d, accountId, patientId)
  if (!mine) throw refuse.not_your_patient()
  return mine
}

export const myPatientsRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/patients',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'listPatients',
          tags: ['identity'],
          summary: 'Patients I act for (就诊人)',
          response: { 200: List(Patient) },
        },
      },
      async (req) => ({ items: await myPatients(d.db, d, accountOf(req).accountId) }),
    )

    app.get(
      '/patients/:id',
      {
        config: { access: { who: 'account' }, reads: 'patient' },
        schema: {
          operationId: 'getPatient',
          tags: ['identity'],
          summary: 'One of my patients',
          params: IdParam,
          response: { 200: Patient },
        },
      },
      (req) => myPatient(d.db, d, accountOf(req).accountId, req.params.id),
    )
  }
