import type { ReactNode } from 'react'
import { type Loaded, useSay } from '../api/use-load.ts'
import { useApp } from '../app-state/app.ts'
import { useT } from '../i18n/index.ts'
import { Notice } from '../ui/notice.tsx'
import { Screen } from '../ui/screen.tsx'
import { ErrorState, Skeleton } from '../ui/states.tsx'
import { NeedLogin } from './need-login.tsx'

/** A page over what belongs to the account: log in, wait, try again or show; what was shown stays when a fresh answer fails. */
export function AccountPage<T>(props: { id: string; title: string; loaded: Loaded<T>; show: (data: T) => ReactNode }) {
  const { id, title, loaded, show } = props
  const t = useT()
  const say = useSay()
  const account = useApp((s) => s.session?.accountId)
  const { data, problem, busy, reload } = loaded
  return (
    <Screen id={id} title={title}>
      {account ? (
        <>
          {problem && data ? <Notice id="stale" kind="alert" text={say(problem)} /> : null}
          {data ? show(data) : null}
          {problem && !data ? <ErrorState hint={say(problem)} busy={busy} onRetry={() => void reload()} /> : null}
          {data || problem ? null : <Skeleton />}
        </>
      ) : (
        <NeedLogin text={t.me.loginHint} />
      )}
    </Screen>
  )
}
