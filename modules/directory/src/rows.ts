import { type Fragment, type Queryable, sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import type { Department, Hospital, Practitioner, Price, SitePage } from './contract.ts'

/** The shapes of the contract, read from the tables: one query a noun, every reader passes its own `where`. */

/** An absent value is left out of an answer, never sent as null. */
export const bare = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) as T

export const readHospitals = (db: Queryable, where: Fragment): Promise<Hospital[]> =>
  db.rows<Hospital>(sql`
    select h.id, h.group_id as "groupId", h.name, h.short_name as "shortName", h.level, h.time_zone as "timeZone", h.phone,
           coalesce((select jsonb_agg(jsonb_build_object(
                              'id', c.id, 'hospitalId', c.hospital_id, 'name', c.name, 'address', c.address, 'phone', c.phone,
                              'latitude', c.latitude, 'longitude', c.longitude, 'openingHours', c.opening_hours) order by c.position, c.id)
                       from directory.campus c where c.hospital_id = h.id), '[]') as campuses
      from directory.hospital h
     where ${where}
     order by h.position, h.id`)

export async function readDepartments(db: Queryable, where: Fragment): Promise<Department[]> {
  const rows = await db.rows<Department>(sql`
    select d.id, d.hospital_id as "hospitalId", d.campus_id as "campusId", d.parent_id as "parentId", d.code, d.name, d.introduction, d.place,
           d.bookable, d.position, d.active
      from directory.department d
     where ${where}
     order by d.level, d.position, d.name`)
  return rows.map(bare)
}

/** Highest title first, then by name. `order` ranks before that. */
export async function readPractitioners(
  db: Queryable,
  where: Fragment,
  order: Fragment = sql`p.active desc`,
  limit = 1000,
): Promise<Practitioner[]> {
  const rows = await db.rows<Practitioner>(sql`
    select p.id, p.hospital_id as "hospitalId", p.name, p.initials, p.title, p.specialty, p.introduction, p.photo_url as "photoUrl", p.famous, p.active,
           coalesce((select jsonb_agg(i.name order by i.position) from directory.practitioner_disease i
                      where i.hospital_id = p.hospital_id and i.practitioner_id = p.id), '[]') as diseases,
           coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'departmentId', r.department_id, 'departmentName', d.name, 'feeLevel', r.fee_level) order by d.position, d.name)
                       from directory.practitioner_role r
                       join directory.department d on d.hospital_id = r.hospital_id and d.id = r.department_id
                      where r.hospital_id = p.hospital_id and r.practitioner_id = p.id), '[]') as roles
      from directory.practitioner p
     where ${where}
     order by ${order}, array_position(array['chief', 'associate_chief', 'attending', 'resident'], p.title), p.name, p.id
     limit ${limit}`)
  return rows.map(bare)
}

type PriceRow = Static<typeof Price>
/** A price ends the day before its successor starts; `where` filters after the ends are known. */
export async function readPrices(db: Queryable, campus: Fragment, where: Fragment): Promise<PriceRow[]> {
  const rows = await db.rows<PriceRow>(sql`
    select id, campus_id as "campusId", fee_level as "feeLevel", amount_fen as "amountFen", valid_from as "validFrom", valid_to as "validTo"
      from (select p.*, lead(valid_from) over (partition by hospital_id, campus_id, fee_level order by valid_from) - 1 as valid_to
              from directory.price p where ${campus}) dated
     where ${where}
     order by campus_id, array_position(array['ordinary', 'associate_chief', 'chief', 'renowned', 'special_need', 'evening_weekend'], fee_level), valid_from`)
  return rows.map(bare)
}

type Page = Static<typeof SitePage>
/** Every page in the language asked for, or in Chinese where it has not been translated. */
export const readPages = (db: Queryable, hospitalId: string, language: string, slug?: string): Promise<Page[]> =>
  db.rows<Page>(sql`
    select distinct on (slug) hospital_id as "hospitalId", slug, language, title, body
      from directory.site_page
     where hospital_id = ${hospitalId} and (${slug ?? null}::text is null or slug = ${slug ?? null}) and language in (${language}, 'zh-CN')
     order by slug, (language = ${language}) desc`)
