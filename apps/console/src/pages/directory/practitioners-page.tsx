import { PlusOutlined } from '@ant-design/icons'
import { common, practitioners } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { listAllPractitioners } from '../../api/directory.ts'
import type { Practitioner } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { practitionersKey, useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DepartmentSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Initials, StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { PractitionerDrawer } from './practitioner-drawer.tsx'

/** 医生: who works here, what they are good at, where they hold clinics. */
export function Page() {
  const t = useText(practitioners)
  const c = useText(common)
  const ref = useReference()
  const { get, set } = useUrlState()
  const [q, department, open] = [get('q'), get('department'), get('practitioner')]
  const list = useQuery({
    queryKey: [...practitionersKey, 'list', q, department],
    queryFn: () => listAllPractitioners({ ...(q && { q }), ...(department && { departmentId: department }) }),
    placeholderData: (before) => before,
  })
  const rows = list.data?.items
  const columns: Column<Practitioner>[] = [
    {
      key: 'name',
      title: t.col.name,
      text: (p) => p.name,
      render: (p) => (
        <span className="name-line">
          <Initials text={p.initials} />
          <strong>{p.name}</strong>
        </span>
      ),
    },
    { key: 'title', title: t.col.title, text: (p) => c.title[p.title] },
    {
      key: 'departments',
      title: t.col.departments,
      text: (p) =>
        p.roles
          .map((r) => `${ref.departmentName(r.departmentId) || r.departmentName}（${c.feeLevel[r.feeLevel]}）`)
          .join('、'),
    },
    {
      key: 'specialty',
      title: t.col.specialty,
      text: (p) => p.specialty,
      render: (p) => (
        <span className="clip" title={p.specialty}>
          {p.specialty}
        </span>
      ),
    },
    { key: 'famous', title: t.col.famous, text: (p) => (p.famous ? c.yes : '') },
    {
      key: 'state',
      title: t.col.state,
      text: (p) => (p.active ? t.working : t.left),
      render: (p) => <StatusTag tone={p.active ? 'good' : 'faint'} word={p.active ? t.working : t.left} />,
    },
  ]
  useKeys({ r: () => void list.refetch(), n: () => set({ practitioner: 'new' }) })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <SavedFilters page="practitioners" omit={['practitioner']} />
            <ExportMenu name={t.title} columns={columns} all={async () => rows ?? []} />
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => set({ practitioner: 'new' }, { push: true })}
              data-testid="new-practitioner"
            >
              {t.add}
            </Button>
          </>
        }
      >
        <SearchBox value={q} onSearch={(v) => set({ q: v })} label={t.search} width={260} />
        <DepartmentSelect
          allowClear
          all
          value={department}
          onChange={(v) => set({ department: v })}
          placeholder={t.department}
          aria-label={t.department}
        />
      </PageHeader>
      <DataTable
        testid="practitioners"
        columns={columns}
        rows={rows}
        rowKey={(p) => p.id}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(p) => set({ practitioner: p.id }, { push: true })}
        openKey={open}
        rowClassName={(p) => (p.active ? '' : 'row-off')}
        empty={{ title: t.none }}
      />
      <PractitionerDrawer
        id={open}
        practitioner={rows?.find((p) => p.id === open)}
        onClose={() => set({ practitioner: undefined })}
        onMade={(id) => set({ practitioner: id })}
      />
    </>
  )
}
