/** 资源: rooms, devices and people that numbers occupy besides the doctor; who occupies them on a day. */
import { Count, Day, IdParam, Instant, instantAt, Line, List, newId, Uuid } from '@jiuyi/kernel'
import { actorName, type Ctx, type Routes, sql, staffOf, type Tx, violated } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from './contract.ts'

const Kind = Type.Enum(['room', 'device', 'staff', 'other'])
const Capacity = Type.Integer({ minimum: 1, maximum: 99, description: 'How many may occupy it at the same moment' })
const Resource = Type.Object(
  { id: Uuid, kind: Kind, name: Type.String(), capacity: Capacity, active: Type.Boolean() },
  { additionalProperties: false, title: 'Resource' },
)
type Resource = {
  id: string
  kind: 'room' | 'device' | 'staff' | 'other'
  name: string
  capacity: number
  active: boolean
}
const NewResource = Type.Object(
  { kind: Kind, name: Line(40), capacity: Capacity },
  { additionalProperties: false, title: 'NewResource' },
)
const ResourceChange = Type.Partial(Type.Object({ name: Line(40), capacity: Capacity, active: Type.Boolean() }), {
  additionalProperties: false,
  title: 'ResourceChange',
})
const Use = Type.Object(
  { appointmentId: Uuid, scheduleId: Uuid, from: Instant, to: Instant, serial: Count, status: Type.String() },
  { additionalProperties: false, title: 'ResourceUse' },
)

const nameTaken = (e: unknown): never => {
  throw violated(e) === 'resource_name_once' ? refuse.resource_exists() : e
}
const read = (tx: Tx | Ctx['db'], hospitalId: string, id: string) =>
  tx.maybeOne<Resource>(sql`
    select id, kind, name, capacity, active from appointments.resource where hospital_id = ${hospitalId} and id = ${id}`)

/** Changes a resource under its lock; what is already promised stays possible: it is neither retired nor made smaller below its fullest moment to come. */
const changeResource = (
  ctx: Ctx,
  hospitalId: string,
  id: string,
  by: string,
  change: { name?: string; capacity?: number; active?: boolean },
): Promise<Resource> =>
  ctx.db.tx(async (tx) => {
    const now = ctx.clock()
    const before = await tx.maybeOne<Resource>(sql`
      select id, kind, name, capacity, active from appointments.resource where hospital_id = ${hospitalId} and id = ${id} for no key update`)
    if (!before) throw refuse.resource_not_found()
    const next = { ...before, ...change }
    const { peak } = await tx.one<{ peak: number }>(
      sql`select appointments.resource_peak(${hospitalId}, ${id}, ${now}, 'infinity') as peak`,
    )
    if (peak > (next.active ? next.capacity : 0)) throw refuse.resource_in_use({ peak })
    await tx.rows(sql`
      update appointments.resource set name = ${next.name.trim()}, capacity = ${next.capacity}, active = ${next.active}, changed_at = ${now}, changed_by = ${by}
       where hospital_id = ${hospitalId} and id = ${id}`)
    return (await read(tx, hospitalId, id))!
  })

export const resourceRoutes =
  (ctx: Ctx, timeZone: string): Routes =>
  async (app) => {
    app.get(
      '/staff/resources',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'listResources',
          tags: ['scheduling'],
          summary: 'Rooms, devices and people that numbers may occupy',
          response: { 200: List(Resource) },
        },
      },
      async (req) => ({
        items: await ctx.db.rows<Resource>(sql`
          select id, kind, name, capacity, active from appointments.resource
           where hospital_id = ${staffOf(req).hospitalId} order by active desc, kind, name, id`),
      }),
    )

    app.post(
      '/staff/resources',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'createResource',
          tags: ['scheduling'],
          summary: 'Add a room, a device or a person',
          body: NewResource,
          response: { 201: Resource },
        },
      },
      async (req, reply) => {
        const staff = staffOf(req)
        const id = newId<'resource'>()
        const { kind, name, capacity } = req.body
        await ctx.db
          .rows(sql`
            insert into appointments.resource (hospital_id, id, kind, name, capacity, changed_at, changed_by)
            values (${staff.hospitalId}, ${id}, ${kind}, ${name.trim()}, ${capacity}, ${ctx.clock()}, ${actorName(staff)})`)
          .catch(nameTaken)
        return reply.code(201).send((await read(ctx.db, staff.hospitalId, id))!)
      },
    )

    app.patch(
      '/staff/resources/:id',
      {
        config: { access: { who: 'staff', may: 'timetable.write' } },
        schema: {
          operationId: 'updateResource',
          tags: ['scheduling'],
          summary: 'Rename, resize or retire a resource; not below what is already promised',
          params: IdParam,
          body: ResourceChange,
          response: { 200: Resource },
        },
      },
      async (req) => {
        const staff = staffOf(req)
        return changeResource(ctx, staff.hospitalId, req.params.id, actorName(staff), req.body).catch(nameTaken)
      },
    )

    app.get(
      '/staff/resources/:id/uses',
      {
        config: { access: { who: 'staff', may: 'timetable.read' } },
        schema: {
          operationId: 'listResourceUses',
          tags: ['scheduling'],
          summary: 'What occupies a resource on a day',
          params: IdParam,
          querystring: Type.Object({ on: Day }),
          response: { 200: List(Use) },
        },
      },
      async (req) => {
        const { hospitalId } = staffOf(req)
        if (!(await read(ctx.db, hospitalId, req.params.id))) throw refuse.resource_not_found()
        const from = instantAt(req.query.on, '00:00', timeZone)
        const rows = await ctx.db.rows<{
          appointmentId: string
          scheduleId: string
          from: Date
          to: Date
          serial: number
          status: string
        }>(sql`
          select u.appointment_id as "appointmentId", a.schedule_id as "scheduleId", u.from_at as "from", u.to_at as "to", a.serial, a.status
            from appointments.resource_use u
            join appointments.appointment a on a.id = u.appointment_id and a.hospital_id = u.hospital_id
           where u.hospital_id = ${hospitalId} and u.resource_id = ${req.params.id} and u.from_at >= ${from}
             and u.from_at < ${new Date(from.getTime() + 86_400_000)}
           order by u.from_at, a.serial`)
        return { items: rows.map((r) => ({ ...r, from: r.from.toISOString(), to: r.to.toISOString() })) }
      },
    )
  }
