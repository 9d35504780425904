import { defineModule } from '@jiuyi/platform'
import { consultRoute } from './consult.ts'
import type { Needs } from './deps.ts'
import { editSettingsRoutes } from './edit-settings.ts'
import { listConsultationsRoute } from './list-consultations.ts'
import { forgetOld, triageFacade } from './patient-words.ts'

export { seedConsultations } from './seed.ts'

export default defineModule({
  name: 'triage',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, needs: Needs) => {
    const deps = { ...ctx, ...needs }
    return {
      facade: triageFacade(deps),
      routes: [consultRoute(deps), editSettingsRoutes(deps), listConsultationsRoute(deps)],
      timers: [{ name: 'triage.forget_old', everySeconds: 3600, run: () => forgetOld(deps) }],
    }
  },
})
