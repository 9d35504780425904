import { Text } from '@tarojs/components'
import { AccountPage } from '../../account/account-page.tsx'
import { useSubmit } from '../../account/use-submit.ts'
import { api, type Schemas } from '../../api/client.ts'
import { useLoad } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { isWeapp } from '../../device/target.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Cell } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'

type Preferences = Schemas['NotificationPreferences']
const kinds = ['booking', 'money', 'service'] as const
const channels = ['subscribe', 'sms'] as const

/** 通知设置: which news also comes by WeChat or SMS. A switch is turned at once and turned back if it was not kept. */
export default function Notices() {
  const t = useT()
  const say = t.accountPages.notices
  const account = useApp((s) => s.session?.accountId)
  const loaded = useLoad(account && `notices ${account}`, () => api.GET('/api/notification-preferences'))
  const submit = useSubmit()
  const turn = async (now: Preferences, kind: (typeof kinds)[number], channel: 'subscribe' | 'sms'): Promise<void> => {
    const wanted = { ...now, [kind]: { ...now[kind], [channel]: !now[kind][channel] } }
    loaded.put(wanted)
    const sent = await submit.send(() => api.PUT('/api/notification-preferences', { body: wanted }), [])
    if (sent) loaded.put(sent.ok ? sent.data : now)
  }
  return (
    <AccountPage
      id="notices"
      title={say.title}
      loaded={loaded}
      show={(now) => (
        <>
          <Text className="lead">{say.intro}</Text>
          {submit.wrong[''] ? <Notice id="form-error" kind="danger" text={submit.wrong['']} /> : null}
          {kinds.map((kind) => (
            <Card key={kind} title={say.kinds[kind]}>
              {channels.map((channel) => {
                const on = now[kind][channel]
                return (
                  <Cell
                    key={channel}
                    id={`${kind}-${channel}`}
                    title={channel === 'sms' ? say.sms : say.wechat}
                    checked={on}
                    extra={<Tag kind={on ? 'accent' : 'plain'} text={on ? t.me.on : t.me.off} />}
                    onTap={() => {
                      if (!submit.busy) void turn(now, kind, channel)
                    }}
                  />
                )
              })}
            </Card>
          ))}
          {isWeapp ? <Text className="quiet">{say.weapp}</Text> : null}
        </>
      )}
    />
  )
}
