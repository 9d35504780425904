import { Text, View } from '@tarojs/components'
import { useApp } from '../../app-state/app.ts'
import { goToTab } from '../../device/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Cell } from '../../ui/card.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Avatar } from '../../ui/tag.tsx'

/** 首页: who is acting, and what can be done from here. */
export default function Home() {
  const t = useT()
  const patient = useApp((s) => s.patient)
  return (
    <Screen id="home" title={t.home.title}>
      <View className="brand">
        <Text className="brand-name">{t.common.appName}</Text>
        <Text className="brand-slogan">{t.home.slogan}</Text>
      </View>
      <Card id="acting">
        <View className="cell">
          {patient ? <Avatar name={patient.name} /> : null}
          <View className="cell-main">
            <Text id="acting-for">{patient ? t.common.actingFor(patient.name) : t.common.noPatient}</Text>
          </View>
        </View>
      </Card>
      <Card>
        <Cell
          id="go-me"
          icon="elder"
          title={t.me.elder}
          note={t.me.elderHint}
          onTap={() => void goToTab('/pages/me/index')}
        />
      </Card>
    </Screen>
  )
}
