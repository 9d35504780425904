import { View } from '@tarojs/components'
import { goTo } from '../../device/navigation.ts'
import { call } from '../../device/outside.ts'
import { HospitalPage } from '../../hospital/hospital-page.tsx'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import type { IconName } from '../../ui/icons.ts'

const pages: { key: 'introduction' | 'directions' | 'process' | 'equipment' | 'famous' | 'prices'; icon: IconName }[] =
  [
    { key: 'introduction', icon: 'info' },
    { key: 'directions', icon: 'map' },
    { key: 'process', icon: 'queue' },
    { key: 'famous', icon: 'triage' },
    { key: 'prices', icon: 'price' },
    { key: 'equipment', icon: 'report' },
  ]
const own = ['directions', 'famous', 'prices']

/** 关于医院: everything there is to read before one comes. */
export default function About() {
  const t = useT()
  const open = (key: string) => () =>
    void (own.indexOf(key) >= 0 ? goTo(`/pkg-hospital/${key}/index`) : goTo('/pkg-hospital/page/index', { slug: key }))
  return (
    <HospitalPage
      id="about"
      title={t.hospital.title}
      show={(hospital) => (
        <View>
          <Card title={hospital.name}>
            {hospital.level ? <Cell icon="shield" title={hospital.level} /> : null}
            {pages.map(({ key, icon }) => (
              <Cell
                key={key}
                id={`go-${key}`}
                icon={icon}
                title={t.hospital[key]}
                note={t.hospital[`${key}Hint`]}
                onTap={open(key)}
              />
            ))}
          </Card>
          <Button
            id="call"
            kind="secondary"
            icon="phone"
            text={t.hospital.callNumber(hospital.phone)}
            onTap={() => call(hospital.phone)}
          />
        </View>
      )}
    />
  )
}
