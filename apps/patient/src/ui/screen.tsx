import { View } from '@tarojs/components'
import { type PropsWithChildren, type ReactNode, useEffect } from 'react'
import { useApp } from '../app-state/app.ts'
import { useOnline } from '../device/network.ts'
import { usePageTitle } from '../device/page.ts'
import { dropShell, setDocumentLanguage } from '../device/shell.ts'
import { useT } from '../i18n/index.ts'
import { Notice } from './notice.tsx'
import { aria } from './tappable.ts'

/** The root of every page: text size, 长辈版, language, the offline notice, room for a bar of actions at the bottom. */
export function Screen({
  id,
  title,
  footer,
  children,
}: PropsWithChildren<{ id: string; title: string; footer?: ReactNode }>) {
  const elder = useApp((s) => s.elder)
  const size = useApp((s) => s.textSize)
  const language = useApp((s) => s.language)
  const online = useOnline()
  const t = useT()
  usePageTitle(title)
  useEffect(() => {
    dropShell()
    setDocumentLanguage(language)
  }, [language])
  return (
    <View
      id={id}
      className={`screen fs-${size} lang-${language}${elder ? ' elder' : ''}${footer ? ' has-footer' : ''}`}
      {...aria({ role: 'main', 'aria-label': title })}
    >
      {online ? null : <Notice id="offline" kind="alert" icon="offline" text={t.common.offline} />}
      {children}
      {footer ? <View className="footer">{footer}</View> : null}
    </View>
  )
}
