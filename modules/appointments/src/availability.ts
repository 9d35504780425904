/** 余号: what is left, for the date strip, the doctor cards and the period grid. A booking is always decided by the database, never by this. */
import { Count, Day, IdParam } from '@jiuyi/kernel'
import { type Ctx, type FastifyReply, type FastifyRequest, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { AvailabilityState, PeriodAvailability, refuse, ScheduleAvailability } from './contract.ts'
import { sendReady } from './snapshots/send-ready.ts'
import { createShelf, type Shelf } from './snapshots/shelf.ts'

const Range = Type.Object({ from: Type.Optional(Day), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 14 })) })
/** The bytes are ready, so nothing may compress or write them again. */
const open = { config: { access: { who: 'anyone' as const } }, compress: false as const }

const stamp = {
  serverTime: Type.String({
    format: 'date-time',
    description:
      'The server’s clock when this answer was put together. An answer in which nothing moved keeps it: count down by the header x-server-time, which is always of now',
  }),
  staleSince: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'Only while the database is away: what is shown is of then. After a minute there is no answer (503)',
    }),
  ),
}

export const availabilityRoutes =
  (ctx: Ctx, timeZone: string, given?: Shelf): Routes =>
  async (app) => {
    // One shelf for each server: it is put away when that server closes.
    const shelf = given ?? createShelf(ctx.db, ctx.clock, timeZone)
    app.addHook('onClose', async () => shelf.stop())
    type Asked = FastifyRequest & { params: { id: string }; query: { from?: string; days?: number } }
    /** Without a promise when the answer is ready: in a rush every one of them costs. */
    const answer = (req: FastifyRequest, reply: FastifyReply, kind: 'department' | 'practitioner') => {
      const { params, query } = req as Asked
      const ready = shelf.days(kind, params.id, query.from, query.days ?? 14)
      return ready instanceof Promise
        ? ready.then((r) => sendReady(req, reply, shelf, r))
        : sendReady(req, reply, shelf, ready)
    }

    app.get(
      '/departments/:id/availability',
      {
        ...open,
        schema: {
          operationId: 'getDepartmentAvailability',
          tags: ['appointments'],
          summary: 'What a department has left, day by day and schedule by schedule; with ETag, at most a second old',
          params: IdParam,
          querystring: Range,
          response: {
            200: Type.Object(
              {
                ...stamp,
                days: Type.Array(
                  Type.Object({ on: Day, state: AvailabilityState, left: Count }, { additionalProperties: false }),
                ),
                schedules: Type.Array(ScheduleAvailability),
              },
              { additionalProperties: false },
            ),
          },
        },
      },
      (req, reply) => answer(req, reply, 'department') as never,
    )

    app.get(
      '/practitioners/:id/availability',
      {
        ...open,
        schema: {
          operationId: 'getPractitionerAvailability',
          tags: ['appointments'],
          summary: 'When a practitioner can be seen; with ETag, at most a second old',
          params: IdParam,
          querystring: Range,
          response: {
            200: Type.Object(
              { ...stamp, schedules: Type.Array(ScheduleAvailability) },
              { additionalProperties: false },
            ),
          },
        },
      },
      (req, reply) => answer(req, reply, 'practitioner') as never,
    )

    app.get(
      '/schedules/:id/periods',
      {
        ...open,
        schema: {
          operationId: 'listPeriods',
          tags: ['appointments'],
          summary: 'The periods of a schedule and what is left in each; with ETag, at most a second old',
          params: IdParam,
          response: {
            200: Type.Object(
              { ...stamp, schedule: ScheduleAvailability, periods: Type.Array(PeriodAvailability) },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req, reply) => {
        const ready = await shelf.periods(req.params.id, () =>
          ctx.db.maybeOne<{ id: string; on: string }>(sql`
            select s.department_id as id, s.on_date as on from appointments.stock s
             where s.schedule_id = ${req.params.id} and s.hospital_id in (select h.hospital_id from appointments.hospital h)`),
        )
        if (!ready) throw refuse.schedule_not_found()
        return sendReady(req, reply, shelf, ready) as never
      },
    )
  }
