import { PlusOutlined } from '@ant-design/icons'
import { common, departments } from '@jiuyi/phrases/console'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Department } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useDepartmentsQuery, useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { CampusSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { DepartmentDrawer } from './department-drawer.tsx'

type Row = Department & { below?: Row[] }

/** 科室: two levels, as patients see them. */
export function Page() {
  const t = useText(departments)
  const c = useText(common)
  const ref = useReference()
  const list = useDepartmentsQuery()
  const { get, set } = useUrlState()
  const open = get('department')
  const campus = get('campus')
  const q = (get('q') ?? '').toLowerCase()
  const rows = useMemo(
    () =>
      list.data &&
      tree(
        list.data.items.filter((d) => !campus || d.campusId === campus),
        ref.hospital?.campuses.map((x) => x.id) ?? [],
        q,
      ),
    [list.data, campus, ref.hospital, q],
  )
  const people = (id: string) =>
    ref.practitioners.filter((p) => p.active && p.roles.some((r) => r.departmentId === id)).length
  const many = (ref.hospital?.campuses.length ?? 0) > 1
  const columns: Column<Row>[] = [
    { key: 'name', title: t.col.name, text: (d) => d.name, render: (d) => <strong>{d.name}</strong> },
    { key: 'code', title: t.col.code, text: (d) => d.code },
    ...(many ? [{ key: 'campus', title: t.col.campus, text: (d: Row) => ref.campusName(d.campusId) }] : []),
    { key: 'place', title: t.col.place, text: (d) => d.place },
    { key: 'people', title: t.col.people, text: (d) => people(d.id), align: 'right' },
    { key: 'bookable', title: t.col.bookable, text: (d) => (d.bookable ? c.yes : c.no) },
    { key: 'position', title: t.col.position, text: (d) => d.position, align: 'right' },
    {
      key: 'state',
      title: t.col.state,
      text: (d) => (d.active ? t.open : t.closed),
      render: (d) => <StatusTag tone={d.active ? 'good' : 'faint'} word={d.active ? t.open : t.closed} />,
    },
  ]
  useKeys({ r: () => void list.refetch(), n: () => set({ department: 'new' }) })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <ExportMenu
              name={t.title}
              columns={columns}
              all={async () => (rows ?? []).flatMap((d) => [d, ...(d.below ?? [])])}
            />
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => set({ department: 'new' }, { push: true })}
              data-testid="new-department"
            >
              {t.add}
            </Button>
          </>
        }
      >
        {many && (
          <CampusSelect
            allowClear
            value={campus}
            onChange={(v) => set({ campus: v })}
            placeholder={t.col.campus}
            aria-label={t.col.campus}
          />
        )}
        <SearchBox value={get('q')} onSearch={(v) => set({ q: v })} label={t.search} width={240} />
      </PageHeader>
      <DataTable
        testid="departments"
        columns={columns}
        rows={rows}
        rowKey={(d) => d.id}
        childrenOf="below"
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(d) => set({ department: d.id }, { push: true })}
        openKey={open}
        rowClassName={(d) => (d.active ? '' : 'row-off')}
        empty={{ title: t.none }}
      />
      <DepartmentDrawer
        id={open}
        department={list.data?.items.find((d) => d.id === open)}
        under={get('under')}
        onClose={() => set({ department: undefined, under: undefined })}
      />
    </>
  )
}

function tree(all: Department[], campuses: string[], q: string): Row[] {
  const order = (a: Department, b: Department) =>
    campuses.indexOf(a.campusId) - campuses.indexOf(b.campusId) ||
    a.position - b.position ||
    a.name.localeCompare(b.name, 'zh')
  const fits = (d: Department) => !q || d.name.toLowerCase().includes(q) || d.code.toLowerCase().includes(q)
  const ids = new Set(all.map((d) => d.id))
  return all
    .filter((d) => !d.parentId || !ids.has(d.parentId))
    .sort(order)
    .flatMap((top): Row[] => {
      const below = all.filter((d) => d.parentId === top.id).sort(order)
      const kept = fits(top) ? below : below.filter(fits)
      return kept.length || fits(top) ? [{ ...top, ...(kept.length && { below: kept }) }] : []
    })
}
