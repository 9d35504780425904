import { IdParam, List } from '@jiuyi/kernel'
import { type Routes, sql } from '@jiuyi/platform'
import { Hospital, refuse } from './contract.ts'
import type { Deps } from './fields.ts'
import { publicRead } from './public-read.ts'
import { readHospitals } from './rows.ts'

/** 医院列表与详情: the hospitals of the group with their campuses. */
export const listHospitalsRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/hospitals',
      {
        ...publicRead,
        schema: {
          operationId: 'listHospitals',
          tags: ['directory'],
          summary: 'Hospitals of the group',
          response: { 200: List(Hospital) },
        },
      },
      async () => ({ items: await readHospitals(db, sql`h.active`) }),
    )

    app.get(
      '/hospitals/:id',
      {
        ...publicRead,
        schema: {
          operationId: 'getHospital',
          tags: ['directory'],
          summary: 'One hospital with its campuses',
          params: IdParam,
          response: { 200: Hospital },
        },
      },
      async (req) => {
        const [hospital] = await readHospitals(db, sql`h.id = ${req.params.id} and h.active`)
        if (!hospital) throw refuse.hospital_not_found()
        return hospital
      },
    )
  }
