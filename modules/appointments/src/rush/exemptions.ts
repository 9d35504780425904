/** 豁免: who is never slowed, with a reason and a name under it. Ending one keeps its row. */
import { IdParam, Instant, Line, List, newId, Uuid } from '@jiuyi/kernel'
import { type Ctx, type Routes, sql, staffOf, violated } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import { decisionTime } from '../decision-time.ts'
import type { RushGuard } from './rush-guard.ts'
import { networkOf } from './sightings.ts'

const kinds = ['account', 'device', 'network'] as const
const NewExemption = Type.Object(
  {
    kind: Type.Enum([...kinds]),
    subject: Type.Optional(Type.String({ pattern: '^[\\w-]{16}$', description: 'Keyed hash from the report' })),
    address: Type.Optional(Type.String({ maxLength: 45, description: 'For a network: any address of it' })),
    label: Line(60),
    why: Line(200, 2),
  },
  { additionalProperties: false, title: 'NewExemption' },
)
const Exemption = Type.Object(
  {
    id: Uuid,
    kind: Type.Enum([...kinds]),
    subject: Type.String(),
    label: Type.String(),
    why: Type.String(),
    madeAt: Instant,
    madeBy: Type.String(),
    endedAt: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'Exemption' },
)
type Row = { madeAt: Date; endedAt: Date | null }
const columns = sql`e.id, e.kind, e.subject, e.label, e.why, e.made_at as "madeAt", e.made_by as "madeBy", e.ended_at as "endedAt"`
const toExemption = ({ madeAt, endedAt, ...r }: Row) =>
  ({ ...r, madeAt: madeAt.toISOString(), ...(endedAt && { endedAt: endedAt.toISOString() }) }) as never

const isAddress = (text: string) =>
  /^(\d{1,3}\.){3}\d{1,3}$/.test(text)
    ? text.split('.').every((n) => Number(n) <= 255)
    : /^[0-9a-f:]{2,39}$/i.test(text) && text.includes(':')

const grant = { access: { who: 'staff' as const, may: 'fairness.exempt' } }

export const exemptionRoutes =
  ({ db, clock }: Ctx, guard: RushGuard): Routes =>
  async (app) => {
    app.get(
      '/staff/fairness/exemptions',
      {
        config: { access: { who: 'staff', may: 'fairness.read' } },
        schema: {
          operationId: 'listExemptions',
          tags: ['appointments'],
          summary: 'Who is never slowed, those in force first',
          response: { 200: List(Exemption) },
        },
      },
      async (req) => ({
        items: (
          await db.rows<Row>(sql`
            select ${columns} from appointments.rush_exemption e where e.hospital_id = ${staffOf(req).hospitalId}
             order by (e.ended_at is null) desc, e.made_at desc limit 500`)
        ).map(toExemption),
      }),
    )

    app.post(
      '/staff/fairness/exemptions',
      {
        config: grant,
        schema: {
          operationId: 'addExemption',
          tags: ['appointments'],
          summary: 'Never slow this account, device or network',
          body: NewExemption,
          response: { 201: Exemption },
        },
      },
      async (req, reply) => {
        const { hospitalId, staffId } = staffOf(req)
        const { kind, address, label, why } = req.body
        let subject = req.body.subject
        if (kind === 'network' && address !== undefined) {
          if (!isAddress(address)) throw refuse.not_a_network()
          subject = guard.subject('network', networkOf(address))
        }
        if (!subject) throw refuse.not_a_network()
        const row = await db
          .one<Row>(sql`
            insert into appointments.rush_exemption as e (hospital_id, id, kind, subject, label, why, made_at, made_by)
            values (${hospitalId}, ${newId()}, ${kind}, ${subject}, ${label}, ${why}, coalesce(${decisionTime(clock)}::timestamptz, now()), ${`staff:${staffId}`})
            returning ${columns}`)
          .catch((e) => {
            throw violated(e) === 'rush_exemption_once' ? refuse.already_exempt() : e
          })
        guard.exemptionChanged(hospitalId)
        return reply.code(201).send(toExemption(row))
      },
    )

    app.delete(
      '/staff/fairness/exemptions/:id',
      {
        config: grant,
        schema: {
          operationId: 'endExemption',
          tags: ['appointments'],
          summary: 'From now on it is looked at like the others',
          params: IdParam,
          response: { 200: Exemption },
        },
      },
      async (req) => {
        const { hospitalId, staffId } = staffOf(req)
        const row = await db.maybeOne<Row>(sql`
          update appointments.rush_exemption e
             set ended_at = coalesce(e.ended_at, coalesce(${decisionTime(clock)}::timestamptz, now())), ended_by = coalesce(e.ended_by, ${`staff:${staffId}`})
           where e.hospital_id = ${hospitalId} and e.id = ${req.params.id}
          returning ${columns}`)
        if (!row) throw refuse.exemption_not_found()
        guard.exemptionChanged(hospitalId)
        return toExemption(row)
      },
    )
  }

/** Reports are kept for 90 days; what processes told each other, for an hour. */
export const forgetOldSightings = async ({ db }: Ctx): Promise<void> => {
  await db.rows(sql`delete from appointments.slowed where hour < now() - interval '90 days'`)
  await db.rows(sql`delete from appointments.rush_sighting where seen_at < now() - interval '1 hour'`)
}
