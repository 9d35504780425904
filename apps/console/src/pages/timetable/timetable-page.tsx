import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { common, timetable } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { getDepartmentAvailability, listStocks } from '../../api/appointments.ts'
import { getTimetable } from '../../api/scheduling.ts'
import type { Schedule } from '../../api/shapes.ts'
import { addDays, isDay, mondayOf } from '../../day.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { useMay, useMe } from '../../session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { DayField, DepartmentSelect, useDepartmentOptions } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { cellKey, readCellKey } from './grid.ts'
import { NewScheduleDrawer } from './new-schedule-drawer.tsx'
import { ScheduleDrawer } from './schedule-drawer.tsx'
import { WeekGrid } from './week-grid.tsx'
import './timetable.css'

/** 排班周表: one department, one week; a clinic is edited beside it, and placed by dragging. */
export function Page() {
  const t = useText(timetable)
  const c = useText(common)
  const ref = useReference()
  const me = useMe()
  const mayWrite = useMay('timetable.write')
  const { get, set } = useUrlState()
  const only =
    me.roles.some((r) => r === 'admin' || r === 'manager') || !me.departmentIds.length ? undefined : me.departmentIds
  const options = useDepartmentOptions({ only: mayWrite ? only : undefined })
  const department =
    get('department') ?? options.find((o) => me.departmentIds.includes(o.value))?.value ?? options[0]?.value
  const asked = get('week')
  const monday = mondayOf(isDay(asked) ? asked : ref.today)
  const sunday = addDays(monday, 6)
  const week = useQuery({
    queryKey: ['timetable', department, monday],
    queryFn: () => getTimetable({ from: monday, to: sunday, departmentId: department }),
    enabled: !!department,
    placeholderData: (before, query) => (query?.queryKey[1] === department ? before : undefined),
  })
  const from = [monday, ref.today].sort()[1]!
  const left = useQuery({
    queryKey: ['availability', department, from, 'week'],
    queryFn: () => getDepartmentAvailability(department!, { from, days: 7 }),
    enabled: !!department && sunday >= ref.today,
    refetchInterval: 30_000,
  })
  const stocks = useQuery({
    queryKey: ['stocks', department, monday, sunday],
    queryFn: () => listStocks({ from: monday, to: sunday, departmentId: department! }),
    enabled: !!department,
    refetchInterval: 30_000,
  })
  // Where a dragged doctor works elsewhere is asked only once somebody drags.
  const [dragging, setDragging] = useState<Schedule>()
  const house = useQuery({
    queryKey: ['timetable', 'all', monday],
    queryFn: () => getTimetable({ from: monday, to: sunday }),
    enabled: !!dragging,
    staleTime: 60_000,
  })
  const [copied, setCopied] = useState<Schedule>()
  const at = readCellKey(get('new'))
  const open = get('schedule')
  const close = () => set({ schedule: undefined, new: undefined })
  const place = (cell: string, from?: Schedule) => {
    setCopied(from)
    set({ new: cell, schedule: undefined }, { push: true })
  }
  useKeys({
    '[': () => set({ week: addDays(monday, -7) }),
    ']': () => set({ week: addDays(monday, 7) }),
    r: () => void week.refetch(),
  })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          mayWrite && (
            <>
              <Link to={path.templates({ department })}>
                <Button>{t.templates}</Button>
              </Link>
              <Button
                type="primary"
                icon={<PlusOutlined />}
                disabled={!department}
                onClick={() => place(cellKey(undefined, from <= sunday ? from : ref.today, 'am'))}
                data-testid="new-schedule"
              >
                {t.newOne}
              </Button>
            </>
          )
        }
      >
        <DepartmentSelect
          only={mayWrite ? only : undefined}
          value={department}
          onChange={(v) => set({ department: v, schedule: undefined, new: undefined })}
          aria-label={t.department}
          placeholder={t.department}
          data-testid="timetable-department"
        />
        <Space.Compact>
          <Button
            icon={<LeftOutlined />}
            aria-label={t.prevWeek}
            title={`${t.prevWeek} [`}
            onClick={() => set({ week: addDays(monday, -7) })}
            data-testid="week-before"
          />
          <Button
            type={monday === mondayOf(ref.today) ? 'primary' : 'default'}
            onClick={() => set({ week: undefined })}
          >
            {t.thisWeek}
          </Button>
          <Button
            icon={<RightOutlined />}
            aria-label={t.nextWeek}
            title={`${t.nextWeek} ]`}
            onClick={() => set({ week: addDays(monday, 7) })}
            data-testid="week-after"
          />
        </Space.Compact>
        <DayField value={monday} clear={false} label={t.week} onChange={(d) => set({ week: d })} />
        {mayWrite && <span className="faint">{t.dragHint}</span>}
      </PageHeader>
      {week.error ? (
        <ErrorNote error={week.error} retry={() => void week.refetch()} />
      ) : !week.data || !department || !ref.ready ? (
        <LoadingState />
      ) : (
        <WeekGrid
          departmentId={department}
          monday={monday}
          schedules={week.data.schedules}
          everywhere={house.data?.schedules ?? week.data.schedules}
          calendar={week.data.calendar}
          availability={left.data?.schedules ?? []}
          stocks={stocks.data ?? []}
          openId={open}
          mayWrite={mayWrite}
          dragging={dragging}
          onDrag={setDragging}
          onOpen={(s) => set({ schedule: s.id, new: undefined }, { push: true })}
          onPlace={place}
        />
      )}
      <ScheduleDrawer
        id={open}
        schedule={week.data?.schedules.find((s) => s.id === open)}
        loading={week.isPending}
        onClose={close}
        onCopy={place}
      />
      {department && (
        <NewScheduleDrawer at={mayWrite ? at : undefined} copy={copied} departmentId={department} onClose={close} />
      )}
      <span className="visually-hidden" aria-live="polite">
        {c.today} {ref.today}
      </span>
    </>
  )
}
