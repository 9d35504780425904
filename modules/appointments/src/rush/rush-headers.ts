/** The three headers of a rush, as they are on the wire. Whatever stands in them, none of them is a reason to refuse a request. */
import { Type } from 'typebox'
import { type Caller, networkOf, readDevice } from './sightings.ts'

export const rushHeaders = {
  'jiuyi-device': Type.Optional(
    Type.String({ description: 'Random id that the app made and keeps; no more than a name' }),
  ),
  'rush-permit': Type.Optional(Type.String({ description: 'Solution of the challenge: `<challenge>.<nonce>`' })),
  'rush-place': Type.Optional(
    Type.String({ description: 'Place of the waiting room, from the refusal `appointments.waiting`' }),
  ),
}

type Request = { headers: Record<string, unknown>; ip: string }
const text = (v: unknown) => (typeof v === 'string' && v ? v : undefined)

export function callerOf(req: Request, accountId: string): Caller {
  const device = readDevice(req.headers['jiuyi-device'])
  return { accountId, network: networkOf(req.ip), ...(device && { device }) }
}
export function knockOf(req: Request, accountId: string, want: { scheduleId: string; patientId: string }) {
  const [permit, place] = [text(req.headers['rush-permit']), text(req.headers['rush-place'])]
  return {
    ...callerOf(req, accountId),
    scheduleId: want.scheduleId,
    patientId: want.patientId,
    key: String(req.headers['idempotency-key']),
    ...(permit && { permit }),
    ...(place && { place }),
  }
}
