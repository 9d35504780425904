import { Text } from '@tarojs/components'
import { useState } from 'react'
import { AccountPage } from '../../account/account-page.tsx'
import { api } from '../../api/client.ts'
import { useHospital } from '../../api/directory.ts'
import { useLoad } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { useWhen } from '../../texts/use-when.ts'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { AppealSheet } from './appeal-sheet.tsx'
import { MissedCard } from './missed-card.tsx'

/** 未到诊记录: what counts, what follows, and the way to put it right. `patientId` and `hospitalId` come from a ticket. */
export default function NoShows() {
  const t = useT()
  const say = t.noShows
  const when = useWhen()
  const query = usePageQuery()
  const chosen = useApp((s) => s.patient)
  const { hospital } = useHospital()
  const patientId = query['patientId'] ?? chosen?.id
  const hospitalId = query['hospitalId'] ?? hospital?.id
  const [appealing, setAppealing] = useState<string>()
  const loaded = useLoad(
    patientId && hospitalId && `no-shows ${patientId} ${hospitalId}`,
    () => api.GET('/api/no-shows', { params: { query: { patientId: patientId!, hospitalId: hospitalId! } } }),
    { onShow: true },
  )
  return (
    <AccountPage
      id="no-shows"
      title={say.title}
      loaded={loaded}
      show={({ items, counted, rule, restrictedUntil }) => (
        <>
          {restrictedUntil ? (
            <Notice
              id="restricted"
              kind="alert"
              text={`${say.restricted(when(restrictedUntil))}。${say.restrictedHint}`}
            />
          ) : null}
          <Card id="rule">
            <Facts facts={[{ id: 'counted', name: say.countedName, value: say.counted(counted, rule.limit) }]} />
            <Text className="quiet">{say.rule(rule.limit, rule.windowDays, rule.restrictDays)}</Text>
            <Text className="quiet">{say.child}</Text>
          </Card>
          {items.length === 0 ? (
            <EmptyState id="no-missed" icon="check" text={say.none} hint={say.noneHint} />
          ) : (
            items.map((missed) => (
              <MissedCard
                key={missed.appointmentId}
                missed={missed}
                onAppeal={() => setAppealing(missed.appointmentId)}
              />
            ))
          )}
          <AppealSheet
            appointmentId={appealing}
            onClose={() => setAppealing(undefined)}
            onSent={() => {
              setAppealing(undefined)
              void loaded.reload()
            }}
          />
        </>
      )}
    />
  )
}
