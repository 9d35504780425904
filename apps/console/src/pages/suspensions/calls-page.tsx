import { suspensions } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { listCalls } from '../../api/suspensions.ts'
import { useText } from '../../language.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DepartmentSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { useCaseColumns } from './case-columns.tsx'
import { CaseDrawer } from './case-drawer.tsx'

/** 停诊电话名单: who has not read the news of a suspended clinic, most pressing first. */
export function Page() {
  const t = useText(suspensions)
  const { get, set } = useUrlState()
  const department = get('department')
  const columns = useCaseColumns()
  const list = useQuery({
    queryKey: ['suspension-calls', department],
    queryFn: () => listCalls(department),
    refetchInterval: 10_000,
  })
  const open = list.data?.items.find((p) => p.id === get('case'))
  useKeys({ r: () => void list.refetch() })
  return (
    <>
      <PageHeader
        title={t.calls}
        extra={<ExportMenu name={t.calls} columns={columns} all={async () => (await listCalls(department)).items} />}
      >
        <DepartmentSelect
          allowClear
          value={department}
          onChange={(v) => set({ department: v })}
          aria-label={t.department}
          placeholder={t.department}
          data-testid="calls-department"
        />
      </PageHeader>
      <DataTable
        testid="calls"
        columns={columns}
        rows={list.data?.items}
        rowKey={(p) => p.id}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(p) => set({ case: p.id }, { push: true })}
        openKey={open?.id}
        empty={{ title: t.noCalls, hint: t.noCallsHint }}
      />
      <CaseDrawer found={open} onClose={() => set({ case: undefined })} />
    </>
  )
}
