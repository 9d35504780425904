import { IdParam, List } from '@jiuyi/kernel'
import { type Routes, sql } from '@jiuyi/platform'
import { Practitioner, refuse } from './contract.ts'
import type { Deps } from './fields.ts'
import { publicRead } from './public-read.ts'
import { readPractitioners } from './rows.ts'

/** 医生主页与名医: one practitioner; the renowned ones of a hospital. */
export const getPractitionerRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/practitioners/:id',
      {
        ...publicRead,
        schema: {
          operationId: 'getPractitioner',
          tags: ['directory'],
          summary: 'One practitioner',
          params: IdParam,
          response: { 200: Practitioner },
        },
      },
      async (req) => {
        const [practitioner] = await readPractitioners(db, sql`p.id = ${req.params.id} and p.active`)
        if (!practitioner) throw refuse.practitioner_not_found()
        return practitioner
      },
    )

    app.get(
      '/hospitals/:id/famous-practitioners',
      {
        ...publicRead,
        schema: {
          operationId: 'listFamousPractitioners',
          tags: ['directory'],
          summary: 'Renowned practitioners of a hospital',
          params: IdParam,
          response: { 200: List(Practitioner) },
        },
      },
      async (req) => {
        const items = await readPractitioners(db, sql`p.hospital_id = ${req.params.id} and p.active and p.famous`)
        if (
          !items.length &&
          !(await db.maybeOne(sql`select 1 as one from directory.hospital where id = ${req.params.id}`))
        )
          throw refuse.hospital_not_found()
        return { items }
      },
    )
  }
