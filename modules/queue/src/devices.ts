/** 设备: screens, doors and kiosks get a token once; it can be taken away. */
import { createHash, randomBytes } from 'node:crypto'
import { IdParam, Instant, Line, List, newId, Uuid } from '@jiuyi/kernel'
import { actorName, type Ctx, type Routes, refuseRequest, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { refuse } from './contract.ts'
import type { Deps } from './deps.ts'

const kinds = ['screen', 'door', 'kiosk'] as const
type Kind = (typeof kinds)[number]
const Device = Type.Object(
  {
    id: Uuid,
    kind: Type.Enum([...kinds]),
    name: Type.String(),
    campusId: Uuid,
    roomId: Type.Optional(Uuid),
    createdAt: Instant,
    revokedAt: Type.Optional(Instant),
  },
  { additionalProperties: false, title: 'QueueDevice' },
)
type Row = Omit<Static<typeof Device>, 'roomId' | 'createdAt' | 'revokedAt'> & {
  roomId: string | null
  createdAt: Date
  revokedAt: Date | null
}
const columns = sql`v.id, v.kind, v.name, v.campus_id as "campusId", v.room_id as "roomId", v.created_at as "createdAt", v.revoked_at as "revokedAt"`
const shown = ({ roomId, revokedAt, ...r }: Row): Static<typeof Device> => ({
  ...r,
  createdAt: r.createdAt.toISOString(),
  ...(roomId && { roomId }),
  ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
})
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

export type KnownDevice = { id: string; hospitalId: string; campusId: string; roomId: string | null }
/** Which device a request comes from, by its bearer token; a revoked one is nobody. */
export async function deviceOf(
  { db }: Pick<Ctx, 'db'>,
  req: { headers: { authorization?: string | undefined } },
  kind: Kind,
): Promise<KnownDevice> {
  const token = /^Bearer ([\w.-]{20,200})$/.exec(req.headers.authorization ?? '')?.[1]
  const device =
    token &&
    (await db.maybeOne<KnownDevice>(sql`
      select v.id, v.hospital_id as "hospitalId", v.campus_id as "campusId", v.room_id as "roomId" from queue.device v
       where v.token_hash = ${hashOf(token)} and v.kind = ${kind} and v.revoked_at is null`))
  if (!device) throw refuseRequest.unauthenticated()
  return device
}

export const deviceRoutes =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/queue-devices',
      {
        config: { access: { who: 'staff', may: 'queue.manage' } },
        schema: {
          operationId: 'addQueueDevice',
          tags: ['queue'],
          summary: 'A screen of a room, a door or a kiosk of a campus; the token is shown this once',
          body: Type.Object(
            { kind: Type.Enum([...kinds]), name: Line(60), campusId: Uuid, roomId: Type.Optional(Uuid) },
            { additionalProperties: false, title: 'NewQueueDevice' },
          ),
          response: {
            201: Type.Object(
              { device: Device, token: Type.String() },
              { additionalProperties: false, title: 'AddedQueueDevice' },
            ),
          },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const { kind, name, campusId, roomId } = req.body
        const { hospital } = await d.directory.hospital({ hospitalId: staff.hospitalId })
        if (!hospital?.campuses.some((c) => c.id === campusId)) throw refuse.campus_not_found()
        const room =
          roomId &&
          (await d.db.maybeOne(
            sql`select 1 as one from queue.room r where r.hospital_id = ${staff.hospitalId} and r.id = ${roomId} and r.campus_id = ${campusId}`,
          ))
        if (kind === 'screen' ? !room : roomId) throw refuse.room_not_found()
        const token = randomBytes(32).toString('base64url')
        const row = await d.db.one<Row>(sql`
          insert into queue.device as v (hospital_id, id, kind, campus_id, room_id, name, token_hash, created_at, created_by)
          values (${staff.hospitalId}, ${newId()}, ${kind}, ${campusId}, ${roomId ?? null}, ${name}, ${hashOf(token)}, ${d.clock()}, ${actorName(staff)})
          returning ${columns}`)
        return reply.code(201).send({ device: shown(row), token })
      },
    )
    app.get(
      '/staff/queue-devices',
      {
        config: { access: { who: 'staff', may: 'queue.manage' } },
        schema: {
          operationId: 'listQueueDevices',
          tags: ['queue'],
          summary: 'Screens, doors and kiosks',
          response: { 200: List(Device) },
        },
      },
      async (req) => ({
        items: (
          await d.db.rows<Row>(
            sql`select ${columns} from queue.device v where v.hospital_id = ${staffOf(req).hospitalId} order by v.created_at desc limit 500`,
          )
        ).map(shown),
      }),
    )
    app.delete(
      '/staff/queue-devices/:id',
      {
        config: { access: { who: 'staff', may: 'queue.manage' } },
        schema: {
          operationId: 'revokeQueueDevice',
          tags: ['queue'],
          summary: 'Its token is worth nothing from now on',
          params: IdParam,
          response: { 200: Device },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        const row = await d.db.maybeOne<Row>(sql`
          update queue.device v set revoked_at = coalesce(v.revoked_at, ${d.clock()}), revoked_by = coalesce(v.revoked_by, ${actorName(staff)})
           where v.hospital_id = ${staff.hospitalId} and v.id = ${req.params.id} returning ${columns}`)
        if (!row) throw refuse.device_not_found()
        return shown(row)
      },
    )
  }
