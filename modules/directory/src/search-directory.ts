import { Line, Uuid } from '@jiuyi/kernel'
import { type Fragment, type Queryable, type Routes, sql } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { Department, Practitioner } from './contract.ts'
import type { Deps } from './fields.ts'
import { publicRead } from './public-read.ts'
import { bare, readPractitioners } from './rows.ts'
import { normalize } from './search-keys.ts'

const most = 20
const Found = Type.Object(
  {
    departments: Type.Array(Department, { maxItems: most }),
    practitioners: Type.Array(Practitioner, { maxItems: most }),
    diseases: Type.Array(
      Type.Object(
        { name: Type.String(), departmentId: Uuid, departmentName: Type.String() },
        { additionalProperties: false },
      ),
      { maxItems: most },
    ),
  },
  { additionalProperties: false, title: 'DirectorySearch' },
)
type Found = Static<typeof Found>

/** 0 exact, 1 prefix, 2 contains, null no match. Compared as text with strpos, so % and _ are only characters. */
export const rank = (keys: Fragment, q: string): Fragment => sql`
  (select min(case when k.key = ${q} then 0 when starts_with(k.key, ${q}) then 1 when strpos(k.key, ${q}) > 0 then 2 end) from unnest(${keys}) as k (key))`

/** A practitioner by name; then by disease treated; then by a word of the specialty. */
export const practitionerRank = (q: string): Fragment => sql`
  least(${rank(sql`p.search_keys`, q)},
        (select 3 + min(${rank(sql`i.search_keys`, q)}) from directory.practitioner_disease i where i.hospital_id = p.hospital_id and i.practitioner_id = p.id),
        case when strpos(p.specialty_key, ${q}) > 0 then 6 end)`

/** 搜索: departments, practitioners and diseases of a hospital by name, full pinyin, pinyin initials, disease and specialty. */
export async function searchDirectory(db: Queryable, hospitalId: string, text: string): Promise<Found> {
  const q = normalize(text)
  if (!q) return { departments: [], practitioners: [], diseases: [] }
  const departments = await db.rows<Department>(sql`
    select d.id, d.hospital_id as "hospitalId", d.campus_id as "campusId", d.parent_id as "parentId", d.code, d.name, d.introduction, d.place,
           d.bookable, d.position, d.active
      from directory.department d, lateral (select ${rank(sql`d.search_keys`, q)} as rank) found
     where d.hospital_id = ${hospitalId} and d.active and found.rank is not null
     order by found.rank, d.bookable desc, d.position, d.name
     limit ${most}`)
  const practitioners = await readPractitioners(
    db,
    sql`p.hospital_id = ${hospitalId} and p.active and ${practitionerRank(q)} is not null`,
    practitionerRank(q),
    most,
  )
  const diseases = await db.rows<Found['diseases'][number]>(sql`
    select i.name, d.id as "departmentId", d.name as "departmentName"
      from directory.practitioner_disease i
      join directory.practitioner p on p.hospital_id = i.hospital_id and p.id = i.practitioner_id and p.active
      join directory.practitioner_role r on r.hospital_id = i.hospital_id and r.practitioner_id = i.practitioner_id
      join directory.department d on d.hospital_id = r.hospital_id and d.id = r.department_id and d.active
      cross join lateral (select ${rank(sql`i.search_keys`, q)} as rank) found
     where i.hospital_id = ${hospitalId} and found.rank is not null
     group by i.name, d.id, d.name, found.rank
     order by found.rank, count(*) desc, i.name, d.name
     limit ${most}`)
  return { departments: departments.map(bare), practitioners, diseases }
}

export const searchDirectoryRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/search',
      {
        ...publicRead,
        schema: {
          operationId: 'searchDirectory',
          tags: ['directory'],
          summary: 'Departments, practitioners and diseases by name, pinyin, disease or specialty',
          querystring: Type.Object({ hospitalId: Uuid, q: Line(60) }, { additionalProperties: false }),
          response: { 200: Found },
        },
      },
      (req) => searchDirectory(db, req.query.hospitalId, req.query.q),
    )
  }
