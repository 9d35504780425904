import { IdParam, List, localDate } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { Price, refuse } from './contract.ts'
import type { Deps } from './fields.ts'
import { publicRead } from './public-read.ts'
import { readPrices } from './rows.ts'

/** 挂号费公示: what each fee level costs on a campus today, and what is announced for later. Staff see the past as well. */
export const listPricesRoute =
  ({ db, clock }: Deps): Routes =>
  async (app) => {
    app.get(
      '/campuses/:id/prices',
      {
        ...publicRead,
        schema: {
          operationId: 'listPrices',
          tags: ['directory'],
          summary: 'Registration fees of a campus from today on',
          params: IdParam,
          response: { 200: List(Price) },
        },
      },
      async (req) => {
        const campus = await db.maybeOne<{ timeZone: string }>(sql`
      select h.time_zone as "timeZone" from directory.campus c join directory.hospital h on h.id = c.hospital_id where c.id = ${req.params.id}`)
        if (!campus) throw refuse.campus_not_found()
        const today = localDate(clock(), campus.timeZone)
        return {
          items: await readPrices(
            db,
            sql`p.campus_id = ${req.params.id}`,
            sql`valid_to is null or valid_to >= ${today}`,
          ),
        }
      },
    )

    app.get(
      '/staff/prices',
      {
        config: { access: { who: 'staff' } },
        schema: {
          operationId: 'listAllPrices',
          tags: ['directory'],
          summary: 'Registration fees of the hospital, past, present and announced',
          response: { 200: List(Price) },
        },
      },
      async (req) => ({ items: await readPrices(db, sql`p.hospital_id = ${staffOf(req).hospitalId}`, sql`true`) }),
    )
  }
