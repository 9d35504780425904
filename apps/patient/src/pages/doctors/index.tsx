import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { departmentPage } from '../../api/directory.ts'
import { departmentLeft } from '../../api/left.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { serverNow } from '../../app-state/app.ts'
import { ClinicCard } from '../../booking/clinic-card.tsx'
import { firstDay, onTheWall, stripDays } from '../../booking/days.ts'
import { OldNote, ReleaseNote } from '../../booking/release-note.tsx'
import { clinicsOn, nextRelease } from '../../booking/sessions.ts'
import { useLive } from '../../booking/use-live.ts'
import { usePageQuery, usePullToRefresh } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { DateStrip } from '../../ui/choices.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'

/** 选择医生: fourteen days in a row, and who sees patients on the one chosen. */
export default function Doctors() {
  const t = useT()
  const say = useSay()
  const { departmentId = '', on: asked } = usePageQuery()
  const about = useLoad(departmentId, () => departmentPage(departmentId))
  const left = useLoad(departmentId, () => departmentLeft(departmentId), { onShow: true })
  const released = useLive(left, (d) => d.schedules)
  const [chosen, setChosen] = useState(asked)
  usePullToRefresh(left.reload)
  const problem = left.problem ?? about.problem
  const department = about.data?.department
  const days = left.data?.days ?? []
  const schedules = left.data?.schedules ?? []
  const day = chosen && days.some((d) => d.on === chosen) ? chosen : firstDay(days)
  const clinics = clinicsOn(day, schedules, about.data?.practitioners ?? [])
  const opening = nextRelease(day, schedules)
  const retry = (): void => {
    void left.reload()
    void about.reload()
  }
  return (
    <Screen id="doctors" title={t.booking.doctors}>
      {department ? (
        <View className="days">
          <Text id="department" className="heading">
            {department.name}
          </Text>
          <Text className="quiet">{department.place}</Text>
        </View>
      ) : null}
      {left.data && about.data ? (
        <View>
          <View className="days">
            <DateStrip
              id="days"
              label={t.booking.day}
              days={stripDays(days, schedules, days[0]?.on ?? onTheWall(serverNow()).on, t.booking)}
              value={day}
              onChoose={setChosen}
            />
          </View>
          <OldNote problem={left.problem} staleSince={left.data.staleSince} />
          {opening ? (
            <ReleaseNote releaseAt={opening.releaseAt} byDraw={opening.draw !== undefined} onRelease={released} />
          ) : null}
          {clinics.map((c) => (
            <ClinicCard key={c.key} clinic={c} departmentId={departmentId} />
          ))}
          {clinics.length === 0 ? (
            <EmptyState
              id="empty"
              icon="calendar"
              text={schedules.length > 0 ? t.booking.noSessions : t.booking.noneSoon}
              hint={schedules.length > 0 ? t.booking.noSessionsHint : t.booking.noneSoonHint}
            />
          ) : null}
        </View>
      ) : problem ? (
        <ErrorState title={say(problem)} busy={left.busy || about.busy} onRetry={retry} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Screen>
  )
}
