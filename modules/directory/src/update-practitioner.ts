import { IdParam, Prose } from '@jiuyi/kernel'
import { type Routes, type StaffActor, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { mayEditPractitioner } from './authority.ts'
import { Practitioner, refuse, Title } from './contract.ts'
import { Diseases, writeDiseases } from './create-practitioner.ts'
import { type Deps, Introduction, Label, PhotoUrl } from './fields.ts'
import { readPractitioners } from './rows.ts'
import { initialsOf, normalize, searchKeys } from './search-keys.ts'

const PractitionerChange = Type.Partial(
  Type.Object({
    name: Label(60),
    title: Title,
    specialty: Prose(300),
    introduction: Introduction,
    diseases: Diseases,
    photoUrl: Type.Union([PhotoUrl, Type.Null()]),
    famous: Type.Boolean(),
    active: Type.Boolean(),
  }),
  { additionalProperties: false, title: 'PractitionerChange' },
)

/** 修改医生: what patients read about a practitioner, and whether they still work here. */
export async function updatePractitioner(
  tx: Tx,
  staff: StaffActor,
  id: string,
  change: Static<typeof PractitionerChange>,
): Promise<Practitioner> {
  await mayEditPractitioner(tx, staff, id)
  const name = change.name?.trim()
  const found = await tx.maybeOne(sql`
    update directory.practitioner
       set name = coalesce(${name ?? null}, name), initials = coalesce(${name === undefined ? null : initialsOf(name)}, initials),
           search_keys = coalesce(${name === undefined ? null : searchKeys(name, 'person')}::text[], search_keys),
           title = coalesce(${change.title ?? null}, title), specialty = coalesce(${change.specialty ?? null}, specialty),
           specialty_key = coalesce(${change.specialty === undefined ? null : normalize(change.specialty)}, specialty_key),
           introduction = coalesce(${change.introduction ?? null}, introduction),
           photo_url = case when ${change.photoUrl !== undefined}::boolean then ${change.photoUrl ?? null} else photo_url end,
           famous = coalesce(${change.famous ?? null}::boolean, famous), active = coalesce(${change.active ?? null}::boolean, active)
     where hospital_id = ${staff.hospitalId} and id = ${id}
    returning 1 as one`)
  if (!found) throw refuse.practitioner_not_found()
  if (change.diseases) await writeDiseases(tx, staff.hospitalId, id, change.diseases)
  const [practitioner] = await readPractitioners(tx, sql`p.hospital_id = ${staff.hospitalId} and p.id = ${id}`)
  return practitioner!
}

export const updatePractitionerRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.patch(
      '/staff/practitioners/:id',
      {
        config: { access: { who: 'staff', may: 'directory.write' } },
        schema: {
          operationId: 'updatePractitioner',
          tags: ['directory'],
          summary: 'Change a practitioner',
          params: IdParam,
          body: PractitionerChange,
          response: { 200: Practitioner },
        },
      },
      (req) => db.tx((tx) => updatePractitioner(tx, staffOf(req), req.params.id, req.body)),
    )
  }
