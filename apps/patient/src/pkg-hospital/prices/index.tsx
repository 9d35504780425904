import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { quietApi } from '../../api/client.ts'
import type { Hospital } from '../../api/directory.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { serverNow } from '../../app-state/app.ts'
import { feesOn, matches } from '../../hospital/fees.ts'
import { HospitalPage } from '../../hospital/hospital-page.tsx'
import { useT, yuan } from '../../i18n/index.ts'
import { dayOf } from '../../texts/when.ts'
import { Card } from '../../ui/card.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'

function Prices({ hospital, first }: { hospital: Hospital; first: string | undefined }) {
  const t = useT()
  const say = useSay()
  const [campusId, setCampus] = useState(first)
  const [typed, setTyped] = useState('')
  const { data, problem, busy, reload } = useLoad(campusId, () =>
    quietApi.GET('/api/campuses/{id}/prices', { params: { path: { id: campusId ?? '' } } }),
  )
  const levels = t.booking.levels as Readonly<Record<string, string>>
  const fees = data && feesOn(data.items, dayOf(serverNow())).filter((f) => matches(levels[f.level] ?? f.level, typed))
  const money = (fen: number): string => t.common.yuan(yuan(fen))
  return (
    <View>
      {hospital.campuses.length > 1 && campusId ? (
        <Segmented
          id="campus"
          label={t.hospital.campus}
          choices={hospital.campuses.map((c) => ({ value: c.id, text: c.name }))}
          value={campusId}
          onChoose={setCampus}
        />
      ) : null}
      <Field
        id="find-price"
        label={t.hospital.pricesSearch}
        value={typed}
        onInput={setTyped}
        placeholder={t.hospital.pricesPlaceholder}
        autoComplete="off"
      />
      {problem && !data ? <ErrorState hint={say(problem)} busy={busy} onRetry={() => void reload()} /> : null}
      {data || problem ? null : <Skeleton />}
      {fees && fees.length > 0 ? (
        <Card id="price-list" title={t.hospital.pricesTitle}>
          {fees.map((f) => (
            <View key={f.id} id={`price-${f.level}`} className="cell">
              <View className="cell-main">
                <Text className="cell-title">{levels[f.level] ?? f.level}</Text>
                {f.from ? <Text className="quiet">{t.hospital.from(f.from)}</Text> : null}
                {f.next ? (
                  <Text className="quiet">{`${t.hospital.from(f.next.from)} ${money(f.next.amountFen)}`}</Text>
                ) : null}
              </View>
              <Text className="amount figures">{money(f.amountFen)}</Text>
            </View>
          ))}
        </Card>
      ) : null}
      {fees?.length === 0 ? (
        <EmptyState id="no-prices" icon="price" text={t.hospital.noPrices} hint={t.hospital.noPricesHint} />
      ) : null}
      <Text className="quiet">{t.hospital.pricesNote}</Text>
    </View>
  )
}

/** 挂号费公示: what a number costs, by campus. */
export default function PricesPage() {
  const t = useT()
  return (
    <HospitalPage
      id="prices"
      title={t.hospital.prices}
      show={(hospital, campus) => <Prices key={hospital.id} hospital={hospital} first={campus?.id} />}
    />
  )
}
