/** 号源流水: what happened to the number of an appointment, as the ledger has it. */
import { IdParam, Instant, List } from '@jiuyi/kernel'
import { type Ctx, type Routes, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from './contract.ts'

const NumberEvent = Type.Object(
  {
    at: Instant,
    from: Type.Optional(Type.String()),
    to: Type.String(),
    who: Type.String(),
    why: Type.String(),
    channel: Type.String(),
  },
  { additionalProperties: false, title: 'NumberEvent' },
)

export const appointmentHistoryRoute =
  (ctx: Ctx): Routes =>
  async (app) => {
    app.get(
      '/staff/appointments/:id/history',
      {
        config: { access: { who: 'staff', may: 'appointment.read' }, reads: 'patient' },
        schema: {
          operationId: 'getAppointmentHistory',
          tags: ['appointments'],
          summary: 'The ledger of an appointment’s number',
          params: IdParam,
          response: { 200: List(NumberEvent) },
        },
      },
      async (req) => {
        const { hospitalId } = staffOf(req)
        const rows = await ctx.db.rows<{
          at: Date
          from: string | null
          to: string
          who: string
          why: string
          channel: string
        }>(sql`
        select e.at, e.from_state as "from", e.to_state as "to", e.who, e.why, e.channel
          from appointments.appointment a
          join appointments.number_event e on e.hospital_id = a.hospital_id and e.schedule_id = a.schedule_id and e.appointment_id = a.id
         where a.hospital_id = ${hospitalId} and a.id = ${req.params.id}
         order by e.seq`)
        if (!rows.length) throw refuse.not_found()
        return { items: rows.map(({ from, ...e }) => ({ ...e, at: e.at.toISOString(), ...(from && { from }) })) }
      },
    )
  }
