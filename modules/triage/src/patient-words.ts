/** 患者自述: the complaint travels with the visit. The link to the log is cut when the visit is closed. */
import type { Facade } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { clinicsFor } from './clinics.ts'
import type { Triage } from './contract.ts'
import type { Deps } from './deps.ts'
import { savedSettings } from './settings.ts'

export const triageFacade = (d: Deps): Facade<(typeof Triage)['methods']> => ({
  carryWords: async ({ appointmentId, hospitalId, departmentId, words, consultationId }) => {
    const clean = words.replaceAll('\u0000', '').trim().slice(0, 500)
    if (!clean) {
      await d.db.rows(
        sql`delete from triage.patient_words where appointment_id = ${appointmentId} and hospital_id = ${hospitalId}`,
      )
      return { words: '' }
    }
    await d.db.tx(async (tx) => {
      const known = consultationId
        ? await tx.maybeOne<{ id: string }>(sql`
            update triage.consultation set chosen_department_id = ${departmentId}
             where hospital_id = ${hospitalId} and id = ${consultationId} and chosen_department_id is null and said_at > ${d.clock()}::timestamptz - interval '1 day' returning id`)
        : undefined
      await tx.rows(sql`
        insert into triage.patient_words (appointment_id, hospital_id, words, consultation_id, written_at)
        values (${appointmentId}, ${hospitalId}, ${clean}, ${known?.id ?? null}, ${d.clock()})
        on conflict (appointment_id) do update set words = excluded.words, written_at = excluded.written_at`)
    })
    return { words: clean }
  },
  wordsOf: async ({ appointmentIds }) => ({
    words: await d.db.rows(sql`
      select appointment_id as "appointmentId", words from triage.patient_words where appointment_id = any (${appointmentIds}::uuid[])`),
  }),
  visitClosed: async ({ appointmentId, departmentId }) => {
    const link = await d.db.maybeOne<{ hospitalId: string; consultationId: string; offered: string[] }>(sql`
      select w.hospital_id as "hospitalId", w.consultation_id as "consultationId", c.offered
        from triage.patient_words w join triage.consultation c on c.hospital_id = w.hospital_id and c.id = w.consultation_id
       where w.appointment_id = ${appointmentId}`)
    if (!link) return {}
    const { document } = await savedSettings(d, link.hospitalId)
    const mapping = new Map(document.mapping.map((m) => [m.standard, m.departmentIds]))
    const answered = await Promise.all(link.offered.map((s) => clinicsFor(d, link.hospitalId, s, mapping)))
    const agreed = answered.flat().some((c) => c.id === departmentId)
    await d.db.tx(async (tx) => {
      await tx.rows(
        sql`update triage.consultation set agreed = ${agreed} where hospital_id = ${link.hospitalId} and id = ${link.consultationId}`,
      )
      await tx.rows(sql`update triage.patient_words set consultation_id = null where appointment_id = ${appointmentId}`)
    })
    return { agreed }
  },
})

/** Words leave the log after half a year, rows after two; a visit's words stay with the visit. */
export async function forgetOld(d: Deps): Promise<void> {
  await d.db.rows(
    sql`update triage.consultation set words = null where words is not null and said_at < ${d.clock()}::timestamptz - interval '180 days'`,
  )
  await d.db.rows(sql`delete from triage.consultation where said_at < ${d.clock()}::timestamptz - interval '730 days'`)
  await d.db.rows(
    sql`update triage.patient_words set consultation_id = null where consultation_id is not null and written_at < ${d.clock()}::timestamptz - interval '30 days'`,
  )
}
