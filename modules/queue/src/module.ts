import { localDate } from '@jiuyi/kernel'
import { defineModule, limitRate } from '@jiuyi/platform'
import { refuse } from './contract.ts'
import type { Needs } from './deps.ts'
import { deviceOf, deviceRoutes } from './devices.ts'
import { mustBeNear, readDoorCode } from './door-code.ts'
import { handleEntryRoutes } from './handle-entry.ts'
import { createHub } from './hub.ts'
import { joinQueue, leaveQueue } from './join-queue.ts'
import { decisionTime } from './ledger.ts'
import { myPlaceRoutes } from './my-place.ts'
import { screenRoutes } from './screen.ts'
import { staffQueueRoutes } from './staff-queue.ts'
import { createStreams } from './stream.ts'
import { createWaits } from './waits.ts'

export { auditQueue } from './audit-queue.ts'

export default defineModule({
  name: 'queue',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, needs: Needs) => {
    const d = { ...ctx, ...needs }
    const reckon = createWaits(d.db)
    const read = (queueId: string) => reckon(queueId, decisionTime(d.clock) ?? undefined)
    const hub = createHub(d.db, read)
    const streams = createStreams(d.db, hub, read)
    return {
      facade: {
        join: joinQueue(d),
        leave: leaveQueue(d),
        readDoorCode: async ({ hospitalId, code }: { hospitalId: string; code: string }) => ({
          campusId: await readDoorCode(d, hospitalId, code),
        }),
        async mustBeNear(want: {
          hospitalId: string
          campusId: string
          latitude: number
          longitude: number
          accuracyMetres: number
        }) {
          const { hospital } = await d.directory.hospital({ hospitalId: want.hospitalId })
          const campus = hospital?.campuses.find((c) => c.id === want.campusId)
          if (!campus) throw refuse.campus_not_found()
          await mustBeNear(d, want.hospitalId, campus, want)
          return {}
        },
        async kiosk({ authorization }: { authorization: string }) {
          const { id, hospitalId, campusId } = await deviceOf(d, { headers: { authorization } }, 'kiosk')
          await limitRate(d.db, `queue.kiosk:${id}`, 30, 60)
          const { hospital } = await d.directory.hospital({ hospitalId })
          return { hospitalId, campusId, on: localDate(d.clock(), hospital?.timeZone ?? 'Asia/Shanghai') }
        },
      },
      routes: [
        staffQueueRoutes(d, streams),
        handleEntryRoutes(d),
        myPlaceRoutes(d, streams, read),
        screenRoutes(d, streams),
        deviceRoutes(d),
        async (app) => {
          // Streams never end by themselves: a server that stops ends them, and the clients come back to another.
          app.addHook('preClose', async () => {
            streams.stop()
            hub.stop()
          })
        },
      ],
    }
  },
})
