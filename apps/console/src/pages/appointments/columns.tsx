import { appointments, common } from '@jiuyi/phrases/console'
import { useMemo } from 'react'
import type { FoundAppointment } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import type { Column } from '../../ui/data-table.tsx'
import { yuanOf } from '../../ui/money.ts'
import { AppointmentTag, DayText, MoneyText } from '../../ui/texts.tsx'

export function useAppointmentColumns(manyDays: boolean): Column<FoundAppointment>[] {
  const t = useText(appointments)
  const c = useText(common)
  const ref = useReference()
  return useMemo(() => {
    const doctor = (f: FoundAppointment) =>
      ref.practitioner(f.appointment.practitionerId)?.name ?? (f.appointment.practitionerId ? c.unknown : c.noDoctor)
    const all: (Column<FoundAppointment> & { hidden?: boolean })[] = [
      {
        key: 'on',
        title: t.col.on,
        text: (f) => f.appointment.on,
        render: (f) => <DayText day={f.appointment.on} short />,
        exportOnly: !manyDays,
      },
      { key: 'half', title: t.col.half, text: (f) => c.half[f.appointment.half], exportOnly: true },
      { key: 'time', title: t.col.time, text: (f) => `${f.appointment.from}–${f.appointment.to}` },
      { key: 'serial', title: t.col.serial, text: (f) => f.appointment.serial, align: 'right' },
      {
        key: 'patient',
        title: t.col.patient,
        text: (f) => f.patient?.name ?? t.noPatient,
        render: (f) => <strong>{f.patient?.name ?? t.noPatient}</strong>,
      },
      { key: 'sex', title: t.col.sex, text: (f) => (f.patient ? c.sex[f.patient.sex] : '') },
      { key: 'age', title: t.col.age, text: (f) => f.patient?.ageYears, align: 'right' },
      { key: 'phone', title: t.col.phone, text: (f) => f.patient?.phoneMasked },
      { key: 'card', title: t.col.card, text: (f) => f.patient?.cardNumber, exportOnly: true },
      {
        key: 'department',
        title: t.col.department,
        text: (f) => ref.department(f.appointment.departmentId)?.name ?? c.unknown,
      },
      { key: 'doctor', title: t.col.doctor, text: doctor },
      { key: 'room', title: t.col.room, text: (f) => f.appointment.room },
      {
        key: 'campus',
        title: t.col.campus,
        text: (f) => ref.campusName(f.appointment.campusId),
        exportOnly: (ref.hospital?.campuses.length ?? 0) < 2,
      },
      {
        key: 'fee',
        title: t.col.fee,
        text: (f) => yuanOf(f.appointment.feeFen),
        render: (f) => <MoneyText fen={f.appointment.feeFen} />,
        align: 'right',
      },
      {
        key: 'status',
        title: t.col.status,
        text: (f) => c.appointmentStatus[f.appointment.status],
        render: (f) => <AppointmentTag status={f.appointment.status} />,
      },
      { key: 'code', title: t.col.code, text: (f) => f.appointment.code },
      {
        key: 'createdAt',
        title: t.col.createdAt,
        text: (f) => showInstant(f.appointment.createdAt, ref.timeZone),
        exportOnly: true,
      },
    ]
    return all
  }, [t, c, ref, manyDays])
}
