/** 停诊告知与选择: what the patient sees of a suspended clinic, and what the patient answers. */
import type { Identity } from '@jiuyi/identity'
import { type Facade, IdempotencyHeader, IdParam, List, Uuid } from '@jiuyi/kernel'
import { accountOf, bodyHash, type Ctx, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { answerCase } from './answer-case.ts'
import { type CaseRow, selectCases, toCase } from './case-row.ts'
import { refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { moveOptions } from './move-options.ts'
import { CaseChoice, MoveOption, SuspensionCase } from './suspension-contract.ts'

/** The last case of an appointment: an open one, else the newest. */
export const caseOf = (ctx: Ctx, appointmentId: string): Promise<CaseRow | undefined> =>
  ctx.db.maybeOne<CaseRow>(
    selectCases(
      sql`c.hospital_id in (select h.hospital_id from appointments.hospital h) and c.appointment_id = ${appointmentId}`,
      sql`order by c.settled_at is null desc, c.opened_at desc limit 1`,
      sql`coalesce(${decisionTime(ctx.clock)}::timestamptz, now())`,
    ),
  )

/** 已读: the first who opens it counts. A case that is settled needs no receipt. */
export const markCaseRead = async (ctx: Ctx, want: { appointmentId: string; by: string }): Promise<object> => {
  await ctx.db.rows(sql`
    update appointments.suspension_case set read_at = ${ctx.clock()}, read_by = ${want.by}
     where hospital_id in (select h.hospital_id from appointments.hospital h) and appointment_id = ${want.appointmentId} and settled_at is null and read_at is null`)
  return {}
}
export const markCaseTold = async (ctx: Ctx, want: { appointmentId: string; accounts: number }): Promise<object> => {
  await ctx.db.rows(sql`
    update appointments.suspension_case set accounts = ${want.accounts}, told_at = case when ${want.accounts} > 0 then coalesce(told_at, ${ctx.clock()}::timestamptz) end
     where hospital_id in (select h.hospital_id from appointments.hospital h) and appointment_id = ${want.appointmentId} and settled_at is null`)
  return {}
}

export const Answer = Type.Object(
  {
    choice: CaseChoice,
    scheduleId: Type.Optional(Uuid),
    periodNo: Type.Optional(Type.Integer({ minimum: 0, maximum: 47 })),
  },
  { additionalProperties: false, title: 'SuspensionAnswer', description: 'Where to (`move` only)' },
)

export const suspensionForPatientRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    const mine = async (accountId: string, appointmentId: string) => {
      const row = await caseOf(ctx, appointmentId)
      if (!row || !(await identity.mayActFor({ accountId, patientId: row.patientId })).allowed)
        throw refuse.case_not_found()
      return row
    }
    const access = { who: 'account' as const }

    app.get(
      '/appointments/:id/suspension',
      {
        config: { access, reads: 'patient' },
        schema: {
          operationId: 'getSuspensionCase',
          tags: ['appointments'],
          summary: 'Why the clinic is suspended and what can be chosen instead',
          params: IdParam,
          response: { 200: SuspensionCase },
        },
      },
      async (req) => toCase(await mine(accountOf(req).accountId, req.params.id)),
    )

    app.put(
      '/appointments/:id/suspension/reading',
      {
        config: { access },
        schema: {
          operationId: 'readSuspensionCase',
          tags: ['appointments'],
          summary: 'Read receipt of the suspension',
          params: IdParam,
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        const { accountId } = accountOf(req)
        await mine(accountId, req.params.id)
        await markCaseRead(ctx, { appointmentId: req.params.id, by: `account:${accountId}` })
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/appointments/:id/suspension/moves',
      {
        config: { access },
        schema: {
          operationId: 'listSuspensionMoves',
          tags: ['appointments'],
          summary: 'Other days of the department at the same fee with free numbers',
          params: IdParam,
          response: { 200: List(MoveOption) },
        },
      },
      async (req) => {
        const c = await mine(accountOf(req).accountId, req.params.id)
        return { items: c.settledAt ? [] : await moveOptions(ctx, c.hospitalId, c.id, false) }
      },
    )

    app.post(
      '/appointments/:id/suspension/answer',
      {
        config: { access },
        schema: {
          operationId: 'answerSuspension',
          tags: ['appointments'],
          summary: 'Choose the substitute, another day, or the money back; carried out at once',
          params: IdParam,
          headers: IdempotencyHeader,
          body: Answer,
          response: { 200: SuspensionCase },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const c = await mine(accountId, req.params.id)
        await answerCase(ctx, {
          ...req.body,
          hospitalId: c.hospitalId,
          appointmentId: c.appointmentId,
          who: `account:${accountId}`,
          channel: 'online',
          key: req.headers['idempotency-key'],
          hash: bodyHash(req.body),
        })
        return toCase((await caseOf(ctx, req.params.id))!)
      },
    )
  }
