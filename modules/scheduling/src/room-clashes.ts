/** 诊室冲突: which clinics on the same day would use the same room of the same campus at overlapping times. */
import { type Queryable, sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import type { RoomClash as Shape } from './contract.ts'

export type RoomClash = Static<typeof Shape>

export async function roomClashes(db: Queryable, hospitalId: string, scheduleIds: string[]): Promise<RoomClash[]> {
  if (!scheduleIds.length) return []
  const rows = await db.rows<Omit<RoomClash, 'practitionerId'> & { practitionerId: string | null }>(sql`
    select distinct s.on_date as "on", s.half, s.room, o.department_id as "departmentId", o.practitioner_id as "practitionerId"
      from scheduling.schedule s
      join scheduling.schedule o
        on o.hospital_id = s.hospital_id and o.id <> s.id and o.on_date = s.on_date and o.campus_id = s.campus_id and o.status = 'planned' and o.room = s.room
       and o.periods -> 0 ->> 'from' < s.periods -> -1 ->> 'to' and o.periods -> -1 ->> 'to' > s.periods -> 0 ->> 'from'
     where s.hospital_id = ${hospitalId} and s.id = any (${scheduleIds}::uuid[]) and s.status = 'planned' and s.room <> ''
     order by 1, 2, 3 limit 50`)
  return rows.map(({ practitionerId, ...r }) => ({ ...r, ...(practitionerId && { practitionerId }) }))
}
