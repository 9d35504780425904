import { askToLogIn } from '../api/client.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import type { IconName } from '../ui/icons.ts'
import { EmptyState } from '../ui/states.tsx'

/** Instead of a page that belongs to an account: why to log in, and the way there and back. */
export function NeedLogin({ text, hint, icon = 'me' }: { text: string; hint?: string; icon?: IconName }) {
  const t = useT()
  return (
    <EmptyState
      id="need-login"
      text={text}
      icon={icon}
      {...(hint ? { hint } : {})}
      action={<Button id="go-login" text={t.me.login} onTap={() => askToLogIn()} />}
    />
  )
}
