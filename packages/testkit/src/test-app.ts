import { after } from 'node:test'
import { type Actor, buildHttp, type Db, type Routes } from '@jiuyi/platform'
import type { FastifyInstance } from 'fastify'
import { checkResponses } from './check-responses.ts'

/**
 * A module's routes behind the real door (guard, validation, problems, audit), answers checked against their schemas.
 * `Authorization: Bearer <token>` stands for whoever `people` says; tokens need 20 characters.
 */
export async function testApp(
  db: Db,
  routes: Routes[],
  people: Record<string, Exclude<Actor, { kind: 'anonymous' }>> = {},
): Promise<FastifyInstance> {
  const app = await buildHttp({
    db,
    routes,
    logLevel: 'silent',
    authenticate: async ({ token, kind }) => (people[token]?.kind === kind ? people[token] : undefined),
    phrase: (code) => code,
    prepare: checkResponses,
  })
  await app.ready()
  after(() => app.close())
  return app
}
