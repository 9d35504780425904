import { Text } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useLoad } from '../../api/use-load.ts'
import { askForMessages } from '../../device/messages.ts'
import { isWeapp } from '../../device/target.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Right after booking on weapp. WeChat shows its own sheet, and only straight from a tap. */
export function Reminders() {
  const t = useT()
  const templates = useLoad(isWeapp ? 'templates' : undefined, () => api.GET('/api/subscribe-templates'))
  const [done, setDone] = useState(false)
  const ids = (templates.data?.items ?? []).map((i) => i.templateId)
  if (ids.length === 0) return null
  if (done) return <Notice id="reminded" icon="bell" text={t.ticket.reminded} />
  const ask = async (): Promise<void> => {
    const allowed = await askForMessages(ids)
    if (allowed.length === 0) return
    const { error } = await api.POST('/api/subscribe-consents', { body: { templateIds: allowed } })
    if (!error) setDone(true)
  }
  return (
    <Card id="reminders">
      <Text className="rule">{t.ticket.remindHint}</Text>
      <Button id="remind" kind="secondary" icon="bell" text={t.ticket.remind} onTap={() => void ask()} />
    </Card>
  )
}
