import { IdParam, Instant, List, maskName } from '@jiuyi/kernel'
import { accountOf, type Routes, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import type { Deps } from '../deps.ts'
import { myPatient } from './my-patients.ts'

const Reader = Type.Object(
  { at: Instant, who: Type.String({ description: 'Masked name' }), role: Type.String(), action: Type.String() },
  { additionalProperties: false, title: 'Reader' },
)
type Entry = { at: Date; hospitalId: string | null; staffId: string; action: string }

/** 谁看过我的档案: what staff did with this patient's record, newest first; refused attempts saw nothing and are left out. */
async function listReaders(d: Deps, patientId: string): Promise<Static<typeof Reader>[]> {
  // One deed may leave two lines (the request, and the reveal with its reason): one is shown.
  const entries = await d.db.rows<Entry>(sql`
    select min(at) as at, hospital_id as "hospitalId", actor_id as "staffId", action
      from platform.audit_entry
     where object in (${`id=${patientId}`}, ${`patientId=${patientId}`}) and actor_kind = 'staff' and status < 400
     group by request_id, hospital_id, actor_id, action
     order by max(seq) desc
     limit 200`)
  const people = await d.db.rows<{ id: string; name: string; roles: string[] }>(sql`
    select f.id, f.display_name as name,
           array(select r.role from identity.staff_role r where r.hospital_id = f.hospital_id and r.staff_id = f.id order by r.role) as roles
      from identity.staff f
     where f.hospital_id = any(${[...new Set(entries.map((e) => e.hospitalId).filter(Boolean))]}::uuid[])
       and f.id = any(${[...new Set(entries.map((e) => e.staffId))]}::uuid[])`)
  return entries.map((e) => {
    const person = people.find((p) => p.id === e.staffId)
    return {
      at: e.at.toISOString(),
      who: maskName(person?.name ?? '—'),
      role: person?.roles.join(', ') || 'staff',
      action: e.action,
    }
  })
}

export const listReadersRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/patients/:id/readers',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'listReaders',
          tags: ['identity'],
          summary: 'Who of the staff has seen this patient’s data',
          params: IdParam,
          response: { 200: List(Reader) },
        },
      },
      async (req) => {
        const patient = await myPatient(d.db, d, accountOf(req).accountId, req.params.id)
        return { items: await listReaders(d, patient.id) }
      },
    )
  }
