import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { NeedLogin } from '../../account/need-login.tsx'
import { useTabBar } from '../../api/unread.ts'
import { useSay } from '../../api/use-load.ts'
import { usePageEnd, usePullToRefresh } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { MessageCard } from '../../inbox/message-card.tsx'
import { useInbox } from '../../inbox/use-inbox.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'

const kinds = ['all', 'booking', 'money', 'service'] as const
type Kind = (typeof kinds)[number]

/** 消息: what the hospital told this account. */
export default function Messages() {
  const t = useT()
  const say = useSay()
  const unread = useTabBar()
  const inbox = useInbox()
  const [kind, setKind] = useState<Kind>('all')
  const { items, next, problem, busy } = inbox
  const shown = items?.filter((m) => kind === 'all' || m.category === kind)
  usePageEnd(() => void inbox.more())
  usePullToRefresh(inbox.reload)
  if (!inbox.account)
    return (
      <Screen id="messages" title={t.messagesPage.title}>
        <NeedLogin icon="bell" text={t.messagesPage.needLogin} hint={t.messagesPage.needLoginHint} />
      </Screen>
    )
  if (items?.length === 0)
    return (
      <Screen id="messages" title={t.messagesPage.title}>
        <EmptyState id="no-messages" icon="bell" text={t.messagesPage.empty} hint={t.messagesPage.emptyHint} />
      </Screen>
    )
  return (
    <Screen id="messages" title={t.messagesPage.title}>
      {items ? (
        <>
          <Segmented
            id="kind"
            label={t.messagesPage.kinds}
            choices={kinds.map((k) => ({ value: k, text: t.messagesPage.categories[k] }))}
            value={kind}
            onChoose={setKind}
          />
          {unread > 0 ? (
            <View className="bar">
              <Text id="unread">{t.messagesPage.unread(unread)}</Text>
              <Button id="read-all" kind="text" text={t.messagesPage.readAll} onTap={() => void inbox.readAll()} />
            </View>
          ) : null}
          {problem ? <Notice id="stale" kind="alert" text={say(problem)} /> : null}
          {shown?.map((m) => (
            <MessageCard key={m.id} message={m} onOpen={() => void inbox.open(m)} />
          ))}
          {shown?.length === 0 ? <EmptyState id="none-of-kind" icon="bell" text={t.messagesPage.emptyKind} /> : null}
          {next ? (
            <Button id="more" kind="secondary" text={t.messagesPage.more} busy={busy} onTap={() => void inbox.more()} />
          ) : (
            <Text id="end" className="quiet end">
              {t.messagesPage.end}
            </Text>
          )}
        </>
      ) : null}
      {problem && !items ? <ErrorState hint={say(problem)} busy={busy} onRetry={() => void inbox.reload()} /> : null}
      {items || problem ? null : <Skeleton />}
    </Screen>
  )
}
