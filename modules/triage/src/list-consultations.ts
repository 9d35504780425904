/** The log of complaints: what was said (with consent, without the person), what was offered and chosen, whether the doctor's department agreed. */
import { Count, Instant, Uuid } from '@jiuyi/kernel'
import { type Routes, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import type { Deps } from './deps.ts'

const Row = Type.Object(
  {
    id: Uuid,
    saidAt: Instant,
    words: Type.Optional(Type.String()),
    ageBand: Type.Optional(Type.String()),
    sex: Type.Optional(Type.String()),
    kind: Type.String(),
    redFlags: Type.Array(Type.String()),
    offered: Type.Array(Type.String()),
    confidence: Type.Number(),
    answers: Type.Array(Type.String()),
    chosenDepartmentId: Type.Optional(Uuid),
    agreed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, title: 'TriageLogRow' },
)

export const listConsultationsRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.get(
      '/staff/triage/consultations',
      {
        config: { access: { who: 'staff', may: 'triage.write' } },
        schema: {
          operationId: 'listTriageConsultations',
          tags: ['triage'],
          summary: 'De-identified complaints, newest first, with counts',
          querystring: Type.Object(
            {
              kind: Type.Optional(Type.Enum(['emergency', 'result', 'question', 'unclear'])),
              before: Type.Optional(Instant),
            },
            { additionalProperties: false },
          ),
          response: {
            200: Type.Object(
              {
                items: Type.Array(Row),
                counts: Type.Object(
                  { all: Count, emergency: Count, unclear: Count, chosen: Count, agreed: Count, closed: Count },
                  { additionalProperties: false },
                ),
              },
              { additionalProperties: false },
            ),
          },
        },
      },
      async (req) => {
        const { hospitalId } = staffOf(req)
        const { kind, before } = req.query
        const [rows, counts] = await Promise.all([
          d.db.rows<Record<string, unknown> & { saidAt: Date }>(sql`
            select id, said_at as "saidAt", words, age_band as "ageBand", sex, kind, red_flags as "redFlags", offered, confidence, answers,
                   chosen_department_id as "chosenDepartmentId", agreed
              from triage.consultation
             where hospital_id = ${hospitalId} and (${kind ?? null}::text is null or kind = ${kind ?? null}) and (${before ?? null}::timestamptz is null or said_at < ${before ?? null}::timestamptz)
             order by said_at desc limit 200`),
          d.db.one<{
            all: number
            emergency: number
            unclear: number
            chosen: number
            agreed: number
            closed: number
          }>(sql`
            select count(*)::int as all, count(*) filter (where kind = 'emergency')::int as emergency, count(*) filter (where kind = 'unclear')::int as unclear,
                   count(chosen_department_id)::int as chosen, count(*) filter (where agreed)::int as agreed, count(agreed)::int as closed
              from triage.consultation where hospital_id = ${hospitalId} and said_at > ${d.clock()}::timestamptz - interval '30 days'`),
        ])
        return {
          items: rows.map((r) => ({
            ...(Object.fromEntries(Object.entries(r).filter(([, v]) => v !== null)) as never as Static<typeof Row>),
            saidAt: r.saidAt.toISOString(),
          })),
          counts,
        }
      },
    )
  }
