import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type Practitioner, practitioner } from '../../api/directory.ts'
import { doctorLeft } from '../../api/left.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { serverNow } from '../../app-state/app.ts'
import { levelText, SessionChip } from '../../booking/clinic-card.tsx'
import { dayText, onTheWall } from '../../booking/days.ts'
import { PeriodGrid, usePeriods } from '../../booking/period-grid.tsx'
import { byTime, type Session } from '../../booking/sessions.ts'
import { useLive } from '../../booking/use-live.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Avatar, Tag } from '../../ui/tag.tsx'

const byDay = (sessions: readonly Session[]): { on: string; sessions: Session[] }[] => {
  const days: { on: string; sessions: Session[] }[] = []
  for (const s of sessions.slice().sort(byTime)) {
    const last = days[days.length - 1]
    if (last?.on === s.on) last.sessions.push(s)
    else days.push({ on: s.on, sessions: [s] })
  }
  return days
}

const departmentsOf = (d: Practitioner): string =>
  d.roles
    .map((r) => r.departmentName)
    .filter((name, i, all) => all.indexOf(name) === i)
    .join(' · ')

/** 医生: who this is, when they see patients, and the periods of the session chosen, all on one page. */
export default function Doctor() {
  const t = useT()
  const say = useSay()
  const { id = '', departmentId } = usePageQuery()
  const about = useLoad(id, () => practitioner(id))
  const left = useLoad(id, () => doctorLeft(id), { onShow: true })
  useLive(left, (answer) => answer.schedules)
  const [chosen, setChosen] = useState<string>()
  const d = about.data
  const sessions = (left.data?.schedules ?? []).filter((s) => !departmentId || s.departmentId === departmentId)
  const session =
    sessions.find((s) => s.scheduleId === chosen) ?? sessions.find((s) => s.state === 'available') ?? sessions[0]
  const periods = usePeriods(session?.scheduleId)
  const today = onTheWall(serverNow()).on
  const problem = about.problem ?? left.problem
  const retry = (): void => {
    void about.reload()
    void left.reload()
  }
  if (!d || !left.data)
    return (
      <Screen id="doctor" title={t.booking.doctor}>
        {problem ? (
          <ErrorState title={say(problem)} busy={about.busy || left.busy} onRetry={retry} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Screen>
    )
  return (
    <Screen id="doctor" title={t.booking.doctor}>
      <Card>
        <View className="clinic-head">
          <Avatar name={d.name} />
          <View className="cell-main">
            <View className="clinic-name">
              <Text id="doctor-name" className="heading">
                {d.name}
              </Text>
              <Tag text={t.booking.titles[d.title]} kind="accent" />
            </View>
            <Text className="quiet">{departmentsOf(d)}</Text>
          </View>
        </View>
        <Text className="rule">{t.booking.specialty(d.specialty)}</Text>
      </Card>
      <Card id="sessions" title={t.booking.sessions}>
        {sessions.length === 0 ? (
          <EmptyState id="empty" icon="calendar" text={t.booking.noneSoon} hint={t.booking.noneSoonHint} />
        ) : null}
        {byDay(sessions).map((day) => (
          <View key={day.on} className="session-day">
            <Text className="figures session-date">{dayText(day.on, today, t.booking)}</Text>
            <View className="chips">
              {day.sessions.map((s) => (
                <SessionChip
                  key={s.scheduleId}
                  session={s}
                  on={s.scheduleId === session?.scheduleId}
                  onTap={() => setChosen(s.scheduleId)}
                />
              ))}
            </View>
            {session?.on === day.on ? (
              <View id="session" className="session-open">
                <Text id="what" className="quiet group-note">
                  {[
                    t.booking.half[session.half],
                    levelText(session.feeLevel, t),
                    t.common.yuan(yuan(session.feeFen)),
                    session.room,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
                <PeriodGrid periods={periods} />
              </View>
            ) : null}
          </View>
        ))}
      </Card>
      <Card title={t.booking.introduction}>
        <Text id="introduction">{d.introduction}</Text>
        {d.diseases.length > 0 ? <Text className="rule quiet">{t.booking.diseases(d.diseases.join('、'))}</Text> : null}
      </Card>
    </Screen>
  )
}
