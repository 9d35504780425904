/** 退出候补 / 放弃机会: who waits leaves the line, who was offered a number declines it; the next in line is asked. */

import type { Identity } from '@jiuyi/identity'
import { type Facade, IdParam } from '@jiuyi/kernel'
import { accountOf, type Ctx, type Routes } from '@jiuyi/platform'
import { closeEntries } from './close-entries.ts'
import { refuse, WaitlistEntry } from './contract.ts'
import { giveBack } from './give-back.ts'
import { serveWaitlist } from './serve-waitlist.ts'
import { entryById, selectWaitlist, toWaitlistEntry, type WaitlistRow } from './waitlist-row.ts'

type Leaving = { who: string; channel: string; why: string }

/** Asked twice, the second time answers the same. What was booked or has ended otherwise stays as it is. */
export async function leaveWaitlist(ctx: Ctx, row: WaitlistRow, by: Leaving): Promise<WaitlistEntry> {
  await closeEntries(ctx, { hospitalId: row.hospitalId, ids: [row.id], status: 'left', who: by.who, why: by.why })
  // An offer may have been made between the page and the button: leaving declines it.
  const now = await ctx.db.one<WaitlistRow>(selectWaitlist(entryById(row.id)))
  if (now.status === 'offered' && now.appointmentId) {
    const given = await giveBack(ctx.db, ctx.clock, {
      hospitalId: row.hospitalId,
      ids: [now.appointmentId],
      from: 'pending',
      reason: 'given_up',
      late: false,
      who: by.who,
      channel: by.channel,
    })
    if (given.length) await serveWaitlist(ctx, row)
  }
  const after = await ctx.db.one<WaitlistRow>(selectWaitlist(entryById(row.id)))
  if (after.status === 'booked') throw refuse.cannot_leave_waitlist({ status: after.status })
  return toWaitlistEntry(after)
}

export const leaveWaitlistRoute =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    app.post(
      '/waitlist-entries/:id/withdrawal',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'leaveWaitlist',
          tags: ['waitlist'],
          summary: 'Leave the line, or decline the number that was offered',
          params: IdParam,
          response: { 200: WaitlistEntry },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const row = await ctx.db.maybeOne<WaitlistRow>(selectWaitlist(entryById(req.params.id)))
        if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
          throw refuse.waitlist_entry_not_found()
        return leaveWaitlist(ctx, row, { who: `account:${accountId}`, channel: 'online', why: 'by_patient' })
      },
    )
  }
