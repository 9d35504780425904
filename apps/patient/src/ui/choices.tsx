import { ScrollView, Text, View } from '@tarojs/components'
import { aria, tappable } from './tappable.ts'

export interface Choice<V extends string | number> {
  value: V
  text: string
}

/** A few choices side by side, one of them made. */
export function Segmented<V extends string | number>(props: {
  id: string
  label: string
  choices: readonly Choice<V>[]
  value: V
  onChoose: (value: V) => void
}) {
  const { id, label, choices, value, onChoose } = props
  return (
    <View id={id} className="segmented" {...aria({ role: 'radiogroup', 'aria-label': label })}>
      {choices.map((c) => (
        <View
          key={c.value}
          id={`${id}-${c.value}`}
          className={`segment${c.value === value ? ' on' : ''}`}
          {...tappable(() => onChoose(c.value), { role: 'radio', checked: c.value === value })}
        >
          <Text>{c.text}</Text>
        </View>
      ))}
    </View>
  )
}

export interface StripDay {
  /** YYYY-MM-DD */
  on: string
  weekday: string
  day: string
  /** «有号 / 约满 / 停诊 / 未放号»: said in words as well as by colour. */
  state: string
  open: boolean
}

/** Fourteen days in a row, scrolled by finger; a closed day can still be looked at, since the page says why it is closed. */
export function DateStrip(props: {
  id: string
  label: string
  days: readonly StripDay[]
  value: string
  onChoose: (on: string) => void
}) {
  const { id, label, days, value, onChoose } = props
  return (
    <ScrollView id={id} scrollX className="strip" {...aria({ role: 'radiogroup', 'aria-label': label })}>
      <View className="strip-row">
        {days.map((d) => (
          <View
            key={d.on}
            id={`${id}-${d.on}`}
            className={`day${d.on === value ? ' on' : ''}${d.open ? '' : ' closed'}`}
            {...tappable(() => onChoose(d.on), {
              role: 'radio',
              checked: d.on === value,
              label: `${d.weekday} ${d.day} ${d.state}`,
            })}
          >
            <Text className="day-week">{d.weekday}</Text>
            <Text className="day-number figures">{d.day}</Text>
            <Text className="day-state">{d.state}</Text>
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
