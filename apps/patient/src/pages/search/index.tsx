import { Text, View } from '@tarojs/components'
import { useHospital } from '../../api/directory.ts'
import { useSay } from '../../api/use-load.ts'
import { call } from '../../device/outside.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { Results } from '../../search/results.tsx'
import { useCampusNames } from '../../search/use-campus-names.ts'
import { useSearch } from '../../search/use-search.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { tappable } from '../../ui/tappable.ts'

/** 搜索: by name, pinyin or disease; `?q=` starts with something typed elsewhere. */
export default function Search() {
  const t = useT()
  const say = useSay()
  const { hospital, problem: noHospital, reload: askHospital } = useHospital()
  const { q, setQ, found, asked, recent, forget, keep } = useSearch(usePageQuery()['q'] ?? '')
  const { data, problem, busy, reload } = found
  const campuses = useCampusNames(hospital)
  const nothing = data && data.departments.length + data.practitioners.length + data.diseases.length === 0
  const failed = asked ? (problem ?? noHospital) : undefined
  return (
    <Screen id="search" title={t.search.title}>
      <Field
        id="q"
        label={t.search.label}
        value={q}
        onInput={setQ}
        placeholder={t.search.placeholder}
        hint={t.search.hint}
        maxLength={60}
        autoComplete="off"
        focus
      />
      {q.trim() === '' && recent.length > 0 ? (
        <Card
          id="recent"
          title={t.search.recent}
          extra={<Button id="forget" kind="text" text={t.search.forget} onTap={forget} />}
        >
          <View className="words">
            {recent.map((word, i) => (
              <View key={word} id={`recent-${i}`} className="word" {...tappable(() => setQ(word))}>
                <Text>{word}</Text>
              </View>
            ))}
          </View>
        </Card>
      ) : null}
      {asked && !data && !failed ? <Skeleton /> : null}
      {failed && !data ? (
        <ErrorState
          hint={say(failed)}
          busy={busy && !noHospital}
          onRetry={() => void (noHospital ? askHospital() : reload())}
        />
      ) : null}
      {data && !nothing ? <Results found={data} campuses={campuses} onOpen={keep} /> : null}
      {nothing ? (
        <EmptyState
          id="nothing"
          icon="search"
          text={t.search.none(asked)}
          hint={t.search.noneHint}
          action={
            hospital ? (
              <Button
                id="call"
                kind="secondary"
                icon="phone"
                text={t.hospital.callNumber(hospital.phone)}
                onTap={() => call(hospital.phone)}
              />
            ) : null
          }
        />
      ) : null}
    </Screen>
  )
}
