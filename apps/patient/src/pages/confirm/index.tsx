import { Text } from '@tarojs/components'
import { api, askToLogIn } from '../../api/client.ts'
import { departmentPage } from '../../api/directory.ts'
import { usePatients } from '../../api/patients.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { serverNow, useApp } from '../../app-state/app.ts'
import { levelText } from '../../booking/clinic-card.tsx'
import { dayText, onTheWall } from '../../booking/days.ts'
import { PatientRow } from '../../booking/patient-row.tsx'
import { usePeriods } from '../../booking/period-grid.tsx'
import { currentUrl, goTo, goToTab, replaceWith } from '../../device/navigation.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { WaitingRoom } from '../../rush/waiting-room.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { useBooking } from './use-booking.ts'

const useAccount = () => {
  const account = useApp((s) => s.session?.accountId)
  return useLoad(account, () => api.GET('/api/account'), { onShow: true })
}

/** 确认挂号: what, for whom, under which rules; submitting takes the number. */
export default function Confirm() {
  const t = useT()
  const say = useSay()
  const { scheduleId = '', periodNo: no = '', from } = usePageQuery()
  const shortcut = from === 'triage'
  const periods = usePeriods(scheduleId)
  const schedule = periods.data?.schedule
  const period = periods.data?.periods.find((p) => String(p.periodNo) === no)
  const page = useLoad(schedule?.departmentId, () => departmentPage(schedule?.departmentId ?? ''))
  const accountId = useApp((s) => s.session?.accountId)
  const patient = useApp((s) => s.patient)
  const patients = usePatients()
  const account = useAccount()
  const booking = useBooking(
    { scheduleId, periodNo: no, accountId, patientId: patient?.id, feeFen: schedule?.feeFen, shortcut },
    account,
  )
  const { feeFen } = booking
  if (booking.waiting)
    return (
      <Screen id="confirm" title={t.waitingRoom.title}>
        <WaitingRoom waiting={booking.waiting} busy={booking.busy} onDue={booking.tryAgain} onLeave={booking.leave} />
      </Screen>
    )

  if (!schedule || !period || !page.data) {
    const problem = periods.problem ?? page.problem
    return (
      <Screen id="confirm" title={t.confirm.title}>
        {problem ? (
          <ErrorState
            title={say(problem)}
            busy={periods.busy}
            onRetry={() => void Promise.all([periods.reload(), page.reload()])}
          />
        ) : (
          <Skeleton rows={3} />
        )}
      </Screen>
    )
  }
  const doctor = page.data.practitioners.find((p) => p.id === schedule.practitionerId)
  const day = dayText(schedule.on, onTheWall(serverNow()).on, t.booking)
  const consentDue = (account.data?.consentsDue.length ?? 0) > 0
  const holdMinutes = account.data?.preferences.elder ? 30 : 15

  const next = !accountId ? (
    <Button id="log-in" text={t.confirm.logIn} onTap={() => askToLogIn()} />
  ) : consentDue ? (
    <Button
      id="read-consent"
      icon="shield"
      text={t.confirm.readConsent}
      onTap={() => void goTo('/pages/consent/index', { back: currentUrl() })}
    />
  ) : !patient && patients.data ? (
    <Button
      id="first-patient"
      text={t.confirm.addPatient}
      onTap={() => void goTo('/pages/patient-edit/index', { back: currentUrl() })}
    />
  ) : (
    <Button
      id="submit"
      text={booking.busy ? t.confirm.submitting : feeFen > 0 ? t.confirm.submitFee(yuan(feeFen)) : t.confirm.submit}
      busy={booking.busy}
      disabled={!patient}
      onTap={() =>
        patient && void booking.submit({ scheduleId, periodNo: period.periodNo, patientId: patient.id, feeFen })
      }
    />
  )

  return (
    <Screen
      id="confirm"
      title={t.confirm.title}
      footer={
        <>
          {consentDue ? <Notice id="consent-due" text={t.confirm.consent} icon="shield" /> : null}
          {booking.trouble ? <Notice id="trouble" kind="danger" text={booking.trouble.title} /> : null}
          {booking.trouble?.code === 'appointments.already_booked' ? (
            <Button
              id="see-visits"
              kind="secondary"
              text={t.confirm.seeVisits}
              onTap={() => void goToTab('/pages/visits/index')}
            />
          ) : null}
          {next}
        </>
      }
    >
      <PatientRow patients={patients} />
      <Card title={t.confirm.visit}>
        <Facts
          facts={[
            { id: 'department', name: t.ticket.department, value: page.data.department.name },
            { id: 'doctor', name: t.ticket.doctor, value: doctor?.name ?? t.booking.ordinaryClinic },
            { id: 'time', name: t.confirm.time, value: `${day} ${period.from}–${period.to}` },
            {
              id: 'place',
              name: t.booking.place,
              value: [page.data.department.place, schedule.room].filter(Boolean).join(' · '),
            },
            {
              id: 'fee',
              name: t.booking.fee,
              value: `${t.common.yuan(yuan(feeFen))} ${levelText(schedule.feeLevel, t)}`,
            },
          ]}
        />
        {shortcut ? (
          <Cell
            id="other-time"
            icon="calendar"
            title={t.confirm.otherTime}
            onTap={() => void replaceWith('/pages/periods/index', { scheduleId })}
          />
        ) : null}
      </Card>
      <Card title={t.confirm.rules}>
        <Text className="rule">{feeFen > 0 ? t.confirm.ruleHold(holdMinutes) : t.confirm.ruleFree}</Text>
        <Text className="rule">{t.confirm.ruleCancel}</Text>
        <Text className="rule">{t.confirm.ruleLimit}</Text>
        <Text className="rule">{t.confirm.ruleName}</Text>
      </Card>
    </Screen>
  )
}
