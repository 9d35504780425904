import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useT } from '../i18n/index.ts'
import { Card } from '../ui/card.tsx'
import { Segmented } from '../ui/choices.tsx'
import { aria, tappable } from '../ui/tappable.ts'
import { bodyPicture, places, type Side } from './body-picture.ts'

type Part = keyof ReturnType<typeof useT>['triage']['parts']

/** Another way in: a body to tap on, front and back, adult and child. Every place is a button with its name. */
export function BodyMap({
  part,
  onChoose,
}: {
  part: string | undefined
  onChoose: (part: string | undefined) => void
}) {
  const t = useT()
  const say = t.triage
  const [side, setSide] = useState<Side>('front')
  const [child, setChild] = useState(false)
  return (
    <Card id="body" title={say.body}>
      <Segmented
        id="side"
        label={say.body}
        choices={[
          { value: 'front', text: say.front },
          { value: 'behind', text: say.behind },
        ]}
        value={side}
        onChoose={(v) => setSide(v as Side)}
      />
      <Segmented
        id="figure"
        label={say.bodyPicture}
        choices={[
          { value: 'adult', text: say.adult },
          { value: 'child', text: say.child },
        ]}
        value={child ? 'child' : 'adult'}
        onChoose={(v) => setChild(v === 'child')}
      />
      <View className="body-map">
        <View
          className="body-picture"
          style={{ backgroundImage: `url("${bodyPicture(side, child)}")` }}
          {...aria({ role: 'img', 'aria-label': say.bodyPicture })}
        />
        {places[side].map((p) => (
          <View
            key={p.part}
            id={`part-${p.part}`}
            className={`body-part${p.part === part ? ' on' : ''}`}
            style={{ left: `${p.x}%`, top: `${p.y}%` }}
            {...tappable(() => onChoose(p.part === part ? undefined : p.part), {
              role: 'checkbox',
              checked: p.part === part,
            })}
          >
            <Text>{say.parts[p.part as Part]}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
