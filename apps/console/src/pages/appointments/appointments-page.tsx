import { LeftOutlined, ReloadOutlined, RightOutlined } from '@ant-design/icons'
import { appointments, common } from '@jiuyi/phrases/console'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select, Space } from 'antd'
import { useNavigate, useParams } from 'react-router-dom'
import { type AppointmentFilter, searchAppointments } from '../../api/appointments.ts'
import type { AppointmentStatus } from '../../api/shapes.ts'
import { addDays } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay, useMe } from '../../session.ts'
import { collectAll } from '../../ui/collect.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { CampusSelect, DayField, DepartmentSelect, DoctorSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { AppointmentDrawer } from './appointment-drawer.tsx'
import { useAppointmentColumns } from './columns.tsx'

/** 预约列表: the bookings of a day, for the desk and for the doctor. */
export function Page() {
  const t = useText(appointments)
  const c = useText(common)
  const ref = useReference()
  const me = useMe()
  const { get, set, params } = useUrlState()
  const { id } = useParams()
  const navigate = useNavigate()
  const maySearch = useMay('patient.search') || me.roles.includes('doctor') || me.roles.includes('manager')
  const from = get('from') ?? ref.today
  const to = get('to') ?? from
  const filter: AppointmentFilter = {
    on: from,
    to,
    campusId: get('campus'),
    departmentId: get('department'),
    practitionerId: get('doctor'),
    status: get('status') as AppointmentStatus | undefined,
    q: get('q'),
  }
  const list = useInfiniteQuery({
    queryKey: ['appointments', filter],
    queryFn: ({ pageParam }) => searchAppointments({ ...filter, limit: 100, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: 30_000,
    placeholderData: (before, query) => (sameDays(query?.queryKey[1], filter) ? before : undefined),
  })
  const rows = list.data?.pages.flatMap((p) => p.items)
  const columns = useAppointmentColumns(from !== to)
  const show = (row: string) => void navigate({ pathname: `/appointments/${row}`, search: withDay(params, from, to) })
  const hide = () => void navigate({ pathname: '/appointments', search: params.toString() })
  useKeys({ r: () => void list.refetch() })
  const move = (days: number) => set({ from: addDays(from, days), to: addDays(to, days) })

  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <span className="faint">{t.autoRefresh}</span>
            <Button
              icon={<ReloadOutlined />}
              aria-label={c.refresh}
              title={c.refresh}
              onClick={() => void list.refetch()}
              loading={list.isRefetching}
              data-testid="refresh"
            />
            <SavedFilters page="appointments" />
            <ExportMenu
              name={`${t.fileName} ${from}${to === from ? '' : `—${to}`}`}
              columns={columns}
              all={(o) =>
                collectAll((cursor) => searchAppointments({ ...filter, limit: 500, ...(cursor && { cursor }) }), o)
              }
            />
          </>
        }
      >
        {maySearch && <SearchBox value={get('q')} onSearch={(q) => set({ q })} label={t.searchHint} width={236} />}
        <Space.Compact>
          <Button icon={<LeftOutlined />} aria-label={t.prevDay} onClick={() => move(-1)} />
          <Button
            onClick={() => set({ from: undefined, to: undefined })}
            type={from === ref.today && to === from ? 'primary' : 'default'}
            data-testid="today"
          >
            {c.today}
          </Button>
          <Button icon={<RightOutlined />} aria-label={t.nextDay} onClick={() => move(1)} data-testid="next-day" />
        </Space.Compact>
        <DayField
          value={from}
          clear={false}
          label={`${t.dates} ${c.from}`}
          onChange={(d) => set({ from: d, to: d && to > d ? to : d })}
          testid="from"
        />
        <DayField
          value={to}
          clear={false}
          min={from}
          max={addDays(from, 91)}
          label={`${t.dates} ${c.to}`}
          onChange={(d) => set({ from, to: d })}
          testid="to"
        />
        {(ref.hospital?.campuses.length ?? 0) > 1 && (
          <CampusSelect
            style={{ width: 104 }}
            allowClear
            placeholder={t.campus}
            aria-label={t.campus}
            value={get('campus')}
            onChange={(v) => set({ campus: v, department: undefined })}
          />
        )}
        <DepartmentSelect
          style={{ width: 140 }}
          allowClear
          all
          placeholder={t.department}
          aria-label={t.department}
          campus={get('campus')}
          value={get('department')}
          onChange={(v) => set({ department: v, doctor: undefined })}
          data-testid="filter-department"
        />
        <DoctorSelect
          style={{ width: 124 }}
          allowClear
          placeholder={t.doctor}
          aria-label={t.doctor}
          department={get('department')}
          value={get('doctor')}
          onChange={(v) => set({ doctor: v })}
          data-testid="filter-doctor"
        />
        <Select
          allowClear
          placeholder={t.status}
          aria-label={t.status}
          style={{ width: 100 }}
          value={get('status')}
          onChange={(v) => set({ status: v })}
          options={Object.entries(c.appointmentStatus).map(([value, label]) => ({ value, label }))}
          data-testid="filter-status"
        />
      </PageHeader>
      <DataTable
        testid="appointments"
        columns={columns}
        rows={rows}
        rowKey={(f) => f.appointment.id}
        error={list.error}
        retry={() => void list.refetch()}
        onOpen={(f) => show(f.appointment.id)}
        openKey={id}
        rowClassName={(f) => (f.appointment.status === 'cancelled' ? 'row-off' : '')}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
        empty={{ title: t.emptyTitle }}
      />
      <AppointmentDrawer
        id={id}
        found={rows?.find((f) => f.appointment.id === id)}
        loading={list.isPending}
        onClose={hide}
      />
    </>
  )
}
/** While a narrower filter loads, the rows of the same days may stay; those of another day never. */
const sameDays = (before: unknown, now: AppointmentFilter): boolean => {
  const b = before as AppointmentFilter | undefined
  return b?.on === now.on && b?.to === now.to
}

/** The address of one booking carries the day, so that the same list is behind it tomorrow. */
function withDay(params: URLSearchParams, from: string, to: string): string {
  const next = new URLSearchParams(params)
  next.set('from', from)
  next.set('to', to)
  return next.toString()
}
