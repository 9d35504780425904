import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { departmentPage } from '../../api/directory.ts'
import { useLoad } from '../../api/use-load.ts'
import { serverNow, useApp } from '../../app-state/app.ts'
import { levelText } from '../../booking/clinic-card.tsx'
import { dayText, onTheWall } from '../../booking/days.ts'
import { PeriodGrid, usePeriods } from '../../booking/period-grid.tsx'
import { goTo } from '../../device/navigation.ts'
import { usePageQuery, usePullToRefresh } from '../../device/page.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { askAhead } from '../../rush/permit.ts'
import { Card, Cell } from '../../ui/card.tsx'
import { Screen } from '../../ui/screen.tsx'

/** 选择时段 of one schedule. */
export default function Periods() {
  const t = useT()
  const { scheduleId } = usePageQuery()
  const periods = usePeriods(scheduleId)
  const s = periods.data?.schedule
  const { data: page } = useLoad(s?.departmentId, () => departmentPage(s?.departmentId ?? ''))
  usePullToRefresh(periods.reload)
  const accountId = useApp((a) => a.session?.accountId)
  const worth = accountId !== undefined && (s?.state === 'not_released' || s?.state === 'available')
  useEffect(() => {
    if (worth && scheduleId) askAhead(scheduleId)
  }, [worth, scheduleId])
  const doctor = page?.practitioners.find((p) => p.id === s?.practitionerId)
  return (
    <Screen id="periods-page" title={t.booking.periods}>
      {s && page ? (
        <Card>
          <Text id="when" className="heading figures">
            {`${dayText(s.on, onTheWall(serverNow()).on, t.booking)} ${t.booking.half[s.half]}`}
          </Text>
          <View>
            <Text id="who">{`${page.department.name} ${doctor?.name ?? t.booking.ordinaryClinic}`}</Text>
          </View>
          <Text id="what" className="quiet">
            {[levelText(s.feeLevel, t), t.common.yuan(yuan(s.feeFen)), s.room].filter(Boolean).join(' · ')}
          </Text>
          {doctor ? (
            <Cell
              id="go-doctor"
              title={t.booking.seeDoctor}
              onTap={() => void goTo('/pages/doctor/index', { id: doctor.id, departmentId: s.departmentId })}
            />
          ) : null}
        </Card>
      ) : null}
      <PeriodGrid periods={periods} />
    </Screen>
  )
}
