import type { PageSlug } from './api/shapes.ts'

type Query = Record<string, string | number | boolean | undefined>
/** A path with its query; empty values are left out, so that one state has one address. */
export function withQuery(path: string, query: Query = {}): string {
  const q = new URLSearchParams()
  for (const [k, v] of Object.entries(query)) if (v !== undefined && v !== '' && v !== false) q.set(k, String(v))
  const text = q.toString()
  return text ? `${path}?${text}` : path
}

/** Every address of the console, below its base. */
export const path = {
  /** `over`: a session ended in the middle of something. */
  login: (next?: string, over?: boolean) =>
    withQuery('/login', { next: next === '/' ? undefined : next, over: over ? 1 : undefined }),
  home: () => '/',
  account: () => '/account',
  appointments: (
    f: {
      from?: string
      to?: string
      campus?: string
      department?: string
      doctor?: string
      status?: string
      q?: string
    } = {},
  ) => withQuery('/appointments', f),
  appointment: (id: string, on: string) => withQuery(`/appointments/${id}`, { from: on, to: on }),
  ticket: (id: string) => `/appointments/${id}/ticket`,
  booking: (
    f: {
      patient?: string
      department?: string
      on?: string
      schedule?: string
      period?: number
      appointment?: string
    } = {},
  ) => withQuery('/booking', f),
  timetable: (f: { department?: string; week?: string; schedule?: string } = {}) => withQuery('/timetable', f),
  templates: (f: { department?: string; template?: string } = {}) => withQuery('/timetable/templates', f),
  calendar: () => '/timetable/calendar',
  release: (f: { on?: string; step?: string } = {}) => withQuery('/release', f),
  pools: (f: { department?: string; from?: string; to?: string; schedule?: string } = {}) => withQuery('/pools', f),
  departments: (f: { department?: string } = {}) => withQuery('/departments', f),
  practitioners: (f: { q?: string; department?: string; practitioner?: string } = {}) => withQuery('/practitioners', f),
  prices: () => '/prices',
  sitePage: (slug: PageSlug = 'introduction', language: 'zh-CN' | 'en' = 'zh-CN') => `/site-pages/${slug}/${language}`,
  staff: (f: { user?: string } = {}) => withQuery('/staff', f),
  roles: () => '/roles',
  audit: (f: { from?: string; to?: string; actorId?: string; action?: string; object?: string } = {}) =>
    withQuery('/audit', f),
  orders: (f: { on?: string; status?: string; q?: string } = {}) => withQuery('/orders', f),
  noShows: (f: { state?: string; from?: string; to?: string } = {}) => withQuery('/no-shows', f),
  fairness: (f: { from?: string; to?: string; reason?: string } = {}) => withQuery('/fairness', f),
  deliveries: (f: { state?: string } = {}) => withQuery('/deliveries', f),
}

/** Where a log-in may lead back to: a path of ours, never another site. */
export const safeNext = (next: string | null): string =>
  next && /^\/(?![/\\])[^\s]*$/.test(next) && !next.startsWith('/login') ? next : '/'
