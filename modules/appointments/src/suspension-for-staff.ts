/** 停诊进度与电话名单: how far a suspension has come, whom the desk still has to call, and the desk's answer for a patient. */
import type { Identity } from '@jiuyi/identity'
import { type Facade, IdempotencyHeader, IdParam, List, newId, Uuid } from '@jiuyi/kernel'
import { bodyHash, type Ctx, type Fragment, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { answerCase } from './answer-case.ts'
import { type CaseRow, isToCall, selectCases, toCase } from './case-row.ts'
import { refuse } from './contract.ts'
import { decisionTime } from './decision-time.ts'
import { moveOptions } from './move-options.ts'
import { AffectedPatient, CallResult, MoveOption, SuspensionProgress } from './suspension-contract.ts'
import { Answer } from './suspension-for-patient.ts'
import { ownDepartments, suspensionProgress } from './suspension-progress.ts'

const mostCases = 2000

export const suspensionForStaffRoutes =
  (ctx: Ctx, identity: Facade<(typeof Identity)['methods']>): Routes =>
  async (app) => {
    const now = sql`coalesce(${decisionTime(ctx.clock)}::timestamptz, now())`
    const cases = async (staff: StaffActor, where: Fragment): Promise<AffectedPatient[]> => {
      const own = ownDepartments(staff)
      const rows = await ctx.db.rows<CaseRow>(
        selectCases(
          sql`c.hospital_id = ${staff.hospitalId} and (${own}::uuid[] is null or c.department_id = any (${own}::uuid[])) and ${where}`,
          sql`order by c.settled_at is not null, ${isToCall(now)} desc, c.answer_by, c.starts_at, c.id limit ${mostCases}`,
          now,
        ),
      )
      const { cards } = await identity.patientCards({
        groupId: staff.groupId,
        patientIds: [...new Set(rows.map((r) => r.patientId))],
      })
      const known = new Map(cards.map((c) => [c.patientId, c]))
      return rows.map((r) => {
        const card = known.get(r.patientId)
        return {
          id: r.id,
          ...toCase(r),
          toCall: r.toCall,
          calls: r.calls,
          ...(r.accounts !== null && { accounts: r.accounts }),
          ...(r.chosenBy && { chosenBy: r.chosenBy.startsWith('staff:') ? ('desk' as const) : ('patient' as const) }),
          ...(card && {
            patient: {
              patientId: card.patientId,
              nameMasked: card.nameMasked,
              phoneMasked: card.phoneMasked,
              sex: card.sex,
              ageYears: card.ageYears,
            },
          }),
        }
      })
    }
    const one = async (staff: StaffActor, id: string) => {
      const [found] = await cases(staff, sql`c.id = ${id}`)
      if (!found) throw refuse.case_not_found()
      return found
    }
    const read = { who: 'staff' as const, may: 'appointment.read' as const }
    const act = { who: 'staff' as const, may: 'appointment.cancel' as const }

    app.get(
      '/staff/suspensions',
      {
        config: { access: read },
        schema: {
          operationId: 'listSuspensions',
          tags: ['appointments'],
          summary: 'The last hundred suspensions and how far they have come',
          response: { 200: List(SuspensionProgress) },
        },
      },
      async (req) => ({ items: await suspensionProgress(ctx, staffOf(req), sql`true`, 100) }),
    )

    app.get(
      '/staff/suspensions/:id',
      {
        config: { access: read },
        schema: {
          operationId: 'getSuspension',
          tags: ['appointments'],
          summary: 'One suspension: told, read, called, answered, settled',
          params: IdParam,
          response: { 200: SuspensionProgress },
        },
      },
      async (req) => {
        const [found] = await suspensionProgress(ctx, staffOf(req), sql`u.id = ${req.params.id}`, 1)
        if (!found) throw refuse.suspension_not_found()
        return found
      },
    )

    app.get(
      '/staff/suspensions/:id/cases',
      {
        config: { access: read, reads: 'patient' },
        schema: {
          operationId: 'listSuspensionCases',
          tags: ['appointments'],
          summary: 'Who is affected, those to be called first',
          params: IdParam,
          response: { 200: List(AffectedPatient) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const items = await cases(staff, sql`c.suspension_id = ${req.params.id}`)
        if (!items.length && !(await suspensionProgress(ctx, staff, sql`u.id = ${req.params.id}`, 1)).length)
          throw refuse.suspension_not_found()
        return { items }
      },
    )

    app.get(
      '/staff/suspension-calls',
      {
        config: { access: act, reads: 'patient' },
        schema: {
          operationId: 'listSuspensionCalls',
          tags: ['appointments'],
          summary: 'The call list: who has not read it, most pressing first',
          querystring: Type.Object({ departmentId: Type.Optional(Uuid) }, { additionalProperties: false }),
          response: { 200: List(AffectedPatient) },
        },
      },
      async (req) => {
        const department = req.query.departmentId ?? null
        return {
          items: await cases(
            staffOf(req),
            sql`${isToCall(now)} and (${department}::uuid is null or c.department_id = ${department})`,
          ),
        }
      },
    )

    app.get(
      '/staff/suspension-cases/:id/moves',
      {
        config: { access: act },
        schema: {
          operationId: 'listSuspensionMovesAtDesk',
          tags: ['appointments'],
          summary: 'Where the desk can move an affected patient',
          params: IdParam,
          response: { 200: List(MoveOption) },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const found = await one(staff, req.params.id)
        return { items: found.settledAt ? [] : await moveOptions(ctx, staff.hospitalId, found.id, true) }
      },
    )

    app.post(
      '/staff/suspension-cases/:id/calls',
      {
        config: { access: act },
        schema: {
          operationId: 'noteSuspensionCall',
          tags: ['appointments'],
          summary: 'Write down a call and how it went',
          params: IdParam,
          headers: IdempotencyHeader,
          body: Type.Object({ result: CallResult }, { additionalProperties: false }),
          response: { 201: AffectedPatient },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const found = await one(staff, req.params.id)
        await noteCall(ctx, staff, found.id, req.body.result, req.headers['idempotency-key'])
        return reply.code(201).send(await one(staff, req.params.id))
      },
    )

    app.post(
      '/staff/suspension-cases/:id/answer',
      {
        config: { access: act },
        schema: {
          operationId: 'answerSuspensionAtDesk',
          tags: ['appointments'],
          summary: 'Carry out what the patient said on the phone or at the desk',
          params: IdParam,
          headers: IdempotencyHeader,
          body: Answer,
          response: { 200: AffectedPatient },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const found = await one(staff, req.params.id)
        await answerCase(ctx, {
          ...req.body,
          hospitalId: staff.hospitalId,
          appointmentId: found.appointmentId,
          who: `staff:${staff.staffId}`,
          channel: 'desk',
          key: req.headers['idempotency-key'],
          hash: bodyHash(req.body),
        })
        return one(staff, req.params.id)
      },
    )
  }

/** Calls are a ledger: each stands for itself. The key keeps an impatient second click from being one. */
const noteCall = (ctx: Ctx, staff: StaffActor, caseId: string, result: string, key: string) =>
  ctx.db.tx(async (tx) => {
    const fresh = await tx.maybeOne(sql`
      insert into platform.idempotency (actor_id, key, body_hash) values (${`staff:${staff.staffId}`}, ${`call:${key}`}, ${bodyHash({ caseId, result })})
      on conflict do nothing returning 1 as one`)
    if (!fresh) return
    await tx.rows(sql`
      insert into appointments.suspension_call (hospital_id, id, case_id, at, by, result)
      values (${staff.hospitalId}, ${newId()}, ${caseId}, ${ctx.clock()}, ${`staff:${staff.staffId}`}, ${result})`)
  })
