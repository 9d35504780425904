import { answerCase } from '@jiuyi/appointments/module'
import { addDays, type LocalDate, newId } from '@jiuyi/kernel'
import { relayAll } from '@jiuyi/platform'
import type { House } from '../house.ts'
import { ids } from './hospital.ts'
import type { DemoSchedule } from './planner.ts'

/** The clinic that is suspended in the demonstration: the one the first demo family has a number of. */
export const suspendedClinic = { department: 'dermatology', days: 4 }

/** 停诊: one clinic of the coming days with cases in several states: to be called, read, with the substitute, moved. No money moves. */
export async function buildSuspension(house: House, schedules: DemoSchedule[], today: LocalDate): Promise<number> {
  const { scheduling, appointments } = house.facades
  const clinic = schedules.find(
    (s) =>
      s.department.key === suspendedClinic.department &&
      s.schedule.practitionerId &&
      s.schedule.on >= addDays(today, suspendedClinic.days),
  )
  if (!clinic) return 0
  const scheduleId = clinic.schedule.id
  const by = { hospitalId: ids.hospital, by: 'staff:demo' }
  const plan = await scheduling.planSuspension({ ...by, scheduleIds: [scheduleId] })
  const substituteId = plan.schedules[0]?.substitutes[0]?.id
  const facts = await scheduling.suspend({
    ...by,
    key: newId(),
    want: {
      schedules: [{ scheduleId, ...(substituteId && { substituteId }) }],
      reason: '医生参加市里的义诊',
      move: true,
    },
  })
  const { appointments: affected } = await appointments.affected({
    hospitalId: ids.hospital,
    scheduleIds: [scheduleId],
  })
  await appointments.suspendNumbers(facts)
  await relayAll(house.db, house.subscribers)
  const others = affected.filter((a) => !a.held).slice(1)
  for (const [i, { appointmentId }] of others.entries()) {
    if (i === 0 && substituteId)
      await answerCase(house.ctxOf('appointments'), {
        hospitalId: ids.hospital,
        appointmentId,
        choice: 'substitute',
        who: 'account:demo',
        channel: 'online',
        key: newId(),
        hash: 'demo',
      })
    else if (i === 1) await appointments.caseRead({ appointmentId, by: 'account:demo' })
  }
  return affected.length
}
