import { defineModule } from '@jiuyi/platform'
import { changeOccurrenceRoute } from './change-occurrence.ts'
import { createScheduleRoute } from './create-schedule.ts'
import { createTemplateRoute } from './create-template.ts'
import type { Needs } from './deps.ts'
import { schedulingFacade } from './facade.ts'
import { getTimetableRoute } from './get-timetable.ts'
import { listTemplatesRoute } from './list-templates.ts'
import { planAheadTimer } from './plan-ahead.ts'
import { setCalendarDayRoute } from './set-calendar-day.ts'
import { updateScheduleRoute } from './update-schedule.ts'
import { updateTemplateRoute } from './update-template.ts'
import { withdrawScheduleRoute } from './withdraw-schedule.ts'

export { seed } from './seed.ts'

const routes = [
  getTimetableRoute,
  listTemplatesRoute,
  createTemplateRoute,
  updateTemplateRoute,
  createScheduleRoute,
  updateScheduleRoute,
  withdrawScheduleRoute,
  changeOccurrenceRoute,
  setCalendarDayRoute,
]

export default defineModule({
  name: 'scheduling',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, needs: Needs) => {
    const deps = { ...ctx, ...needs }
    return {
      facade: schedulingFacade(deps),
      routes: routes.map((route) => route(deps)),
      timers: [planAheadTimer(deps)],
    }
  },
})
