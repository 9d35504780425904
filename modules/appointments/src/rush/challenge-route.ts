/** 抢号许可: what the app fetches when somebody opens the page on which a number is taken. */
import { IdParam, Instant } from '@jiuyi/kernel'
import { accountOf, type Routes } from '@jiuyi/platform'
import { Type } from 'typebox'
import type { RushGuard } from './rush-guard.ts'
import { callerOf } from './rush-headers.ts'

export const Challenge = Type.Object(
  {
    challenge: Type.String({ description: 'To be solved with the Idempotency-Key: docs/flows/rush.md' }),
    bits: Type.Integer({ minimum: 0, maximum: 20, description: 'Leading zero bits to find; 0: nothing to solve' }),
    expiresAt: Instant,
    serverTime: Instant,
    releaseAt: Instant,
  },
  { additionalProperties: false, title: 'RushChallenge' },
)

export const challengeRoute =
  (guard: RushGuard): Routes =>
  async (app) => {
    app.get(
      '/schedules/:id/challenge',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'getRushChallenge',
          tags: ['appointments'],
          summary: 'A small computation to be done before a number is taken in a rush',
          params: IdParam,
          headers: Type.Object({
            'jiuyi-device': Type.Optional(Type.String({ description: 'Random id the app keeps' })),
          }),
          response: { 200: Challenge },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const got = await guard.challenge({ ...callerOf(req, accountId), scheduleId: req.params.id, ip: req.ip })
        const iso = (ms: number) => new Date(ms).toISOString()
        return {
          challenge: got.challenge,
          bits: got.bits,
          expiresAt: iso(got.expiresAt),
          serverTime: iso(got.at),
          releaseAt: iso(got.releaseAt),
        }
      },
    )
  }
