import type { Facade } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { clinicDays, planSingleDays } from './clinic-days.ts'
import type { Scheduling } from './contract.ts'
import type { Deps } from './deps.ts'
import { checkLifting, liftSuspension } from './lift-suspension.ts'
import { planAhead } from './plan-ahead.ts'
import { previewChange } from './preview-change.ts'
import { readSchedules } from './rows.ts'
import { planSuspension, suspend } from './suspend-schedules.ts'

/** What other modules may ask. Withdrawn schedules are answered by id: old appointments still name them. */
export const schedulingFacade = (deps: Deps): Facade<(typeof Scheduling)['methods']> => ({
  schedules: async ({ ids }) => ({ schedules: await readSchedules(deps.db, sql`s.id = any(${ids}::uuid[])`) }),
  schedulesByFee: async ({ campusId, feeLevel, from }) => ({
    schedules: await readSchedules(
      deps.db,
      sql`s.campus_id = ${campusId} and s.fee_level = ${feeLevel} and s.on_date >= ${from} and s.status = 'planned'`,
    ),
  }),
  clinicDays: (want) => clinicDays(deps, want),
  planDays: (want) => planSingleDays(deps, want),
  planAhead: (want) => planAhead(deps, want),
  previewTemplateChange: (want) => previewChange(deps, want),
  planSuspension: (want) => planSuspension(deps, want),
  suspend: (want) => suspend(deps, want),
  checkLifting: (want) => checkLifting(deps, want),
  liftSuspension: (want) => liftSuspension(deps, want),
})
