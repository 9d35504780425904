import { AccountPage } from '../../account/account-page.tsx'
import { PasswordForm } from '../../account/password-form.tsx'
import { useAccount } from '../../api/account.ts'
import { replaceWith } from '../../device/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** 登录密码: goes with a phone, so without one the way there is shown. */
export default function Password() {
  const t = useT()
  const say = t.accountPages.password
  const loaded = useAccount()
  return (
    <AccountPage
      id="password-page"
      title={say.title}
      loaded={loaded}
      show={(account) =>
        account.phoneMasked ? (
          <PasswordForm account={account} onDone={() => void loaded.reload()} />
        ) : (
          <EmptyState
            id="no-phone"
            icon="phone"
            text={say.need}
            action={
              <Button
                id="go-phone"
                text={say.toPhone}
                onTap={() => void replaceWith('/pkg-account/phone/index', { back: '/pkg-account/password/index' })}
              />
            }
          />
        )
      }
    />
  )
}
