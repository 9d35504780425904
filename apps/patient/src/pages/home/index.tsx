import { Text, View } from '@tarojs/components'
import { quietApi } from '../../api/client.ts'
import { useHospital } from '../../api/directory.ts'
import { usePatients } from '../../api/patients.ts'
import { useTabBar } from '../../api/unread.ts'
import { useApp } from '../../app-state/app.ts'
import { PatientRow } from '../../booking/patient-row.tsx'
import { VisitCard } from '../../booking/visit-card.tsx'
import { goTo, goToTab } from '../../device/navigation.ts'
import { callNumber } from '../../device/phone.ts'
import { FirstStart } from '../../first-start/first-start.tsx'
import { useT } from '../../i18n/index.ts'
import { Card, Cell, Tile } from '../../ui/card.tsx'
import { Screen } from '../../ui/screen.tsx'
import { HospitalRow } from './hospital-row.tsx'
import { useHomeVisits } from './use-home-visits.ts'

/** 首页: where, for whom, what is next, and what can be done from here. Only what exists has a tile. */
export default function Home() {
  const t = useT()
  useTabBar()
  const elder = useApp((s) => s.elder)
  const place = useHospital()
  const patients = usePatients(quietApi)
  const { next, seen } = useHomeVisits()
  const phone = place.campus?.phone ?? place.hospital?.phone
  return (
    <Screen id="home" title={t.home.title}>
      {elder ? null : (
        <View className="brand">
          <Text className="brand-name">{t.common.appName}</Text>
          <Text className="brand-slogan">{t.home.slogan}</Text>
        </View>
      )}
      <FirstStart />
      <HospitalRow place={place} />
      <PatientRow patients={patients} />
      {elder ? null : (
        <Card className="tight">
          <Cell id="go-search" icon="search" title={t.home.search} onTap={() => void goTo('/pages/search/index')} />
        </Card>
      )}
      {next ? (
        <View>
          <Text className="heading next-visit">{t.home.next}</Text>
          <VisitCard id="next-visit" visit={next} />
        </View>
      ) : null}
      <View className="tiles">
        <Tile
          id="go-book"
          strong
          icon="calendar"
          title={t.home.book}
          note={t.home.bookHint}
          onTap={() => void goTo('/pages/departments/index')}
        />
        <Tile
          id="go-triage"
          icon="triage"
          title={t.home.triage}
          note={t.home.triageHint}
          onTap={() => void goTo('/pkg-triage/ask/index')}
        />
        <Tile
          id="go-visits"
          icon="visit"
          title={t.home.myVisits}
          note={t.home.myVisitsHint}
          onTap={() => void goToTab('/pages/visits/index')}
        />
        {elder && phone ? (
          <Tile
            id="call"
            icon="phone"
            title={t.home.call}
            note={phone}
            onTap={() => void callNumber(phone).catch(() => false)}
          />
        ) : null}
      </View>
      {seen.length > 0 ? (
        <Card id="again" title={t.home.again}>
          {seen.map((d) => (
            <Cell
              key={d.id}
              id={`again-${d.id}`}
              icon="me"
              title={d.name}
              note={d.department}
              onTap={() => void goTo('/pages/doctor/index', { id: d.id, departmentId: d.departmentId })}
            />
          ))}
        </Card>
      ) : null}
      {elder ? null : (
        <Card id="services" title={t.home.services}>
          <Cell
            id="go-introduction"
            icon="info"
            title={t.home.introduction}
            onTap={() => void goTo('/pkg-hospital/page/index', { slug: 'introduction' })}
          />
          <Cell
            id="go-directions"
            icon="map"
            title={t.home.directions}
            onTap={() => void goTo('/pkg-hospital/directions/index')}
          />
          <Cell
            id="go-process"
            icon="visit"
            title={t.home.process}
            onTap={() => void goTo('/pkg-hospital/page/index', { slug: 'process' })}
          />
          <Cell
            id="go-prices"
            icon="price"
            title={t.home.prices}
            onTap={() => void goTo('/pkg-hospital/prices/index')}
          />
        </Card>
      )}
      <Text className="quiet">{t.home.emergency}</Text>
    </Screen>
  )
}
