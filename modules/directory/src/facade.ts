import type { Facade } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import type { Directory } from './contract.ts'
import type { Deps } from './fields.ts'
import { readDepartments, readHospitals, readPractitioners } from './rows.ts'

/** What other modules may ask. Closed departments and people who left are answered too: old visits still name them. */
export const directoryFacade = ({ db }: Deps): Facade<(typeof Directory)['methods']> => ({
  hospital: async ({ hospitalId }) => {
    const [hospital] = await readHospitals(db, sql`h.id = ${hospitalId}`)
    return hospital ? { hospital } : {}
  },
  hospitals: async () => ({ hospitals: await readHospitals(db, sql`h.active`) }),
  departments: async ({ ids }) => ({ departments: await readDepartments(db, sql`d.id = any(${ids}::uuid[])`) }),
  departmentsOf: async ({ hospitalId }) => ({
    departments: await readDepartments(db, sql`d.hospital_id = ${hospitalId}`),
  }),
  practitioners: async ({ ids }) => ({
    practitioners: await readPractitioners(db, sql`p.id = any(${ids}::uuid[])`, undefined, ids.length),
  }),
  practitionersOf: async ({ hospitalId, departmentId }) => ({
    practitioners: await readPractitioners(
      db,
      sql`p.hospital_id = ${hospitalId} and p.active and exists (
            select 1 from directory.practitioner_role r where r.hospital_id = p.hospital_id and r.practitioner_id = p.id and r.department_id = ${departmentId})`,
    ),
  }),
  priceOn: async ({ campusId, feeLevel, on }) => {
    const price = await db.maybeOne<{ amountFen: number }>(sql`
      select amount_fen as "amountFen" from directory.price
       where campus_id = ${campusId} and fee_level = ${feeLevel} and valid_from <= ${on}
       order by valid_from desc limit 1`)
    return price ?? {}
  },
})
