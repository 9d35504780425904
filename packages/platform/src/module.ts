import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Clock } from '@jiuyi/kernel'
import type { Db } from './db.ts'
import type { Tasks, Timer } from './jobs.ts'
import type { KeyRing } from './key-ring.ts'
import type { Subscriber } from './relay.ts'

/** What the composition root hands to every module. */
export type Ctx = { db: Db; clock: Clock; keys: KeyRing }
/** A set of routes, relative to `/api`. */
export type Routes = FastifyPluginAsyncTypebox

/** What a module gives to the server once it is wired. */
export type Wired<F = unknown> = {
  facade: F
  routes?: Routes[]
  subscribers?: Subscriber[]
  tasks?: Tasks
  timers?: Timer[]
}

/**
 * A bounded context: one folder, one Postgres schema, one public contract. `create` receives what it needs of the outside (other facades,
 * ports, settings) as `needs`, so that nothing is looked up behind anyone's back.
 */
export type HospitalModule<N, F> = { name: string; migrations: URL; create: (ctx: Ctx, needs: N) => Wired<F> }
export const defineModule = <N, F>(m: HospitalModule<N, F>): HospitalModule<N, F> => m
