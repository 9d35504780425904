/** 候诊屏与门口码: what the hospital's own machines ask for. */
import { Instant, localDate, Uuid } from '@jiuyi/kernel'
import { type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from './contract.ts'
import type { Deps } from './deps.ts'
import { deviceOf } from './devices.ts'
import { doorCode } from './door-code.ts'
import type { LoggedEvent } from './hub.ts'
import { openQueue } from './join-queue.ts'
import { readSnapshot, ScreenView, type Snapshot, screenView } from './snapshot.ts'
import type { Streams } from './stream.ts'

/** Calls to be spoken: who is to come where. */
const callsOf = (events: LoggedEvent[], s: Snapshot) =>
  events
    .filter((e) => e.kind === 'called' || e.kind === 'recalled')
    .flatMap((e) => {
      const entry = s.entries.find((x) => x.id === e.entryId)
      return entry
        ? [
            {
              seq: e.seq,
              serial: entry.serial,
              nameMasked: entry.nameMasked,
              room: s.rooms.get(e.roomId ?? '')?.name ?? '',
            },
          ]
        : []
    })

export const screenRoutes =
  (d: Deps, streams: Streams): Routes =>
  async (app) => {
    const RoomParam = Type.Object({ room: Uuid })
    /** Today's queue of the screen's own room. */
    const queueOf = async (req: { headers: { authorization?: string | undefined } }, roomId: string) => {
      const device = await deviceOf(d, req, 'screen')
      if (device.roomId !== roomId) throw refuse.room_not_found()
      const { hospital } = await d.directory.hospital({ hospitalId: device.hospitalId })
      const room = await d.db.one<{ campusId: string; departmentId: string; name: string }>(sql`
        select r.campus_id as "campusId", r.department_id as "departmentId", r.name from queue.room r where r.hospital_id = ${device.hospitalId} and r.id = ${roomId}`)
      const now = d.clock()
      const on = localDate(now, hospital?.timeZone ?? 'Asia/Shanghai')
      return (await openQueue(d.db, { hospitalId: device.hospitalId, ...room, room: room.name, on, now })).queueId
    }
    app.get(
      '/screens/:room',
      {
        config: { access: { who: 'partner' } },
        schema: {
          operationId: 'getScreen',
          tags: ['queue'],
          summary: 'What the waiting-room screen shows; with the token of the screen',
          params: RoomParam,
          response: { 200: ScreenView },
        },
      },
      async (req) => {
        const snapshot = await readSnapshot(d.db, await queueOf(req, req.params.room))
        if (!snapshot) throw refuse.not_found()
        return screenView(snapshot)
      },
    )
    app.get(
      '/screens/:room/events',
      {
        config: { access: { who: 'partner' } },
        schema: {
          operationId: 'followScreen',
          tags: ['queue'],
          summary: 'Server-sent events: calls to be spoken and what to show; last-event-id catches up',
          params: RoomParam,
          produces: ['text/event-stream'],
          response: { 200: Type.String() },
        },
      },
      async (req, reply) =>
        streams.follow(req, reply, await queueOf(req, req.params.room), (events, s) => ({
          calls: callsOf(events, s),
          view: screenView(s),
        })) as never,
    )
    app.get(
      '/door-code',
      {
        config: { access: { who: 'partner' } },
        schema: {
          operationId: 'getDoorCode',
          tags: ['queue'],
          summary: 'The code at the door, which changes every 30 seconds (policy); with the token of the door',
          response: {
            200: Type.Object(
              { code: Type.String(), validUntil: Instant, at: Instant },
              { additionalProperties: false, title: 'DoorCode' },
            ),
          },
        },
      },
      async (req) => doorCode(d, await deviceOf(d, req, 'door')),
    )
  }
