/**
 * The real server (apps/server, `ROLE=api`) with one more route: an empty POST behind the same door (session, validation, audit, same body),
 * to see what a booking costs beyond it. The route exists here only.
 */

import { Taking } from '@jiuyi/appointments/bench'
import { IdempotencyHeader } from '@jiuyi/kernel'
import type { Routes } from '@jiuyi/platform'
import { buildHouse } from '@jiuyi/server/house'
import { runHouse } from '@jiuyi/server/serve'
import { readSettings } from '@jiuyi/server/settings'
import { Type } from 'typebox'

const empty: Routes = async (app) => {
  app.post(
    '/bench/empty',
    {
      config: { access: { who: 'account' } },
      schema: {
        operationId: 'benchEmpty',
        headers: IdempotencyHeader,
        body: Taking,
        response: { 201: Type.Object({}, { additionalProperties: false }) },
      },
    },
    async (_req, reply) => reply.code(201).send({}),
  )
}

const settings = readSettings(process.env, false)
const house = buildHouse(settings)
house.routes.push(empty)
const running = await runHouse(house, settings)
process.on('message', (m) => {
  if (m === 'memory') process.send!({ rss: process.memoryUsage().rss })
  // A profile is written when the process ends by itself.
  if (m === 'stop') running.stop().then(() => process.exit(0))
})
process.on('disconnect', () => process.exit(1))
process.send!('ready')
