import { newId, Prose, Uuid } from '@jiuyi/kernel'
import { type Queryable, type Routes, type StaffActor, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { addPractitionerRole, explainRole } from './add-practitioner-role.ts'
import { headOnly } from './authority.ts'
import { FeeLevel, Practitioner, refuse, Title } from './contract.ts'
import { type Deps, Introduction, Label, PhotoUrl } from './fields.ts'
import { readPractitioners } from './rows.ts'
import { initialsOf, normalize, searchKeys } from './search-keys.ts'

export const Diseases = Type.Array(Label(40), { maxItems: 30, uniqueItems: true })
const NewPractitioner = Type.Object(
  {
    name: Label(60),
    title: Title,
    specialty: Type.Optional(Prose(300)),
    introduction: Type.Optional(Introduction),
    diseases: Type.Optional(Diseases),
    photoUrl: Type.Optional(PhotoUrl),
    famous: Type.Optional(Type.Boolean()),
    roles: Type.Optional(
      Type.Array(Type.Object({ departmentId: Uuid, feeLevel: FeeLevel }, { additionalProperties: false }), {
        maxItems: 20,
      }),
    ),
  },
  { additionalProperties: false, title: 'NewPractitioner' },
)
export type NewPractitioner = Static<typeof NewPractitioner>

export async function insertPractitioner(
  db: Queryable,
  hospitalId: string,
  id: string,
  want: NewPractitioner,
): Promise<void> {
  const name = want.name.trim()
  const specialty = want.specialty ?? ''
  await db.rows(sql`
    insert into directory.practitioner (hospital_id, id, name, initials, title, specialty, introduction, photo_url, famous, search_keys, specialty_key)
    values (${hospitalId}, ${id}, ${name}, ${initialsOf(name)}, ${want.title}, ${specialty}, ${want.introduction ?? ''}, ${want.photoUrl ?? null},
            ${want.famous ?? false}, ${searchKeys(name, 'person')}, ${normalize(specialty)})`)
  await writeDiseases(db, hospitalId, id, want.diseases ?? [])
}

export async function writeDiseases(
  db: Queryable,
  hospitalId: string,
  practitionerId: string,
  diseases: string[],
): Promise<void> {
  await db.rows(
    sql`delete from directory.practitioner_disease where hospital_id = ${hospitalId} and practitioner_id = ${practitionerId}`,
  )
  const rows = diseases.map((text, position) => ({
    position,
    name: text.trim(),
    search_keys: searchKeys(text, 'thing'),
  }))
  await db.rows(sql`
    insert into directory.practitioner_disease (hospital_id, practitioner_id, position, name, search_keys)
    select ${hospitalId}, ${practitionerId}, position, name, search_keys
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (position int, name text, search_keys text[])`)
}

/** 新增医生: a practitioner of the hospital, with the departments they may hold clinics in. */
export async function createPractitioner(tx: Tx, staff: StaffActor, want: NewPractitioner): Promise<Practitioner> {
  // A department head brings people into their own departments only, so at least one must be named.
  if (headOnly(staff) && !want.roles?.length) throw refuse.department_not_found()
  const id = newId<'practitioner'>()
  await insertPractitioner(tx, staff.hospitalId, id, want)
  for (const role of want.roles ?? []) await addPractitionerRole(tx, staff, id, role)
  const [made] = await readPractitioners(tx, sql`p.hospital_id = ${staff.hospitalId} and p.id = ${id}`)
  return made!
}

export const createPractitionerRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/practitioners',
      {
        config: { access: { who: 'staff', may: 'directory.write' } },
        schema: {
          operationId: 'createPractitioner',
          tags: ['directory'],
          summary: 'Add a practitioner',
          body: NewPractitioner,
          response: { 201: Practitioner },
        },
      },
      async (req, reply) =>
        reply.code(201).send(await db.tx((tx) => createPractitioner(tx, staffOf(req), req.body)).catch(explainRole)),
    )
  }
