import { Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { aria } from '../ui/tappable.ts'
import { readText } from './read-text.ts'

/** A longer text as the hospital wrote it. It takes the keyboard, so that a page of nothing else can be scrolled with it. */
export function LongText({ id, body }: { id: string; body: string }) {
  const blocks = useMemo(() => readText(body), [body])
  return (
    <View id={id} className="long-text" {...aria({ tabIndex: '0' })}>
      {blocks.map((block, i) => {
        const key = `${i}-${block.kind}`
        if (block.kind === 'heading')
          return (
            <Text key={key} className="heading" {...aria({ role: 'heading', 'aria-level': '2' })}>
              {block.text}
            </Text>
          )
        if (block.kind === 'paragraph')
          return (
            <Text key={key} className="paragraph">
              {block.text}
            </Text>
          )
        return (
          <View key={key} {...aria({ role: 'list' })}>
            {block.items.map((item) => (
              <View key={item} className="item" {...aria({ role: 'listitem' })}>
                <Text className="item-dot" {...aria({ 'aria-hidden': 'true' })}>
                  •
                </Text>
                <Text className="item-text">{item}</Text>
              </View>
            ))}
          </View>
        )
      })}
    </View>
  )
}
