import { Text, View } from '@tarojs/components'
import type { Schemas } from '../api/client.ts'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Card, Cell } from '../ui/card.tsx'
import { Avatar } from '../ui/tag.tsx'
import { aria, tappable } from '../ui/tappable.ts'

/** What was found, the short answers first: departments, the department for a disease, then the doctors. */
export function Results(props: {
  found: Schemas['DirectorySearch']
  campuses: Readonly<Record<string, string>>
  onOpen: () => void
}) {
  const { found, campuses, onOpen } = props
  const t = useT()
  const open = (path: string, query: Record<string, string>) => () => {
    onOpen()
    void goTo(path, query)
  }
  /** 心血管内科 · 滨江院区 */
  const on = (what: string, departmentId: string): string => [what, campuses[departmentId]].filter(Boolean).join(' · ')
  const { departments, practitioners, diseases } = found
  const count = departments.length + practitioners.length + diseases.length
  return (
    <View id="results">
      <Text id="found" className="lead quiet" {...aria({ role: 'status' })}>
        {t.search.found(count)}
      </Text>
      {departments.length > 0 ? (
        <Card title={t.search.departments}>
          {departments.map((d) => (
            <Cell
              key={d.id}
              id={`dept-${d.id}`}
              title={d.name}
              note={on(d.place, d.id)}
              onTap={open('/pages/doctors/index', { departmentId: d.id })}
            />
          ))}
        </Card>
      ) : null}
      {diseases.length > 0 ? (
        <Card title={t.search.diseases}>
          {diseases.map((d, i) => (
            <Cell
              key={`${d.name}-${d.departmentId}`}
              id={`disease-${i}`}
              title={d.name}
              note={on(t.search.seenBy(d.departmentName), d.departmentId)}
              onTap={open('/pages/doctors/index', { departmentId: d.departmentId })}
            />
          ))}
        </Card>
      ) : null}
      {practitioners.length > 0 ? (
        <Card title={t.search.doctors}>
          {practitioners.map((p) => (
            <View
              key={p.id}
              id={`doctor-${p.id}`}
              className="cell"
              {...tappable(open('/pages/doctor/index', { id: p.id }), { role: 'link' })}
            >
              <Avatar name={p.name} />
              <View className="cell-main">
                <Text className="cell-title">{`${p.name} · ${t.booking.titles[p.title]}`}</Text>
                <Text className="quiet">{p.roles.map((r) => r.departmentName).join(' · ')}</Text>
                {p.specialty ? <Text className="quiet two-lines">{p.specialty}</Text> : null}
              </View>
            </View>
          ))}
        </Card>
      ) : null}
    </View>
  )
}
