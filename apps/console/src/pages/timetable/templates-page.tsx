import { PlusOutlined } from '@ant-design/icons'
import { common, planning, timetable } from '@jiuyi/phrases/console'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { listTemplates, updateTemplate } from '../../api/scheduling.ts'
import type { ScheduleTemplate } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DepartmentSelect, DoctorSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SavedFilters } from '../../ui/saved-filters.tsx'
import { StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useSave } from '../../ui/use-save.ts'
import { useUndo } from '../../ui/use-undo.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { capacityOf } from './periods.ts'
import { TemplateDrawer } from './template-drawer.tsx'
import './timetable.css'

/** 出诊模板: the weekly clinics that make the timetable. */
export function Page() {
  const t = useText(planning)
  const w = useText(timetable)
  const c = useText(common)
  const ref = useReference()
  const mayWrite = useMay('timetable.write')
  const { get, set } = useUrlState()
  const department = get('department')
  const doctor = get('doctor')
  const open = get('template')
  const cache = useQueryClient()
  const undo = useUndo()
  const list = useQuery({ queryKey: ['templates', department], queryFn: () => listTemplates(department) })
  const rows = list.data?.items.filter((x) => !doctor || x.practitionerId === doctor)
  const toggle = useSave({
    save: (x: ScheduleTemplate) => updateTemplate(x.id, { active: !x.active }),
    touches: [['templates'], ['timetable'], ['availability']],
    say: false,
    done: (after) =>
      undo(after.active ? t.resumedNow : t.pausedNow, async () => {
        await updateTemplate(after.id, { active: !after.active })
        await cache.invalidateQueries({ queryKey: ['templates'] })
      }),
  })
  const columns = useMemo<Column<ScheduleTemplate>[]>(
    () => [
      { key: 'department', title: t.col.department, text: (x) => ref.department(x.departmentId)?.name ?? c.unknown },
      {
        key: 'doctor',
        title: t.col.doctor,
        text: (x) => ref.practitioner(x.practitionerId)?.name ?? c.noDoctor,
        render: (x) => <strong>{ref.practitioner(x.practitionerId)?.name ?? c.noDoctor}</strong>,
      },
      { key: 'weekday', title: t.col.weekday, text: (x) => c.weekdays[x.weekday as 1] },
      { key: 'half', title: t.col.half, text: (x) => c.half[x.half] },
      { key: 'every', title: t.col.every, text: (x) => w.fields.everyN(x.everyWeeks) },
      { key: 'times', title: t.col.times, text: (x) => `${x.periods[0]?.from ?? ''}–${x.periods.at(-1)?.to ?? ''}` },
      { key: 'numbers', title: t.col.numbers, text: (x) => capacityOf(x.periods), align: 'right' },
      { key: 'feeLevel', title: t.col.feeLevel, text: (x) => c.feeLevel[x.feeLevel] },
      { key: 'room', title: t.col.room, text: (x) => x.room },
      {
        key: 'valid',
        title: t.col.valid,
        text: (x) => (x.validTo ? t.range(x.validFrom, x.validTo) : t.from(x.validFrom)),
      },
      {
        key: 'state',
        title: t.col.state,
        text: (x) => (x.active ? t.on : t.paused),
        render: (x) => <StatusTag tone={x.active ? 'good' : 'faint'} word={x.active ? t.on : t.paused} />,
      },
    ],
    [t, w, c, ref],
  )
  const shown: Column<ScheduleTemplate>[] = mayWrite
    ? [
        ...columns,
        {
          key: 'act',
          title: c.actions,
          text: () => '',
          render: (x) => (
            <Button size="small" type="text" onClick={() => toggle.mutate(x)}>
              {x.active ? t.pause : t.resume}
            </Button>
          ),
        },
      ]
    : columns
  useKeys({ r: () => void list.refetch(), n: () => (mayWrite ? set({ template: 'new' }) : false) })
  return (
    <>
      <PageHeader
        title={t.templatesTitle}
        extra={
          <>
            <SavedFilters page="templates" omit={['template']} />
            <ExportMenu name={t.templatesTitle} columns={columns} all={async () => rows ?? []} />
            {mayWrite && (
              <Button
                type="primary"
                icon={<PlusOutlined />}
                onClick={() => set({ template: 'new' }, { push: true })}
                data-testid="new-template"
              >
                {t.newTemplate}
              </Button>
            )}
          </>
        }
      >
        <DepartmentSelect
          allowClear
          value={department}
          onChange={(v) => set({ department: v, doctor: undefined })}
          placeholder={t.col.department}
          aria-label={t.col.department}
          data-testid="templates-department"
        />
        <DoctorSelect
          allowClear
          department={department}
          value={doctor}
          onChange={(v) => set({ doctor: v })}
          placeholder={t.col.doctor}
          aria-label={t.col.doctor}
        />
      </PageHeader>
      <DataTable
        testid="templates"
        columns={shown}
        rows={rows}
        rowKey={(x) => x.id}
        error={list.error ?? toggle.error}
        retry={() => void list.refetch()}
        onOpen={(x) => set({ template: x.id }, { push: true })}
        openKey={open}
        rowClassName={(x) => (x.active ? '' : 'row-off')}
        empty={{ title: t.noTemplates }}
      />
      <TemplateDrawer
        id={open}
        template={list.data?.items.find((x) => x.id === open)}
        loading={list.isPending}
        department={department}
        mayWrite={mayWrite}
        onClose={() => set({ template: undefined })}
      />
    </>
  )
}
