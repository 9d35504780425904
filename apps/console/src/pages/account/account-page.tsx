import { account, common } from '@jiuyi/phrases/console'
import { Segmented } from 'antd'
import { useLanguage, useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMe } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'
import { TotpCard } from './totp-card.tsx'
import './account.css'

/** 我的账号: password, second factor, devices, language. */
export function Page() {
  const t = useText(account)
  const c = useText(common)
  const me = useMe()
  const ref = useReference()
  const { language, setLanguage } = useLanguage()
  return (
    <>
      <PageHeader title={t.title} />
      <div className="account">
        <section className="card" aria-label={t.profile}>
          <h2 className="section-title">{t.profile}</h2>
          <dl className="facts">
            <dt>{t.loginName}</dt>
            <dd>{me.loginName}</dd>
            <dt>{t.name}</dt>
            <dd>{me.displayName}</dd>
            <dt>{t.roles}</dt>
            <dd>{me.roles.map((r) => c.role[r]).join('、')}</dd>
            {me.departmentIds.length > 0 && (
              <>
                <dt>{t.departments}</dt>
                <dd>{me.departmentIds.map((d) => ref.department(d)?.name ?? c.unknown).join('、')}</dd>
              </>
            )}
            <dt>{t.language}</dt>
            <dd>
              <Segmented
                value={language}
                onChange={setLanguage}
                options={[
                  { value: 'zh-CN' as const, label: '中文' },
                  { value: 'en' as const, label: 'English' },
                ]}
              />
            </dd>
          </dl>
        </section>
        <section className="card" aria-label={t.totp}>
          <h2 className="section-title">{t.totp}</h2>
          <TotpCard enabled={me.totpEnabled} />
        </section>
        <section className="card" aria-label={t.password}>
          <h2 className="section-title">{t.password}</h2>
          <PasswordForm />
        </section>
        <section className="card" aria-label={t.sessions}>
          <h2 className="section-title">{t.sessions}</h2>
          <SessionList />
        </section>
      </div>
    </>
  )
}
