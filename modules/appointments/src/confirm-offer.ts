/** 候补确认: a free number that was offered needs no payment, one tap confirms it. */

import type { Identity } from '@jiuyi/identity'
import { type Facade, IdParam } from '@jiuyi/kernel'
import { accountOf, type Ctx, type Routes, staffOf } from '@jiuyi/platform'
import { confirmAppointment } from './confirm-appointment.ts'
import { refuse, WaitlistEntry } from './contract.ts'
import { entryById, selectWaitlist, toWaitlistEntry, type WaitlistRow } from './waitlist-row.ts'

/** Asked twice it answers the same; a number that costs something is confirmed by its payment. */
async function confirmOffer(ctx: Ctx, row: WaitlistRow): Promise<WaitlistEntry> {
  if (row.status === 'waiting' || row.status === 'skipped' || !row.appointmentId) throw refuse.not_offered()
  if (row.status === 'offered') {
    if (row.feeFen > 0) throw refuse.payment_needed({ appointmentId: row.appointmentId, feeFen: row.feeFen })
    await confirmAppointment(ctx)({ appointmentId: row.appointmentId })
  }
  const after = await ctx.db.one<WaitlistRow>(selectWaitlist(entryById(row.id)))
  if (after.status !== 'booked') throw refuse.offer_over({ status: after.status })
  return toWaitlistEntry(after)
}

export const confirmOfferRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    const find = (id: string) => ctx.db.maybeOne<WaitlistRow>(selectWaitlist(entryById(id)))

    app.post(
      '/waitlist-entries/:id/confirmation',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'confirmWaitlistOffer',
          tags: ['waitlist'],
          summary: 'Take the free number that was offered',
          params: IdParam,
          response: { 200: WaitlistEntry },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const row = await find(req.params.id)
        if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
          throw refuse.waitlist_entry_not_found()
        return confirmOffer(ctx, row)
      },
    )

    app.post(
      '/staff/waitlist-entries/:id/confirmation',
      {
        config: { access: { who: 'staff', may: 'waitlist.write' } },
        schema: {
          operationId: 'confirmWaitlistOfferAtDesk',
          tags: ['waitlist'],
          summary: 'Take the free number that was offered, for a patient who came or phoned',
          params: IdParam,
          response: { 200: WaitlistEntry },
        },
      },
      async (req) => {
        const row = await find(req.params.id)
        if (row?.hospitalId !== staffOf(req).hospitalId) throw refuse.waitlist_entry_not_found()
        return confirmOffer(ctx, row)
      },
    )
  }
