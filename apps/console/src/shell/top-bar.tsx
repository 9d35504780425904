import { GlobalOutlined, LogoutOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons'
import { common, shell } from '@jiuyi/phrases/console'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { now } from '../api/client.ts'
import { staffLogOut } from '../api/identity.ts'
import { showInstant } from '../day.ts'
import { useLanguage, useText } from '../language.tsx'
import { path } from '../paths.ts'
import { useReference } from '../reference.ts'
import { useMe } from '../session.ts'

/** Which hospital, what time it is there, and who is here. */
export function TopBar({ onHelp }: { onHelp: () => void }) {
  const t = useText(shell)
  const c = useText(common)
  const me = useMe()
  const { hospital, timeZone } = useReference()
  const { language, setLanguage } = useLanguage()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 15_000)
    return () => clearInterval(timer)
  }, [])
  const leave = async () => {
    await staffLogOut().catch(() => undefined)
    cache.clear()
    void navigate(path.login(), { replace: true })
  }
  return (
    <header className="top-bar">
      <strong className="hospital">{hospital?.name ?? ''}</strong>
      <span className="faint num" title={t.clock}>
        {showInstant(now(), timeZone)}
      </span>
      <span className="grow" />
      <Button
        type="text"
        icon={<GlobalOutlined />}
        data-testid="language"
        onClick={() => {
          setLanguage(language === 'en' ? 'zh-CN' : 'en')
          // Sentences of the server come in the language of the request.
          void cache.invalidateQueries()
        }}
      >
        {t.language}
      </Button>
      <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t.help} title={t.help} onClick={onHelp} />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'account', icon: <UserOutlined />, label: <span data-testid="to-account">{t.account}</span> },
            { key: 'leave', icon: <LogoutOutlined />, label: <span data-testid="log-out">{t.logOut}</span> },
          ],
          onClick: ({ key }) => (key === 'account' ? void navigate(path.account()) : void leave()),
        }}
      >
        <Button type="text" data-testid="me">
          {me.displayName}
          <span className="faint">{me.roles.map((r) => c.role[r]).join('、')}</span>
        </Button>
      </Dropdown>
    </header>
  )
}
