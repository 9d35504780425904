import { CheckOutlined } from '@ant-design/icons'
import { common, roles } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { listRoles } from '../../api/identity.ts'
import type { Permission, Role } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

type Row = { permission: Permission; roles: Set<Role> }

/** 角色 × 权限, as the server has it. */
export function Page() {
  const t = useText(roles)
  const c = useText(common)
  const list = useQuery({ queryKey: ['roles'], queryFn: listRoles })
  const all = list.data?.items ?? []
  const permissions = [...new Set(all.flatMap((r) => r.permissions))].sort(
    (a, b) => Object.keys(t.permissions).indexOf(a) - Object.keys(t.permissions).indexOf(b),
  )
  const rows: Row[] | undefined =
    list.data &&
    permissions.map((permission) => ({
      permission,
      roles: new Set(all.filter((r) => r.permissions.includes(permission)).map((r) => r.role)),
    }))
  const columns: Column<Row>[] = [
    { key: 'permission', title: t.permission, text: (r) => t.permissions[r.permission] ?? r.permission },
    ...all.map(
      ({ role }): Column<Row> => ({
        key: role,
        title: c.role[role],
        align: 'center',
        text: (r) => (r.roles.has(role) ? t.has : ''),
        render: (r) =>
          r.roles.has(role) ? (
            <CheckOutlined aria-label={t.has} style={{ color: '#0b7a7c' }} />
          ) : (
            <span className="faint">—</span>
          ),
      }),
    ),
  ]
  return (
    <>
      <PageHeader title={t.title} extra={<ExportMenu name={t.title} columns={columns} all={async () => rows ?? []} />}>
        <span className="faint">{t.hint}</span>
      </PageHeader>
      <DataTable
        testid="roles"
        columns={columns}
        rows={rows}
        rowKey={(r) => r.permission}
        error={list.error}
        retry={() => void list.refetch()}
      />
    </>
  )
}
