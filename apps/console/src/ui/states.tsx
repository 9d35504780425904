import { common } from '@jiuyi/phrases/console'
import { Button, Empty, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '../language.tsx'

type EmptyProps = { title?: string; hint?: string; action?: ReactNode /** It is the whole page. */; heading?: boolean }
export function EmptyState({ title, hint, action, heading }: EmptyProps) {
  const t = useText(common)
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          {heading ? <h1 className="empty-heading">{title}</h1> : <div>{title ?? t.emptyTitle}</div>}
          {(hint ?? !title) && <div className="faint">{hint ?? t.emptyHint}</div>}
        </>
      }
    >
      {action}
    </Empty>
  )
}

export const LoadingState = ({ rows = 6 }: { rows?: number }) => (
  <div aria-busy="true" className="pad">
    <Skeleton active title={false} paragraph={{ rows }} />
  </div>
)

/** Says that the network is gone, for as long as it is. */
export function OfflineBar() {
  const t = useText(common)
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const see = () => setOnline(navigator.onLine)
    window.addEventListener('online', see)
    window.addEventListener('offline', see)
    return () => {
      window.removeEventListener('online', see)
      window.removeEventListener('offline', see)
    }
  }, [])
  return online ? null : (
    <div className="offline-bar" role="status">
      {t.offlineBar}
    </div>
  )
}

export function Crash({ onHome }: { onHome: () => void }) {
  const t = useText(common)
  return (
    <EmptyState
      heading
      title={t.crashTitle}
      hint={t.crashHint}
      action={
        <Button type="primary" onClick={onHome}>
          {t.goHome}
        </Button>
      }
    />
  )
}
