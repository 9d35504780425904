import {
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  IdcardOutlined,
  MailOutlined,
  MoneyCollectOutlined,
  PayCircleOutlined,
  PieChartOutlined,
  PlusSquareOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SnippetsOutlined,
  TableOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserDeleteOutlined,
} from '@ant-design/icons'
import { shell } from '@jiuyi/phrases/console'
import { Menu } from 'antd'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'
import type { Permission } from '../api/shapes.ts'
import { useText } from '../language.tsx'
import { path } from '../paths.ts'
import { useMe } from '../session.ts'

type Entry = { name: keyof typeof shell.en; to: string; needs: Permission; icon: ReactNode }
const groups: { name: keyof typeof shell.en.group; entries: Entry[] }[] = [
  {
    name: 'desk',
    entries: [
      { name: 'appointments', to: path.appointments(), needs: 'appointment.read', icon: <UnorderedListOutlined /> },
      { name: 'booking', to: path.booking(), needs: 'appointment.book', icon: <PlusSquareOutlined /> },
      { name: 'noShows', to: path.noShows(), needs: 'no_show.read', icon: <UserDeleteOutlined /> },
      { name: 'orders', to: path.orders(), needs: 'payment.read', icon: <MoneyCollectOutlined /> },
    ],
  },
  {
    name: 'timetable',
    entries: [
      { name: 'timetable', to: path.timetable(), needs: 'timetable.read', icon: <ScheduleOutlined /> },
      { name: 'templates', to: path.templates(), needs: 'timetable.read', icon: <SnippetsOutlined /> },
      { name: 'calendar', to: path.calendar(), needs: 'timetable.read', icon: <CalendarOutlined /> },
      { name: 'release', to: path.release(), needs: 'timetable.read', icon: <FieldTimeOutlined /> },
      { name: 'pools', to: path.pools(), needs: 'timetable.read', icon: <PieChartOutlined /> },
    ],
  },
  {
    name: 'directory',
    entries: [
      { name: 'departments', to: path.departments(), needs: 'directory.write', icon: <BankOutlined /> },
      { name: 'practitioners', to: path.practitioners(), needs: 'directory.write', icon: <IdcardOutlined /> },
      { name: 'prices', to: path.prices(), needs: 'price.write', icon: <PayCircleOutlined /> },
      { name: 'sitePages', to: path.sitePage(), needs: 'directory.write', icon: <FileTextOutlined /> },
    ],
  },
  {
    name: 'office',
    entries: [
      { name: 'staff', to: path.staff(), needs: 'staff.manage', icon: <TeamOutlined /> },
      { name: 'roles', to: path.roles(), needs: 'staff.manage', icon: <TableOutlined /> },
      { name: 'fairness', to: path.fairness(), needs: 'fairness.read', icon: <SafetyCertificateOutlined /> },
      { name: 'audit', to: path.audit(), needs: 'audit.read', icon: <AuditOutlined /> },
      { name: 'deliveries', to: path.deliveries(), needs: 'message.read', icon: <MailOutlined /> },
    ],
  },
]

/** Only what the person's roles allow. */
export function MainMenu() {
  const t = useText(shell)
  const { permissions } = useMe()
  const { pathname } = useLocation()
  const shown = groups
    .map((g) => ({ ...g, entries: g.entries.filter((e) => permissions.includes(e.needs)) }))
    .filter((g) => g.entries.length)
  const current = shown
    .flatMap((g) => g.entries)
    .filter((e) => pathname === e.to || pathname.startsWith(`${e.to.replace(/\/introduction\/zh-CN$/, '')}/`))
    .sort((a, b) => b.to.length - a.to.length)[0]
  return (
    <nav aria-label={t.menu}>
      <Menu
        mode="inline"
        selectedKeys={current ? [current.name] : []}
        items={shown.map((g) => ({
          key: g.name,
          type: 'group',
          label: t.group[g.name],
          children: g.entries.map((e) => ({
            key: e.name,
            icon: e.icon,
            label: (
              <Link to={e.to} data-testid={`menu-${e.name}`}>
                {t[e.name] as string}
              </Link>
            ),
          })),
        }))}
      />
    </nav>
  )
}
