/** 抽号公示: everything anybody needs to recompute a draw, and nothing about a patient. */
import { IdParam } from '@jiuyi/kernel'
import { type Ctx, type Db, type Routes, sql } from '@jiuyi/platform'
import { DrawProof, refuse } from '../contract.ts'
import { type DrawRow, selectDraws, toDraw } from './draw-row.ts'

type Line = {
  wishId: string
  periods: number[]
  anyPeriod: boolean
  rank: number | null
  outcome: 'number' | 'waitlist' | 'refused' | 'cancelled' | null
  periodNo: number | null
  serial: number | null
}

/** The draw as everybody may see it now: the list once it is closed, order and seed once it is drawn. */
export async function drawProof(db: Db, scheduleId: string, now: Date): Promise<DrawProof | undefined> {
  const row = await db.maybeOne<DrawRow>(selectDraws(sql`d.schedule_id = ${scheduleId}`))
  if (!row) return undefined
  const draw = toDraw(row, now)
  if (!row.closedAt) return draw
  const lines = await db.rows<Line>(sql`
    select w.id as "wishId", w.periods, w.any_period as "anyPeriod", w.rank, w.outcome, w.period_no as "periodNo", w.serial
      from appointments.wish w
     where w.schedule_id = ${scheduleId} and w.hospital_id = ${row.hospitalId} and w.withdrawn_at is null
     order by w.id`)
  return {
    ...draw,
    list: lines.map(({ wishId, periods, anyPeriod }) => ({ wishId, periods, anyPeriod })),
    ...(row.drawnAt && {
      order: lines
        .toSorted((a, b) => a.rank! - b.rank!)
        .map(({ wishId, rank, outcome, periodNo, serial }) => ({
          wishId,
          rank: rank!,
          outcome: outcome as 'number',
          ...(periodNo !== null && { periodNo }),
          ...(serial !== null && { serial }),
        })),
    }),
  }
}

export const showDrawRoute =
  (ctx: Ctx): Routes =>
  async (app) => {
    app.get(
      '/draws/:id',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'getDraw',
          tags: ['draws'],
          summary: 'The proof of a draw: commitment, closed list, seed, order and numbers; no patient data',
          description:
            'commitment = sha256(seed). wishesHash = sha256 of the lines `<wishId> <periods,… or -> <any|only>`, sorted by wish id, joined by a line feed. Order: HMAC-SHA256(key = seed bytes, message = wish id), ascending hex. `bin/jiuyi draw verify` and `tools/verify-draw.py` recompute it.',
          params: IdParam,
          response: { 200: DrawProof },
        },
      },
      async (req, reply) => {
        const proof = await drawProof(ctx.db, req.params.id, ctx.clock())
        if (!proof) throw refuse.not_by_draw()
        reply.header('cache-control', proof.status === 'drawn' ? 'public, max-age=60' : 'public, max-age=1')
        return proof
      },
    )
  }
