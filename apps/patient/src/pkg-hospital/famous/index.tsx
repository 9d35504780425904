import { Text, View } from '@tarojs/components'
import { quietApi } from '../../api/client.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { goTo } from '../../device/navigation.ts'
import { HospitalPage } from '../../hospital/hospital-page.tsx'
import { SiteText } from '../../hospital/site-text.tsx'
import { useT } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Avatar, Tag } from '../../ui/tag.tsx'
import { tappable } from '../../ui/tappable.ts'

function Doctors({ hospitalId }: { hospitalId: string }) {
  const t = useT()
  const say = useSay()
  const { data, problem, busy, reload } = useLoad(hospitalId, () =>
    quietApi.GET('/api/hospitals/{id}/famous-practitioners', { params: { path: { id: hospitalId } } }),
  )
  if (!data)
    return problem ? <ErrorState hint={say(problem)} busy={busy} onRetry={() => void reload()} /> : <Skeleton />
  if (data.items.length === 0) return <EmptyState id="no-doctors" text={t.hospital.noDoctors} icon="triage" />
  return (
    <View>
      {data.items.map((p) => (
        <View
          key={p.id}
          id={`doctor-${p.id}`}
          className="card person"
          {...tappable(() => void goTo('/pages/doctor/index', { id: p.id }), { role: 'link' })}
        >
          <Avatar name={p.name} />
          <View className="cell-main">
            <View className="person-head">
              <Text className="person-name">{p.name}</Text>
              <Tag text={t.booking.titles[p.title]} kind="accent" />
            </View>
            <Text className="person-line quiet">{p.roles.map((r) => r.departmentName).join(' · ')}</Text>
            <Text className="person-line">{p.specialty}</Text>
          </View>
          <Icon name="chevron" color="quiet" size={1.1} />
        </View>
      ))}
    </View>
  )
}

/** 名医介绍: what the leading doctors are known for, one tap from their clinic times. */
export default function Famous() {
  const t = useT()
  return (
    <HospitalPage
      id="famous"
      title={t.hospital.famous}
      show={(hospital) => (
        <View>
          <SiteText hospital={hospital} slug="famous-doctors" aside />
          <Doctors hospitalId={hospital.id} />
        </View>
      )}
    />
  )
}
