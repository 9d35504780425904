import { storage } from '../device/storage.ts'
import { longestMs, type Waiting } from './waiting.ts'

const name = 'jiuyi.waiting'

/** The place outlives a closed app: whoever comes back to the page goes on waiting. */
export const keptPlace = {
  save: (w: Waiting): void => storage.set(name, w),
  drop: (): void => storage.remove(name),
  find(scheduleId: string, periodNo: string, patientId: string | undefined, now: number): Waiting | undefined {
    const w = storage.get<Waiting>(name)
    if (!w?.wish || now - w.since > longestMs || w.since > now) return undefined
    const mine =
      w.wish.scheduleId === scheduleId && String(w.wish.periodNo) === periodNo && w.wish.patientId === patientId
    return mine ? w : undefined
  },
}
