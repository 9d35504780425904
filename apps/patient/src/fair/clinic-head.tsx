import { Text, View } from '@tarojs/components'
import { departmentPage } from '../api/directory.ts'
import { useLoad } from '../api/use-load.ts'
import { serverNow } from '../app-state/app.ts'
import { levelText } from '../booking/clinic-card.tsx'
import { dayText, onTheWall } from '../booking/days.ts'
import type { Session } from '../booking/sessions.ts'
import { useT, yuan } from '../i18n/index.ts'
import { Card } from '../ui/card.tsx'

/** Which clinic this is about. */
export function ClinicHead({ schedule: s }: { schedule: Session }) {
  const t = useT()
  const { data: page } = useLoad(s.departmentId, () => departmentPage(s.departmentId))
  const doctor = page?.practitioners.find((p) => p.id === s.practitionerId)
  return (
    <Card>
      <Text id="when" className="heading figures">
        {`${dayText(s.on, onTheWall(serverNow()).on, t.booking)} ${t.booking.half[s.half]}`}
      </Text>
      <View>
        <Text id="who">{`${page?.department.name ?? ''} ${doctor?.name ?? t.booking.ordinaryClinic}`}</Text>
      </View>
      <Text id="what" className="quiet">
        {[levelText(s.feeLevel, t), t.common.yuan(yuan(s.feeFen)), s.room].filter(Boolean).join(' · ')}
      </Text>
    </Card>
  )
}
