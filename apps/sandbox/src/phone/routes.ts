import type { FastifyInstance } from 'fastify'
import type { Control } from '../control.ts'
import type { World } from '../world.ts'
export function phoneRoutes(_world: World, _control: Control) {
  return async (_app: FastifyInstance): Promise<void> => {}
}
