import { IdempotencyHeader } from '@jiuyi/kernel'
import { bodyHash, idempotent, type Routes, type StaffActor, sql, staffOf, type Tx } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { PatientCard, refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { registration, sealWanted } from '../patients/add-patient.ts'
import { sameName } from '../patients/certificate.ts'
import { patientCards } from '../patients/find-patients.ts'
import { insertPatient, phonePlace } from '../patients/patient-row.ts'
import { phoneIndex, readPhone } from '../secrets/phone.ts'
import { noteReading } from './audit.ts'

const Body = Type.Object(registration, { additionalProperties: false })

/**
 * 窗口建档. The desk has seen the certificate, so a person who is registered already gets the phone given now: the way back in for someone
 * whose old number is gone, or whose certificate a stranger has registered.
 */
async function registerPatient(
  tx: Tx,
  d: Deps,
  who: StaffActor,
  want: Static<typeof Body>,
  requestId: string,
): Promise<PatientCard> {
  const here = { ...d, groupId: who.groupId }
  const sealed = sealWanted(d, want)
  let id: string = sealed.id
  if (!(await insertPatient(tx, here, sealed))) {
    const known = await tx.one<{ id: string; name: string }>(sql`
      select id, name from identity.patient
       where group_id = ${who.groupId} and certificate_index = ${sealed.certificateIndex} and certificate_type = ${sealed.certificateType}
         for update`)
    if (!sameName(known.name, sealed.name)) throw refuse.name_mismatch()
    id = known.id
    const phone = readPhone(want.phone)
    await tx.rows(sql`
      update identity.patient
         set phone_sealed = ${d.keys.seal(phone, phonePlace(id))}, phone_index = ${phoneIndex(d.keys, phone)}
       where group_id = ${who.groupId} and id = ${id}`)
  }
  await noteReading(tx, who, { action: 'registerPatient', patientIds: [id], requestId, status: 201 })
  return (await patientCards(tx, d, who.groupId, [id]))[0]!
}

export const registerPatientRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/desk/patients',
      {
        config: { access: { who: 'staff', may: 'patient.register' } },
        schema: {
          operationId: 'registerPatient',
          tags: ['identity'],
          summary: 'Register a patient at the desk',
          headers: IdempotencyHeader,
          body: Body,
          response: { 201: PatientCard },
        },
      },
      async (req, reply) => {
        const who = staffOf(req)
        const key = {
          actorId: who.staffId,
          key: req.headers['idempotency-key'],
          body: d.keys.blindIndex('request', bodyHash(req.body)),
        }
        return reply.code(201).send(await idempotent(d.db, key, (tx) => registerPatient(tx, d, who, req.body, req.id)))
      },
    )
  }
