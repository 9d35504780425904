/** 设为公平抽号: a manager marks a schedule before its release; the seed is made, sealed, and its hash published at once. */
import { createHash, randomBytes } from 'node:crypto'
import { Count, Day, daysBetween, IdParam, Uuid } from '@jiuyi/kernel'
import { type Ctx, type Routes, refuseRequest, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { Draw, refuse } from '../contract.ts'
import { decisionTime } from '../decision-time.ts'
import { hospitalOf } from '../take-number.ts'
import { type DrawRow, selectDraws, toDraw } from './draw-row.ts'

/** Where the seed is sealed; opened only to draw. */
export const seedPlace = (scheduleId: string): string => `appointments.draw.seed|${scheduleId}`

type Marking = { hospitalId: string; scheduleId: string; by: string }

/** Before the release and before the first number is taken; twice is once, and the first commitment stays. */
export async function markDraw(ctx: Ctx, { hospitalId, scheduleId, by }: Marking): Promise<void> {
  const seed = randomBytes(32)
  const sealed = ctx.keys.seal(seed.toString('hex'), seedPlace(scheduleId))
  const commitment = createHash('sha256').update(seed).digest('hex')
  await ctx.db.tx(async (tx) => {
    const t = decisionTime(ctx.clock)
    const marked = await tx.maybeOne(sql`
      with marked as (
        update appointments.stock s set allotment = 'draw', version = s.version + 1
         where s.schedule_id = ${scheduleId} and s.hospital_id = ${hospitalId} and s.allotment = 'first_come' and s.state = 'open'
           and s.pool_release_at[1] > coalesce(${t}::timestamptz, clock_timestamp()) and s.pool_taken = '{0,0,0,0}' and s.line = 0
        returning s.hospital_id, s.schedule_id
      )
      insert into appointments.draw (hospital_id, schedule_id, commitment, seed_sealed, window_minutes, pause_seconds, marked_at, marked_by)
      select m.hospital_id, m.schedule_id, ${commitment}, ${sealed}, p.draw_window_minutes, p.draw_pause_seconds, coalesce(${t}::timestamptz, clock_timestamp()), ${by}
        from marked m
       cross join lateral (select * from appointments.policy p where p.hospital_id = m.hospital_id order by p.valid_from desc limit 1) p
      returning 1 as one`)
    if (marked) return
    const { already } = await tx.one<{ already: boolean }>(
      sql`select exists (select 1 from appointments.draw d where d.schedule_id = ${scheduleId} and d.hospital_id = ${hospitalId}) as already`,
    )
    if (!already) throw refuse.already_released({ scheduleId })
  })
}

/** Before the release it may be taken back: nobody has wished yet. */
export async function unmarkDraw(ctx: Ctx, { hospitalId, scheduleId }: Omit<Marking, 'by'>): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const gone = await tx.maybeOne(sql`
      with unmarked as (
        update appointments.stock s set allotment = 'first_come', version = s.version + 1
         where s.schedule_id = ${scheduleId} and s.hospital_id = ${hospitalId} and s.allotment = 'draw'
           and s.pool_release_at[1] > coalesce(${decisionTime(ctx.clock)}::timestamptz, clock_timestamp())
           and not exists (select 1 from appointments.wish w where w.schedule_id = s.schedule_id and w.hospital_id = s.hospital_id)
        returning s.hospital_id, s.schedule_id
      )
      delete from appointments.draw d using unmarked u where d.schedule_id = u.schedule_id and d.hospital_id = u.hospital_id returning 1 as one`)
    if (!gone) throw refuse.already_released({ scheduleId })
  })
}

const Markable = Type.Object(
  {
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: Type.String(),
    releaseAt: Type.String({ format: 'date-time' }),
    issued: Count,
  },
  { additionalProperties: false, title: 'MarkableSchedule' },
)
const Filter = Type.Object({ from: Day, to: Day, departmentId: Type.Optional(Uuid) })
const wide = new Set(['admin', 'manager', 'desk', 'cashier'])

export const markDrawRoutes =
  (ctx: Ctx): Routes =>
  async (app) => {
    const ours = async (staff: StaffActor, scheduleId: string) => {
      if ((await hospitalOf(ctx.db, scheduleId)) !== staff.hospitalId) throw refuse.schedule_not_found()
      return { hospitalId: staff.hospitalId, scheduleId }
    }
    const one = async (scheduleId: string) =>
      toDraw(await ctx.db.one<DrawRow>(selectDraws(sql`d.schedule_id = ${scheduleId}`)), ctx.clock())

    app.post(
      '/staff/draws',
      {
        config: { access: { who: 'staff', may: 'draw.manage' } },
        schema: {
          operationId: 'markDraw',
          tags: ['draws'],
          summary: 'Give the numbers of a schedule by draw; only before its release',
          body: Type.Object({ scheduleId: Uuid }, { additionalProperties: false }),
          response: { 201: Draw },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const which = await ours(staff, req.body.scheduleId)
        await markDraw(ctx, { ...which, by: `staff:${staff.staffId}` })
        return reply.code(201).send(await one(which.scheduleId))
      },
    )

    app.delete(
      '/staff/draws/:id',
      {
        config: { access: { who: 'staff', may: 'draw.manage' } },
        schema: {
          operationId: 'unmarkDraw',
          tags: ['draws'],
          summary: 'Back to first come, first served; only before the release',
          params: IdParam,
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        await unmarkDraw(ctx, await ours(staffOf(req), req.params.id))
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/staff/draws',
      {
        config: { access: { who: 'staff', may: 'waitlist.read' } },
        schema: {
          operationId: 'listDraws',
          tags: ['draws'],
          summary: 'Draws by clinic day (at most 92 days), and schedules that can still be marked',
          querystring: Filter,
          response: {
            200: Type.Object(
              { items: Type.Array(Draw), markable: Type.Array(Markable) },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const { from, to, departmentId } = req.query
        if (daysBetween(from, to) < 0 || daysBetween(from, to) > 92)
          throw refuseRequest.invalid({
            errors: [{ at: 'querystring/to', message: 'must be 0 to 92 days after from' }],
          })
        const mine = staff.roles.some((r) => wide.has(r)) ? null : staff.departmentIds
        const where = sql`s.hospital_id = ${staff.hospitalId} and s.on_date >= ${from} and s.on_date <= ${to}
          and (${departmentId ?? null}::uuid is null or s.department_id = ${departmentId ?? null})
          and (${mine}::uuid[] is null or s.department_id = any (${mine}::uuid[]))`
        const rows = await ctx.db.rows<DrawRow>(
          selectDraws(where, sql`order by s.on_date, s.half, s.schedule_id limit 500`),
        )
        const markable = await ctx.db.rows<Record<string, unknown>>(sql`
          select s.schedule_id as "scheduleId", s.department_id as "departmentId", s.practitioner_id as "practitionerId", s.on_date as "on", s.half,
                 s.pool_release_at[1] as "releaseAt", (select sum(c) from unnest(s.capacity) as c)::int as issued
            from appointments.stock s
           where ${where} and s.allotment = 'first_come' and s.state = 'open' and s.pool_taken = '{0,0,0,0}' and s.line = 0
             and s.pool_release_at[1] > coalesce(${decisionTime(ctx.clock)}::timestamptz, now())
           order by s.on_date, s.half, s.schedule_id limit 500`)
        return {
          items: rows.map((r) => toDraw(r, ctx.clock())),
          markable: markable.map(({ practitionerId, releaseAt, ...m }) => ({
            ...m,
            releaseAt: (releaseAt as Date).toISOString(),
            ...(practitionerId ? { practitionerId } : {}),
          })) as never,
        }
      },
    )
  }
