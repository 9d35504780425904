import { IdParam } from '@jiuyi/kernel'
import { accountOf, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import { type Deps, days, later } from '../deps.ts'
import { lockAccount } from './lock-account.ts'

/** The account no longer acts for the patient; the patient's record stays. Not without end: adding and removing share a daily limit. */
async function removePatient(d: Deps, accountId: string, patientId: string): Promise<void> {
  const now = d.clock()
  await d.db.tx(async (tx) => {
    await lockAccount(tx, d, accountId)
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
    tx.afterCommit(() => d.forget(`account:${accountId}`))
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

export const removePatientRoute =
  (d: Deps): Routes =>
  async (app) => {
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
