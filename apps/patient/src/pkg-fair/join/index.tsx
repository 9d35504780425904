import { Text } from '@tarojs/components'
import { usePatients } from '../../api/patients.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { instantText } from '../../booking/days.ts'
import { PatientRow } from '../../booking/patient-row.tsx'
import { usePeriods } from '../../booking/period-grid.tsx'
import { goTo, replaceWith } from '../../device/navigation.ts'
import { usePageQuery } from '../../device/page.ts'
import { joinLine, lineOf } from '../../fair/api.ts'
import { ClinicHead } from '../../fair/clinic-head.tsx'
import { NextStep } from '../../fair/next-step.tsx'
import { useOnce } from '../../fair/use-once.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'

/** 候补登记: for whom, how the turn comes, and then a place in line. */
export default function Join() {
  const t = useT()
  const say = useSay()
  const { scheduleId = '' } = usePageQuery()
  const periods = usePeriods(scheduleId)
  const line = useLoad(scheduleId, () => lineOf(scheduleId), { onShow: true })
  const patients = usePatients()
  const join = useOnce()
  const schedule = periods.data?.schedule
  if (!schedule || !line.data) {
    const problem = periods.problem ?? line.problem
    return (
      <Screen id="join" title={t.fair.join}>
        {problem ? (
          <ErrorState
            title={say(problem)}
            busy={line.busy}
            onRetry={() => void Promise.all([periods.reload(), line.reload()])}
          />
        ) : (
          <Skeleton rows={3} />
        )}
      </Screen>
    )
  }
  const { day, time } = instantText(line.data.closesAt, t.booking)
  const again = join.trouble?.code === 'appointments.already_waiting'
  return (
    <Screen
      id="join"
      title={t.fair.join}
      footer={
        <>
          {join.trouble ? <Notice id="trouble" kind="danger" text={join.trouble.title} /> : null}
          {again ? (
            <Button
              id="see-waitlist"
              kind="secondary"
              text={t.fair.waitlist}
              onTap={() => void replaceWith('/pkg-fair/waitlist/index')}
            />
          ) : null}
          {line.data.open ? (
            <NextStep patients={patients}>
              {(patientId) => (
                <Button
                  id="submit"
                  text={t.fair.submitJoin}
                  busy={join.busy}
                  onTap={() =>
                    void join.run(
                      `${patientId} ${scheduleId}`,
                      (key) => joinLine({ scheduleId, patientId }, key),
                      () => replaceWith('/pkg-fair/waitlist/index'),
                    )
                  }
                />
              )}
            </NextStep>
          ) : (
            <>
              <Notice
                id="not-open"
                kind="alert"
                text={schedule.state === 'available' ? t.fair.notFull : t.fair.closed}
              />
              <Button
                id="go-book"
                kind="secondary"
                text={t.fair.goBook}
                onTap={() => void goTo('/pages/periods/index', { scheduleId })}
              />
            </>
          )}
        </>
      }
    >
      <ClinicHead schedule={schedule} />
      <Notice id="waiting-now" text={t.fair.waitingNow(line.data.waiting)} />
      <PatientRow patients={patients} />
      <Card title={t.fair.rules}>
        <Text className="rule">{t.fair.ruleOrder}</Text>
        <Text className="rule">{t.fair.ruleTell}</Text>
        <Text className="rule">{t.fair.ruleNext}</Text>
        <Text className="rule">{t.fair.ruleEnd(day, time)}</Text>
      </Card>
    </Screen>
  )
}
