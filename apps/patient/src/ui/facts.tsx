import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

export interface Fact {
  id: string
  name: string
  value: string
  extra?: ReactNode
}

/** Name and value, line by line; the id is on the value. Large text puts the value below its name. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <View className="facts">
      {facts.map(({ id, name, value, extra }) => (
        <View key={id} className={`fact${extra ? ' with-extra' : ''}`}>
          <Text className="fact-name">{name}</Text>
          <Text id={id} className="fact-value figures">
            {value}
          </Text>
          {extra}
        </View>
      ))}
    </View>
  )
}
