import { PlusOutlined } from '@ant-design/icons'
import { common, staff } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { listStaff } from '../../api/identity.ts'
import type { Role, StaffUser } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { StaffDrawer } from './staff-drawer.tsx'

/** 员工账号. */
export function Page() {
  const t = useText(staff)
  const c = useText(common)
  const ref = useReference()
  const { get, set } = useUrlState()
  const [q, role, active, open] = [get('q'), get('role') as Role | undefined, get('active'), get('user')]
  const list = useQuery({
    queryKey: ['staff', q, role, active],
    queryFn: () => listStaff({ ...(q && { q }), ...(role && { role }), ...(active && { active: active === 'true' }) }),
    placeholderData: (before) => before,
  })
  const rows = list.data?.items
  const state = (u: StaffUser) => (u.active ? t.active : t.inactive)
  const columns: Column<StaffUser>[] = [
    { key: 'loginName', title: t.col.loginName, text: (u) => u.loginName },
    {
      key: 'displayName',
      title: t.col.displayName,
      text: (u) => u.displayName,
      render: (u) => <strong>{u.displayName}</strong>,
    },
    { key: 'roles', title: t.col.roles, text: (u) => u.roles.map((r) => c.role[r]).join('、') },
    {
      key: 'departments',
      title: t.col.departments,
      text: (u) => u.departmentIds.map((d) => ref.department(d)?.name ?? c.unknown).join('、'),
    },
    { key: 'totp', title: t.col.totp, text: (u) => (u.totpEnabled ? c.yes : c.no) },
    {
      key: 'lastLogin',
      title: t.col.lastLogin,
      text: (u) => (u.lastLoginAt ? showInstant(u.lastLoginAt, ref.timeZone) : t.never),
    },
    {
      key: 'state',
      title: t.col.state,
      text: state,
      render: (u) => <StatusTag tone={u.active ? 'good' : 'faint'} word={state(u)} />,
    },
  ]
  useKeys({ r: () => void list.refetch(), n: () => set({ user: 'new' }) })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <SavedFilters page="staff" omit={['user']} />
            <ExportMenu name={t.title} columns={columns} all={async () => rows ?? []} />
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => set({ user: 'new' }, { push: true })}
              data-testid="new-staff"
            >
              {t.add}
            </Button>
          </>
        }
      >
        <SearchBox value={q} onSearch={(v) => set({ q: v })} label={t.search} width={220} />
        <Select
          allowClear
          placeholder={t.role}
          aria-label={t.role}
          style={{ width: 140 }}
          value={role}
          onChange={(v) => set({ role: v })}
          options={Object.entries(c.role).map(([value, label]) => ({ value, label }))}
        />
        <Select
          allowClear
          placeholder={t.state}
          aria-label={t.state}
          style={{ width: 110 }}
          value={active}
          onChange={(v) => set({ active: v })}
          options={[
            { value: 'true', label: t.active },
            { value: 'false', label: t.inactive },
          ]}
        />
      </PageHeader>
      <DataTable
        testid="staff"
        columns={columns}
        rows={rows}
        rowKey={(u) => u.id}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(u) => set({ user: u.id }, { push: true })}
        openKey={open}
        rowClassName={(u) => (u.active ? '' : 'row-off')}
        empty={{ title: t.none }}
      />
      <StaffDrawer id={open} user={rows?.find((u) => u.id === open)} onClose={() => set({ user: undefined })} />
    </>
  )
}
