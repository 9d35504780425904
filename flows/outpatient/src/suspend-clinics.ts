/** 停诊: the timetable decides which days are not held, the numbers follow; what it means is shown before it is done. */

import { SuspensionLifted } from '@jiuyi/appointments'
import { Count, FenAmount, IdempotencyHeader, IdParam, Instant, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { actorName, type Flow, type Routes, type StaffActor, staffOf } from '@jiuyi/platform'
import { NewSuspension, refuse, Schedule, SchedulesSuspended } from '@jiuyi/scheduling'
import { type Static, Type } from 'typebox'
import type { Facades } from './facades.ts'

const Substitute = Type.Object(
  { id: Uuid, name: Type.String(), title: Type.String() },
  { additionalProperties: false, title: 'PossibleSubstitute' },
)
const Patient = Type.Object(
  {
    scheduleId: Uuid,
    nameMasked: Type.String(),
    phoneMasked: Type.String(),
    from: TimeOfDay,
    serial: Type.Integer(),
    feeFen: FenAmount,
    held: Type.Boolean(),
    reachable: Type.Boolean({ description: 'Some account acts for the patient; otherwise the desk has to call' }),
  },
  { additionalProperties: false, title: 'PatientToBeAffected' },
)
const Preview = Type.Object(
  {
    schedules: Type.Array(
      Type.Object(
        { schedule: Schedule, answerBy: Instant, substitutes: Type.Array(Substitute), affected: Count, held: Count },
        { additionalProperties: false, title: 'SuspensionPreviewDay' },
      ),
    ),
    patients: Type.Array(Patient),
    affected: Count,
    paid: Count,
    held: Count,
    unreachable: Count,
    refundFen: FenAmount,
  },
  { additionalProperties: false, title: 'SuspensionPreview' },
)
const Suspended = Type.Object({ suspensionId: Uuid }, { additionalProperties: false, title: 'SuspensionMade' })

/** Who acts; a department head only in the own departments. */
const editorOf = (staff: StaffActor) => ({
  hospitalId: staff.hospitalId,
  by: actorName(staff),
  ...(!staff.roles.some((r) => r === 'manager' || r === 'admin') && { onlyDepartments: staff.departmentIds }),
})

export const suspensionFlows = (f: Facades): Flow[] => [
  {
    // The route does the same at once; this makes up for a process that died in between. Undo: lifting.
    name: 'outpatient.stop_numbers',
    on: SchedulesSuspended.event,
    react: async (s: Static<typeof SchedulesSuspended.schema>) => {
      await f.appointments.suspendNumbers(s)
    },
  },
  {
    name: 'outpatient.resume_timetable',
    on: SuspensionLifted.event,
    react: async ({ hospitalId, suspensionId, by }: Static<typeof SuspensionLifted.schema>) => {
      await f.scheduling.liftSuspension({ hospitalId, suspensionId, by })
    },
  },
]

export const suspendClinicsRoutes =
  (f: Facades): Routes =>
  async (app) => {
    const access = { who: 'staff' as const, may: 'timetable.write' as const }

    app.post(
      '/staff/suspension-previews',
      {
        config: { access, reads: 'patient' },
        schema: {
          operationId: 'previewSuspension',
          tags: ['scheduling'],
          summary: 'Who would be affected, who could stand in, until when they would answer',
          body: Type.Object(
            {
              scheduleIds: Type.Array(Uuid, { minItems: 1, maxItems: 40, uniqueItems: true }),
              answerBy: Type.Optional(Instant),
            },
            { additionalProperties: false },
          ),
          response: { 200: Preview },
        },
      },
      async (req) => preview(f, staffOf(req), req.body),
    )

    const suspend = async (staff: StaffActor, key: string, want: NewSuspension, suspensionId?: string) => {
      const facts = await f.scheduling.suspend({
        ...editorOf(staff),
        want,
        key,
        ...(suspensionId && { suspensionId }),
      })
      await f.appointments.suspendNumbers(facts)
      return { suspensionId: facts.suspensionId }
    }

    app.post(
      '/staff/suspensions',
      {
        config: { access },
        schema: {
          operationId: 'suspendClinics',
          tags: ['scheduling'],
          summary: 'Suspend one or several days: numbers stop, patients are told and choose',
          headers: IdempotencyHeader,
          body: NewSuspension,
          response: { 201: Suspended },
        },
      },
      async (req, reply) => reply.code(201).send(await suspend(staffOf(req), req.headers['idempotency-key'], req.body)),
    )

    app.post(
      '/staff/suspensions/:id/schedules',
      {
        config: { access },
        schema: {
          operationId: 'extendSuspension',
          tags: ['scheduling'],
          summary: 'Add days to a suspension; its reason and offers stay',
          params: IdParam,
          headers: IdempotencyHeader,
          body: NewSuspension,
          response: { 201: Suspended },
        },
      },
      async (req, reply) =>
        reply.code(201).send(await suspend(staffOf(req), req.headers['idempotency-key'], req.body, req.params.id)),
    )

    app.post(
      '/staff/suspensions/:id/lifting',
      {
        config: { access },
        schema: {
          operationId: 'liftSuspension',
          tags: ['scheduling'],
          summary: 'Undo a suspension as long as nobody has answered; everyone is told',
          params: IdParam,
          response: { 204: Type.Null() },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const it = { hospitalId: staff.hospitalId, suspensionId: req.params.id, by: actorName(staff) }
        await f.scheduling.checkLifting({ ...editorOf(staff), suspensionId: req.params.id })
        // The numbers judge; the timetable follows here, or by the event when this process dies now.
        await f.appointments.liftNumbers(it)
        await f.scheduling.liftSuspension(it)
        return reply.code(204).send(null)
      },
    )
  }

async function preview(
  f: Facades,
  staff: StaffActor,
  want: { scheduleIds: string[]; answerBy?: string | undefined },
): Promise<Static<typeof Preview>> {
  const plan = await f.scheduling.planSuspension({
    ...editorOf(staff),
    scheduleIds: want.scheduleIds,
    ...(want.answerBy && { answerBy: want.answerBy }),
  })
  const { appointments } = await f.appointments.affected({
    hospitalId: staff.hospitalId,
    scheduleIds: want.scheduleIds,
  })
  const patientIds = [...new Set(appointments.map((a) => a.patientId))]
  const [{ practitioners }, { cards }, { patientIds: reachable }] = await Promise.all([
    f.directory.practitioners({
      ids: [...new Set(plan.schedules.flatMap((s) => s.substitutes.map((p) => p.id)))],
    }),
    f.identity.patientCards({ groupId: staff.groupId, patientIds }),
    f.identity.reachable({ patientIds }),
  ])
  const card = new Map(cards.map((c) => [c.patientId, c]))
  const doctor = new Map(practitioners.map((p) => [p.id, p]))
  const patients = appointments.map(({ patientId, appointmentId: _id, ...a }) => ({
    ...a,
    nameMasked: card.get(patientId)?.nameMasked ?? '',
    phoneMasked: card.get(patientId)?.phoneMasked ?? '',
    reachable: reachable.includes(patientId),
  }))
  const paid = patients.filter((p) => !p.held && p.feeFen > 0)
  if (!plan.schedules.length) throw refuse.schedule_not_found()
  return {
    schedules: plan.schedules.map((s) => ({
      schedule: s.schedule,
      answerBy: s.answerBy,
      substitutes: s.substitutes.flatMap(({ id }) => {
        const p = doctor.get(id)
        return p ? [{ id, name: p.name, title: p.title }] : []
      }),
      affected: patients.filter((p) => p.scheduleId === s.schedule.id && !p.held).length,
      held: patients.filter((p) => p.scheduleId === s.schedule.id && p.held).length,
    })),
    patients,
    affected: patients.filter((p) => !p.held).length,
    paid: paid.length,
    held: patients.filter((p) => p.held).length,
    unreachable: patients.filter((p) => !p.held && !p.reachable).length,
    refundFen: paid.reduce((n, p) => n + p.feeFen, 0),
  }
}
