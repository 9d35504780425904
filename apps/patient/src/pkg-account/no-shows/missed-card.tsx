import { Text, View } from '@tarojs/components'
import type { Schemas } from '../../api/client.ts'
import { departmentPage } from '../../api/directory.ts'
import { useLoad } from '../../api/use-load.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Tag } from '../../ui/tag.tsx'

export type Missed = Schemas['NoShow']
const open: readonly Missed['state'][] = ['counted', 'spent']

/** One missed visit with its state in a word, the words that were exchanged about it, and the way to appeal while there is one. */
export function MissedCard({ missed: m, onAppeal }: { missed: Missed; onAppeal: () => void }) {
  const t = useT()
  const say = t.noShows
  const page = useLoad(`department ${m.departmentId}`, () => departmentPage(m.departmentId))
  const doctor = page.data?.practitioners.find((p) => p.id === m.practitionerId)
  return (
    <Card id={`missed-${m.appointmentId}`}>
      <View className="card-head">
        <Text className="heading">{[page.data?.department.name, doctor?.name].filter(Boolean).join(' ')}</Text>
        <Tag
          id={`state-${m.appointmentId}`}
          kind={m.state === 'excused' || m.state === 'lapsed' ? 'off' : 'accent'}
          text={say.states[m.state]}
        />
      </View>
      <Text className="person-line quiet figures">{`${m.on} ${m.from}`}</Text>
      {m.appeal ? <Text className="person-line">{say.yourWords(m.appeal)}</Text> : null}
      {m.decisionReason ? <Text className="person-line">{say.answer(m.decisionReason)}</Text> : null}
      {open.includes(m.state) ? (
        <Button id={`appeal-${m.appointmentId}`} kind="secondary" text={say.appeal} onTap={onAppeal} />
      ) : null}
    </Card>
  )
}
