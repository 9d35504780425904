import { useQuery } from '@tanstack/react-query'
import { problemOf } from './api/client.ts'
import { getStaffMe } from './api/identity.ts'
import type { Permission, StaffMe } from './api/shapes.ts'
import { path } from './paths.ts'

export const meKey = ['me'] as const
/** Who is logged in; an error with `request.unauthenticated` when nobody is. */
export const useMeQuery = () =>
  useQuery({
    queryKey: meKey,
    queryFn: getStaffMe,
    staleTime: 60_000,
    retry: (n, e) => problemOf(e)?.status !== 401 && n < 2,
  })

/** Whoever is logged in; only below the shell, which has seen to it. */
export function useMe(): StaffMe {
  const me = useMeQuery().data
  if (!me) throw new Error('no one is logged in')
  return me
}
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission)

/** The page a person begins the day with. */
export function startOf(me: StaffMe): string {
  const may = (p: Permission) => me.permissions.includes(p)
  if (may('appointment.read') && !me.roles.includes('admin')) return path.appointments()
  if (may('staff.manage')) return path.staff()
  if (may('appointment.read')) return path.appointments()
  if (may('audit.read')) return path.audit()
  if (may('payment.read')) return path.orders()
  return path.account()
}
