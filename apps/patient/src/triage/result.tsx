import { Text, View } from '@tarojs/components'
import { quietApi } from '../api/client.ts'
import { departmentPage } from '../api/directory.ts'
import { periodsLeft } from '../api/left.ts'
import { useLoad } from '../api/use-load.ts'
import { serverNow } from '../app-state/app.ts'
import { dayText, onTheWall } from '../booking/days.ts'
import { byTime, type Session } from '../booking/sessions.ts'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Card, Cell } from '../ui/card.tsx'
import { Skeleton } from '../ui/states.tsx'
import type { Answer } from './use-triage.ts'

type Department = Answer['departments'][number]
const shown = 3

/** The first period that is free, to be confirmed at once: two taps from here to a number. Without one, the periods say why. */
async function takeFirst(scheduleId: string): Promise<void> {
  const { data } = await periodsLeft(scheduleId)
  const free = data?.periods.find((p) => p.state === 'available')
  if (free) await goTo('/pages/confirm/index', { scheduleId, periodNo: free.periodNo, from: 'triage' })
  else await goTo('/pages/periods/index', { scheduleId })
}

/** What is left soonest with the doctors who treat this, best match first; then whoever else has numbers. */
function soonest(sessions: readonly Session[], wanted: readonly string[]): Session[] {
  const rank = (s: Session): number => {
    const at = s.practitionerId ? wanted.indexOf(s.practitionerId) : -1
    return at < 0 ? 1000 : at
  }
  const open = sessions.filter((s) => s.state === 'available').sort(byTime)
  const doctors = open.filter((s, i) => open.findIndex((o) => o.practitionerId === s.practitionerId) === i)
  return doctors.sort((a, b) => rank(a) - rank(b) || byTime(a, b)).slice(0, shown)
}

/** One department: why, who has numbers soon, and one tap from here to the form that takes one. */
export function DepartmentCard({
  department,
  campus,
  first,
}: {
  department: Department
  /** Named where the hospital has more than one. */
  campus: string | undefined
  first: boolean
}) {
  const t = useT()
  const say = t.triage
  const id = department.departmentId
  const left = useLoad(id, () => quietApi.GET('/api/departments/{id}/availability', { params: { path: { id } } }))
  const about = useLoad(id, () => departmentPage(id))
  const today = onTheWall(serverNow()).on
  const sessions = soonest(left.data?.schedules ?? [], department.practitionerIds)
  const nameOf = (s: Session): string =>
    about.data?.practitioners.find((p) => p.id === s.practitionerId)?.name ?? t.booking.ordinaryClinic
  return (
    <Card id={`result-${id}`} title={department.name} className={first ? 'first-result' : ''}>
      <View>
        <Text id={`because-${id}`}>
          {department.because.length ? say.because(department.because.join('」「')) : say.byTaps}
        </Text>
      </View>
      <View>
        <Text className="quiet">{[campus, department.place].filter(Boolean).join(' · ')}</Text>
      </View>
      {left.data && about.data ? (
        <View>
          {sessions.length ? (
            sessions.map((s) => (
              <Cell
                key={s.scheduleId}
                id={`take-${s.scheduleId}`}
                icon="calendar"
                title={nameOf(s)}
                note={`${dayText(s.on, today, t.booking)} ${t.booking.half[s.half]}`}
                value={t.booking.left(s.left)}
                onTap={() => void takeFirst(s.scheduleId)}
              />
            ))
          ) : (
            <Text className="quiet">{say.noneFree}</Text>
          )}
        </View>
      ) : left.problem ? null : (
        <Skeleton rows={1} />
      )}
      <Cell
        id={`all-${id}`}
        icon="me"
        title={say.allDoctors}
        onTap={() => void goTo('/pages/doctors/index', { departmentId: id })}
      />
    </Card>
  )
}
