import { type Routes, staffOf } from '@jiuyi/platform'
import type { Deps } from '../deps.ts'
import { getStaffMe, StaffMe } from './staff-shapes.ts'

export const getStaffMeRoute =
  (d: Deps): Routes =>
  async (app) => {
    const config = { access: { who: 'staff' } } as const
    app.get(
      '/staff/me',
      {
        config,
        schema: {
          operationId: 'getStaffMe',
          tags: ['identity'],
          summary: 'Who I am and what I may do',
          response: { 200: StaffMe },
        },
      },
      (req) => getStaffMe(d.db, staffOf(req).hospitalId, staffOf(req).staffId),
    )
  }
