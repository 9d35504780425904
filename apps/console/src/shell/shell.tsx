import { App, ConfigProvider, Layout, Spin } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { shell } from '@jiuyi/phrases/console'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation, useMatches, useNavigate, useNavigation } from 'react-router-dom'
import { onSessionOver, problemOf } from '../api/client.ts'
import type { Permission } from '../api/shapes.ts'
import { useLanguage, useText } from '../language.tsx'
import { path } from '../paths.ts'
import { meKey, useMe, useMeQuery } from '../session.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { KeyHelp } from '../ui/key-help.tsx'
import { Crash, OfflineBar } from '../ui/states.tsx'
import { focusSearch, useKeys } from '../ui/use-keys.ts'
import { Forbidden } from './forbidden.tsx'
import { MainMenu } from './menu.tsx'
import { theme } from './theme.ts'
import { TopBar } from './top-bar.tsx'
import '../styles/shell.css'

function Frame({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      componentSize="medium"
      button={{ autoInsertSpace: false }}
    >
      <App>{children}</App>
    </ConfigProvider>
  )
}

/** Everything behind the log-in: knows who is here, and sends away who is not. */
export function Shell() {
  const me = useMeQuery()
  const location = useLocation()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const here = location.pathname + location.search
  useEffect(
    () =>
      onSessionOver(() => {
        // Whoever never was in is led to the door by the query below.
        if (!cache.getQueryData(meKey)) return
        cache.removeQueries({ queryKey: meKey })
        void navigate(path.login(window.location.pathname.replace(/^\/console/, '') + window.location.search, true), {
          replace: true,
        })
      }),
    [navigate, cache],
  )
  if (problemOf(me.error)?.status === 401) return <Navigate to={path.login(here)} replace />
  if (me.data?.mustChangePassword) return <Navigate to={path.login(here)} replace />
  return (
    <Frame>
      {me.data ? (
        <Desk />
      ) : me.error ? (
        <div className="pad">
          <ErrorNote error={me.error} retry={() => void me.refetch()} />
        </div>
      ) : (
        <Spin fullscreen delay={300} />
      )}
    </Frame>
  )
}

function Desk() {
  const t = useText(shell)
  const { permissions } = useMe()
  const navigate = useNavigate()
  const moving = useNavigation().state === 'loading'
  const needs = useMatches()
    .map((m) => (m.handle as { needs?: Permission } | undefined)?.needs)
    .find(Boolean)
  const [help, setHelp] = useState(false)
  const may = (p: Permission) => permissions.includes(p)
  useKeys({
    '/': focusSearch,
    '?': () => setHelp(true),
    b: () => (may('appointment.book') ? void navigate(path.booking()) : false),
    l: () => (may('appointment.read') ? void navigate(path.appointments()) : false),
  })
  return (
    <Layout className="desk">
      <a className="skip-link" href="#content">
        {t.skip}
      </a>
      <Layout.Sider width={184} theme="light" className="sider">
        <div className="brand">
          <span className="brand-mark" aria-hidden="true" />
          {t.brand}
        </div>
        <MainMenu />
      </Layout.Sider>
      <Layout>
        <TopBar onHelp={() => setHelp(true)} />
        <OfflineBar />
        <main id="content" tabIndex={-1} className={moving ? 'content moving' : 'content'}>
          {needs && !may(needs) ? <Forbidden /> : <Outlet />}
        </main>
      </Layout>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </Layout>
  )
}

export const ShellCrash = () => (
  <Frame>
    <div className="pad">
      <Crash onHome={() => window.location.assign('/console/')} />
    </div>
  </Frame>
)
