import { Text, View } from '@tarojs/components'
import { useT } from '../i18n/index.ts'
import { useWhen } from '../texts/use-when.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { aria, tappable } from '../ui/tappable.ts'
import { pageOf } from './merge.ts'
import type { Message } from './use-inbox.ts'

/** One message, whole: nobody should have to open something to read two sentences. */
export function MessageCard({ message: m, onOpen }: { message: Message; onOpen: () => void }) {
  const t = useT()
  const when = useWhen()
  const unread = !m.readAt
  const leads = pageOf(m.link) !== undefined
  return (
    <View id={`message-${m.id}`} className="card" {...tappable(onOpen, { role: leads ? 'link' : 'button' })}>
      <View className="message-head">
        <Tag text={t.messagesPage.categories[m.category]} kind="accent" />
        {unread ? <Tag id={`unread-${m.id}`} text={t.messagesPage.isUnread} kind="danger" /> : null}
        <Text className="quiet figures">{when(m.createdAt)}</Text>
      </View>
      <Text className="message-title">
        {unread ? <View className="unread-dot" {...aria({ 'aria-hidden': 'true' })} /> : null}
        {m.title}
      </Text>
      <Text className="message-body">{m.body}</Text>
      {leads ? (
        <View className="message-open">
          <Text>{t.messagesPage.open}</Text>
          <Icon name="chevron" color="accent" size={1} />
        </View>
      ) : null}
    </View>
  )
}
