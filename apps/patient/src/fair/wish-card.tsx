import { Text, View } from '@tarojs/components'
import { serverNow } from '../app-state/app.ts'
import { dayText, onTheWall } from '../booking/days.ts'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Card, Cell } from '../ui/card.tsx'
import { Tag } from '../ui/tag.tsx'
import type { Named, Wish } from './api.ts'

/** One draw the patient is in, leading to its page. */
export function WishCard({ wish: { of: w, department, doctor } }: { wish: Named<Wish> }) {
  const t = useT()
  return (
    <Card id={`wish-${w.id}`}>
      <View className="clinic-name">
        <Text className="heading">{`${department?.name ?? ''} ${doctor?.name ?? t.booking.ordinaryClinic}`}</Text>
        <Tag text={t.fair.draw} kind={w.status === 'number' ? 'accent' : 'plain'} />
      </View>
      <Text className="figures quiet">
        {`${dayText(w.on, onTheWall(serverNow()).on, t.booking)} ${t.booking.half[w.half]}`}
      </Text>
      <Cell
        id={`wish-${w.id}-open`}
        title={t.fair.results[w.status]}
        {...(w.rank ? { note: t.fair.rank(w.rank) } : {})}
        onTap={() => void goTo('/pkg-fair/draw/index', { scheduleId: w.scheduleId })}
      />
    </Card>
  )
}
