import { IdParam, Line } from '@jiuyi/kernel'
import { limitRate, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { certificatePlace, phonePlace } from '../patients/patient-row.ts'
import { noteReading } from './audit.ts'

const Body = Type.Object(
  {
    fields: Type.Array(Type.Enum(['phone', 'certificate']), { minItems: 1, maxItems: 2, uniqueItems: true }),
    reason: Line(200, 0),
  },
  { additionalProperties: false },
)
const Revealed = Type.Object(
  {
    phone: Type.Optional(Type.String({ 'x-phi': true })),
    certificateNumber: Type.Optional(Type.String({ 'x-phi': true })),
  },
  { additionalProperties: false, title: 'RevealedPatient' },
)

/** Shows a number in clear, for a reason that is written down first: the line and the look commit together. */
async function revealPatient(
  d: Deps,
  who: StaffActor,
  patientId: string,
  want: Static<typeof Body>,
  requestId: string,
): Promise<Static<typeof Revealed>> {
  const reason = want.reason.trim()
  if ([...reason].length < 2) throw refuse.reason_needed()
  const row = await d.db.tx(async (tx) => {
    const found = await tx.maybeOne<{ certificateSealed: string; phoneSealed: string }>(sql`
      select certificate_sealed as "certificateSealed", phone_sealed as "phoneSealed"
        from identity.patient
       where group_id = ${who.groupId} and id = ${patientId}`)
    if (!found) throw refuse.patient_not_found()
    await noteReading(tx, who, {
      action: 'revealPatient',
      patientIds: [patientId],
      requestId,
      status: 201,
      reason: `${want.fields.join('+')}: ${reason}`,
    })
    return found
  })
  return {
    ...(want.fields.includes('phone') ? { phone: d.keys.open(row.phoneSealed, phonePlace(patientId)) } : {}),
    ...(want.fields.includes('certificate')
      ? { certificateNumber: d.keys.open(row.certificateSealed, certificatePlace(patientId)) }
      : {}),
  }
}

export const revealPatientRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/desk/patients/:id/reveals',
      {
        config: { access: { who: 'staff', may: 'patient.reveal' } },
        schema: {
          operationId: 'revealPatient',
          tags: ['identity'],
          summary: 'Show phone or certificate in clear, with a reason',
          params: IdParam,
          body: Body,
          response: { 201: Revealed },
        },
      },
      async (req, reply) => {
        const who = staffOf(req)
        await limitRate(d.db, `identity.reveal|${who.staffId}`, 100, 3600)
        return reply.code(201).send(await revealPatient(d, who, req.params.id, req.body, req.id))
      },
    )
  }
