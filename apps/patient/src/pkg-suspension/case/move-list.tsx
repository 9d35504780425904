import { Text, View } from '@tarojs/components'
import type { Practitioner } from '../../api/directory.ts'
import { serverNow } from '../../app-state/app.ts'
import { dayText, onTheWall } from '../../booking/days.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { aria, tappable } from '../../ui/tappable.ts'
import type { Move } from './use-case.ts'

/** Other days, the same doctor's first; each period with something free is one large button. */
export function MoveList(props: {
  moves: readonly Move[]
  doctors: readonly Practitioner[]
  onPick: (move: Move, period: Move['periods'][number]) => void
}) {
  const t = useT()
  const today = onTheWall(serverNow()).on
  if (props.moves.length === 0) return <EmptyState id="no-moves" icon="info" text={t.suspension.noMoves} />
  return (
    <View id="moves" {...aria({ role: 'group', 'aria-label': t.suspension.pickDay })}>
      {props.moves.slice(0, 12).map((m) => {
        const doctor = props.doctors.find((d) => d.id === m.practitionerId)
        return (
          <View key={m.scheduleId} id={`move-${m.scheduleId}`}>
            <Text className="group-title">
              {`${dayText(m.on, today, t.booking)} ${t.booking.half[m.half]} · ${doctor?.name ?? t.booking.ordinaryClinic} `}
              {m.sameDoctor ? <Tag text={t.suspension.sameDoctor} kind="accent" /> : null}
            </Text>
            <View className="periods">
              {m.periods.map((p) => (
                <View
                  key={p.periodNo}
                  id={`move-${m.scheduleId}-${p.periodNo}`}
                  className="period"
                  {...tappable(() => props.onPick(m, p))}
                >
                  <Text className="figures">{`${p.from}–${p.to}`}</Text>
                  <Text className="period-note figures">{t.booking.left(p.left)}</Text>
                </View>
              ))}
            </View>
          </View>
        )
      })}
    </View>
  )
}
