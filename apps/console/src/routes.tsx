import { createBrowserRouter, type RouteObject } from 'react-router-dom'
import type { Permission } from './api/shapes.ts'

type Load = () => Promise<{ Page: React.ComponentType }>
/** A page with the permission it needs; its code comes when it is first opened. */
const page = (path: string, needs: Permission | undefined, load: Load): RouteObject => ({
  path,
  handle: { needs },
  lazy: async () => ({ Component: (await load()).Page }),
})

/** Nothing is shown for the instant until the first code is here. */
const HydrateFallback = () => null

export const router = createBrowserRouter(
  [
    {
      path: '/login',
      HydrateFallback,
      lazy: async () => ({ Component: (await import('./pages/login/login-page.tsx')).Page }),
    },
    {
      path: '/',
      HydrateFallback,
      lazy: async () => {
        const { Shell, ShellCrash } = await import('./shell/shell.tsx')
        return { Component: Shell, ErrorBoundary: ShellCrash }
      },
      children: [
        { index: true, lazy: async () => ({ Component: (await import('./shell/start.tsx')).Start }) },
        page('appointments/:id?', 'appointment.read', () => import('./pages/appointments/appointments-page.tsx')),
        page('appointments/:id/ticket', 'appointment.read', () => import('./pages/appointments/ticket-page.tsx')),
        page('booking', 'appointment.book', () => import('./pages/booking/booking-page.tsx')),
        page('no-shows', 'no_show.read', () => import('./pages/no-shows/no-shows-page.tsx')),
        page('fairness', 'fairness.read', () => import('./pages/fairness/fairness-page.tsx')),
        page('timetable', 'timetable.read', () => import('./pages/timetable/timetable-page.tsx')),
        page('timetable/templates', 'timetable.read', () => import('./pages/timetable/templates-page.tsx')),
        page('timetable/calendar', 'timetable.read', () => import('./pages/timetable/calendar-page.tsx')),
        page('release', 'timetable.read', () => import('./pages/release/release-page.tsx')),
        page('pools', 'timetable.read', () => import('./pages/release/pools-page.tsx')),
        page('departments', 'directory.write', () => import('./pages/directory/departments-page.tsx')),
        page('practitioners', 'directory.write', () => import('./pages/directory/practitioners-page.tsx')),
        page('prices', 'price.write', () => import('./pages/directory/prices-page.tsx')),
        page('site-pages/:slug?/:language?', 'directory.write', () => import('./pages/directory/site-pages-page.tsx')),
        page('staff', 'staff.manage', () => import('./pages/office/staff-page.tsx')),
        page('roles', 'staff.manage', () => import('./pages/office/roles-page.tsx')),
        page('audit', 'audit.read', () => import('./pages/office/audit-page.tsx')),
        page('orders', 'payment.read', () => import('./pages/office/orders-page.tsx')),
        page('deliveries', 'message.read', () => import('./pages/office/deliveries-page.tsx')),
        page('account', undefined, () => import('./pages/account/account-page.tsx')),
        page('*', undefined, () => import('./shell/not-found.tsx')),
      ],
    },
  ],
  { basename: '/console' },
)
