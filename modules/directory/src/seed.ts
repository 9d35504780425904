import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import type { FeeLevel, Price, SitePage } from './contract.ts'
import { insertPractitioner, type NewPractitioner } from './create-practitioner.ts'
import type { Deps } from './fields.ts'
import { searchKeys } from './search-keys.ts'

type NewCampus = {
  id?: string
  name: string
  address: string
  phone: string
  latitude: number
  longitude: number
  openingHours: string
}
export type NewHospital = {
  id?: string
  groupId?: string
  groupName: string
  name: string
  shortName: string
  level: string
  timeZone?: string
  phone: string
  position?: number
  campuses: NewCampus[]
}
export type SeedDepartment = {
  id?: string
  hospitalId: string
  campusId: string
  parentId?: string
  code: string
  name: string
  introduction?: string
  place?: string
  bookable?: boolean
  position?: number
}
export type SeedPractitioner = Omit<NewPractitioner, 'roles'> & {
  id?: string
  hospitalId: string
  roles: { departmentId: string; feeLevel: FeeLevel }[]
}

/** Builds a hospital by the same rules as the routes, in bulk: parents before children, ids given or made. Past prices are allowed here only. */
export const seed = {
  async seedHospital(
    { db }: Deps,
    h: NewHospital,
  ): Promise<{ groupId: string; hospitalId: string; campusIds: string[] }> {
    const groupId = h.groupId ?? newId()
    const hospitalId = h.id ?? newId()
    const campuses = h.campuses.map((c, position) => ({ ...c, id: c.id ?? newId<'campus'>(), position }))
    await db.tx(async (tx) => {
      await tx.rows(
        sql`insert into directory.hospital_group (id, name) values (${groupId}, ${h.groupName}) on conflict (id) do nothing`,
      )
      await tx.rows(sql`
        insert into directory.hospital (id, group_id, name, short_name, level, time_zone, phone, position)
        values (${hospitalId}, ${groupId}, ${h.name}, ${h.shortName}, ${h.level}, ${h.timeZone ?? 'Asia/Shanghai'}, ${h.phone}, ${h.position ?? 0})`)
      await tx.rows(sql`
        insert into directory.campus (hospital_id, id, name, address, phone, latitude, longitude, opening_hours, position)
        select ${hospitalId}, id, name, address, phone, latitude, longitude, "openingHours", position
          from jsonb_to_recordset(${JSON.stringify(campuses)}::jsonb)
            as x (id uuid, name text, address text, phone text, latitude float8, longitude float8, "openingHours" text, position int)`)
    })
    return { groupId, hospitalId, campusIds: campuses.map((c) => c.id) }
  },

  async seedDepartments({ db }: Deps, rows: SeedDepartment[]): Promise<string[]> {
    const ready = rows.map((d) => ({
      introduction: '',
      place: '',
      bookable: true,
      position: 0,
      ...d,
      id: d.id ?? newId<'department'>(),
      keys: searchKeys(d.name, 'thing'),
    }))
    await db.rows(sql`
      insert into directory.department (hospital_id, id, campus_id, parent_id, code, name, introduction, place, bookable, position, search_keys)
      select "hospitalId", id, "campusId", "parentId", code, name, introduction, place, bookable, position, keys
        from jsonb_to_recordset(${JSON.stringify(ready)}::jsonb)
          as x ("hospitalId" uuid, id uuid, "campusId" uuid, "parentId" uuid, code text, name text, introduction text, place text, bookable boolean, position int, keys text[])`)
    return ready.map((d) => d.id)
  },

  async seedPractitioners({ db }: Deps, rows: SeedPractitioner[]): Promise<string[]> {
    const ids: string[] = []
    for (const { id: given, hospitalId, roles, ...person } of rows) {
      const id = given ?? newId<'practitioner'>()
      await db.tx(async (tx) => {
        await insertPractitioner(tx, hospitalId, id, person)
        for (const role of roles)
          await tx.rows(sql`
            insert into directory.practitioner_role (hospital_id, id, practitioner_id, department_id, fee_level)
            values (${hospitalId}, ${newId()}, ${id}, ${role.departmentId}, ${role.feeLevel})`)
      })
      ids.push(id)
    }
    return ids
  },

  async seedPrices(
    { db, clock }: Deps,
    hospitalId: string,
    rows: Omit<Static<typeof Price>, 'id' | 'validTo'>[],
  ): Promise<void> {
    for (const p of rows)
      await db.rows(sql`
        insert into directory.price (hospital_id, id, campus_id, fee_level, amount_fen, valid_from, set_by, set_at)
        values (${hospitalId}, ${newId()}, ${p.campusId}, ${p.feeLevel}, ${p.amountFen}, ${p.validFrom}, 'system', ${clock()})`)
  },

  async seedPages({ db, clock }: Deps, rows: Static<typeof SitePage>[]): Promise<void> {
    for (const p of rows)
      await db.rows(sql`
        insert into directory.site_page (hospital_id, slug, language, title, body, saved_by, saved_at)
        values (${p.hospitalId}, ${p.slug}, ${p.language}, ${p.title}, ${p.body}, 'system', ${clock()})`)
  },
}
