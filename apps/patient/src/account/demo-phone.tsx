import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { openOutside } from '../device/outside.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'

/** In a demonstration no real message is sent: where to look for it. */
export function DemoPhone({ url }: { url: string }) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const open = async (): Promise<void> => setCopied((await openOutside(url)) === 'copied')
  return (
    <View className="notice demo">
      <Text id="demo-sms" className="demo-text">
        {copied ? t.login.demoCopied : t.login.demoSms}
      </Text>
      <Button id="demo-phone" kind="text" text={t.login.demoPhone} onTap={() => void open()} />
    </View>
  )
}
