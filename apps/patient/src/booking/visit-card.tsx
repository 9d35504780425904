import { Text, View } from '@tarojs/components'
import type { Visit } from '../api/visits.ts'
import { serverNow } from '../app-state/app.ts'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { tappable } from '../ui/tappable.ts'
import { dayText, onTheWall } from './days.ts'

const kinds = {
  pending: 'danger',
  booked: 'accent',
  arrived: 'accent',
  fulfilled: 'plain',
  cancelled: 'off',
  noshow: 'off',
} as const

/** A held number opens its payment, one of a suspended clinic what can be chosen instead, any other its ticket. */
export function openVisit({ appointment: a }: Visit): void {
  if (a.stopped) void goTo('/pkg-suspension/case/index', { id: a.id })
  else void goTo(a.status === 'pending' ? '/pages/pay/index' : '/pages/ticket/index', { id: a.id })
}

/** One visit in a line or two: when, where, with whom, and how it stands. */
export function VisitCard({ visit, id }: { visit: Visit; id: string }) {
  const t = useT()
  const { appointment: a, department, doctor, campus } = visit
  const today = onTheWall(serverNow()).on
  return (
    <View id={id} className="card visit" {...tappable(() => openVisit(visit), { role: 'link' })}>
      <View className="visit-head">
        <Text className="heading figures">
          {`${dayText(a.on, today, t.booking)} `}
          <Text className="nowrap">{`${a.from}–${a.to}`}</Text>
        </Text>
        <Tag
          id={`${id}-status`}
          text={a.stopped ? t.suspension.stopped : t.ticket.status[a.status]}
          kind={a.stopped ? 'danger' : kinds[a.status]}
        />
      </View>
      <View className="visit-body">
        <View className="cell-main">
          <Text className="visit-who">{`${department?.name ?? ''} ${doctor?.name ?? t.booking.ordinaryClinic}`}</Text>
          <Text className="quiet visit-where">
            {a.stopped
              ? t.suspension.stoppedHint
              : [campus?.name, department?.place, a.room].filter(Boolean).join(' · ')}
          </Text>
        </View>
        <Icon name="chevron" color="quiet" size={1.1} />
      </View>
    </View>
  )
}
