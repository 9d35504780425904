import { Line, List } from '@jiuyi/kernel'
import { type Routes, staffOf } from '@jiuyi/platform'
import { Type } from 'typebox'
import { permissions, rolePermissions, roles } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { listStaffUsers, RoleName, StaffUser } from './staff-shapes.ts'

const RoleInfo = Type.Object(
  { role: RoleName, permissions: Type.Array(Type.Enum([...permissions])) },
  { additionalProperties: false, title: 'RoleInfo' },
)

export const listStaffRoutes =
  (d: Deps): Routes =>
  async (app) => {
    const config = { access: { who: 'staff', may: 'staff.manage' } } as const
    app.get(
      '/staff/users',
      {
        config,
        schema: {
          operationId: 'listStaff',
          tags: ['identity'],
          summary: 'Log-ins of this hospital',
          querystring: Type.Object(
            { q: Type.Optional(Line(40, 0)), role: Type.Optional(RoleName), active: Type.Optional(Type.Boolean()) },
            { additionalProperties: false },
          ),
          response: { 200: List(StaffUser) },
        },
      },
      async (req) => ({ items: await listStaffUsers(d.db, staffOf(req).hospitalId, req.query) }),
    )

    app.get(
      '/staff/roles',
      {
        config,
        schema: {
          operationId: 'listRoles',
          tags: ['identity'],
          summary: 'Roles and what each may do',
          response: { 200: List(RoleInfo) },
        },
      },
      async () => ({ items: roles.map((role) => ({ role, permissions: [...rolePermissions[role]] })) }),
    )
  }
