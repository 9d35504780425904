import type { Identity } from '@jiuyi/identity'
import type { Facade } from '@jiuyi/kernel'
import type { Ctx, Routes, Timer } from '@jiuyi/platform'
import { wishRoutes } from './make-wish.ts'
import { markDrawRoutes } from './mark-draw.ts'
import { runDraws } from './run-draws.ts'
import { showDrawRoute } from './show-draw.ts'

/** What the fair draw gives to the module. */
export const drawParts = (
  ctx: Ctx,
  identity: Facade<(typeof Identity)['methods']>,
): { routes: Routes[]; timers: Timer[] } => ({
  routes: [markDrawRoutes(ctx), wishRoutes(ctx, identity), showDrawRoute(ctx)],
  timers: [{ name: 'appointments.run_draws', everySeconds: 3, run: () => runDraws(ctx) }],
})
