import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type Department, departmentsOf, useHospital } from '../../api/directory.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { chooseCampus } from '../../app-state/app.ts'
import { goTo } from '../../device/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Cell } from '../../ui/card.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { tappable } from '../../ui/tappable.ts'

const openDoctors = (d: Department): void => void goTo('/pages/doctors/index', { departmentId: d.id })

/** The large departments with what can be booked in each: themselves, their parts, or both. */
function grouped(items: readonly Department[]) {
  return items
    .filter((d) => !d.parentId)
    .map((large) => ({
      large,
      small: items.filter((d) => d.bookable && (d.parentId === large.id || d.id === large.id)),
    }))
    .filter(({ small }) => small.length > 0)
}

/** 选择科室: two columns, by campus. */
export default function Departments() {
  const t = useT()
  const say = useSay()
  const { hospital, campus, ...place } = useHospital()
  const list = useLoad(campus?.id, () => departmentsOf(campus?.id ?? ''))
  const [chosen, setChosen] = useState<string>()
  const problem = place.problem ?? list.problem
  const groups = grouped(list.data?.items ?? [])
  const current = groups.find((g) => g.large.id === chosen) ?? groups[0]
  const retry = (): void => {
    void place.reload()
    void list.reload()
  }
  return (
    <Screen id="departments" title={t.booking.departments}>
      <Card className="tight">
        <Cell id="go-search" icon="search" title={t.home.search} onTap={() => void goTo('/pages/search/index')} />
      </Card>
      {hospital && campus && hospital.campuses.length > 1 ? (
        <Segmented
          id="campus"
          label={t.booking.campus}
          choices={hospital.campuses.map((c) => ({ value: c.id, text: c.name }))}
          value={campus.id}
          onChoose={(campusId) => chooseCampus({ hospitalId: hospital.id, campusId })}
        />
      ) : null}
      {current ? (
        <View className="columns">
          <View className="column-large">
            {groups.map(({ large }) => (
              <View
                key={large.id}
                id={`large-${large.id}`}
                className={`large${large.id === current.large.id ? ' on' : ''}`}
                {...tappable(() => setChosen(large.id), { role: 'radio', checked: large.id === current.large.id })}
              >
                <Text>{large.name}</Text>
              </View>
            ))}
          </View>
          <View className="column-small">
            {current.small.map((d) => (
              <Cell key={d.id} id={`dept-${d.id}`} title={d.name} note={d.place} onTap={() => openDoctors(d)} />
            ))}
          </View>
        </View>
      ) : problem ? (
        <ErrorState title={say(problem)} busy={list.busy || place.busy} onRetry={retry} />
      ) : list.data ? (
        <EmptyState id="empty" text={t.booking.noDepartments} hint={t.booking.noDepartmentsHint} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Screen>
  )
}
