import { change, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { Link } from 'react-router-dom'
import { fillExtra, listExtraNumbers, listOwnSchedules, withdrawExtra } from '../../api/change.ts'
import type { ExtraNumber, OwnSchedule } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField, DepartmentSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DayText, StatusTag, type Tone } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useSave } from '../../ui/use-save.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { ExtraDrawer } from './extra-drawer.tsx'

const tones: Record<ExtraNumber['state'], Tone> = {
  open: 'busy',
  taken: 'good',
  returned: 'faint',
  withdrawn: 'faint',
  expired: 'faint',
}

/** 加号: the doctor's own clinics with what may still be added; below what was authorised for a day, for the desk to fill. */
export function Page() {
  const t = useText(change).extra
  const c = useText(common)
  const ref = useReference()
  const { get, set } = useUrlState()
  const mayAdd = useMay('number.extra')
  const mayFill = useMay('appointment.book')
  const on = get('on') ?? ref.today
  const own = useQuery({ queryKey: ['own-schedules'], queryFn: listOwnSchedules, enabled: mayAdd })
  const list = useQuery({
    queryKey: ['extra-numbers', on],
    queryFn: () => listExtraNumbers(on),
    enabled: ref.ready,
    refetchInterval: 20_000,
  })
  const departments = [...new Set(own.data?.items.map((s) => s.departmentId))]
  const department = get('department')
  const clinicsShown = own.data?.items.filter((s) => !department || s.departmentId === department)
  const touches = [['extra-numbers'], ['own-schedules'], ['appointments']]
  const fill = useSave({ save: fillExtra, touches, say: t.filled })
  const withdraw = useSave({ save: withdrawExtra, touches, say: t.withdrawn })
  useKeys({ r: () => void Promise.all([own.refetch(), list.refetch()]) })

  const clinics: Column<OwnSchedule>[] = [
    { key: 'on', title: t.col.on, text: (s) => s.on, render: (s) => <DayText day={s.on} short /> },
    { key: 'half', title: t.col.half, text: (s) => c.half[s.half] },
    { key: 'department', title: t.col.department, text: (s) => ref.department(s.departmentId)?.name ?? c.unknown },
    { key: 'doctor', title: t.col.doctor, text: (s) => ref.practitioner(s.practitionerId)?.name ?? c.noDoctor },
    { key: 'live', title: t.col.state, text: (s) => t.live(s.live, s.free) },
    { key: 'used', title: t.title, text: (s) => t.used(s.extraUsed, s.extraMost) },
    {
      key: 'add',
      title: '',
      text: () => '',
      render: (s) => (
        <Button
          size="small"
          type="primary"
          ghost
          disabled={s.extraUsed >= s.extraMost}
          onClick={() => set({ add: s.scheduleId }, { push: true })}
          data-testid="add-extra"
        >
          {s.extraUsed >= s.extraMost ? t.capReached : t.add}
        </Button>
      ),
    },
  ]
  const columns: Column<ExtraNumber>[] = [
    { key: 'period', title: t.col.period, text: (e) => `${e.from}–${e.to}` },
    { key: 'department', title: t.col.department, text: (e) => ref.department(e.departmentId)?.name ?? c.unknown },
    { key: 'doctor', title: t.col.doctor, text: (e) => ref.practitioner(e.practitionerId)?.name ?? c.noDoctor },
    {
      key: 'patient',
      title: t.col.patient,
      text: (e) => e.patient?.name ?? c.unknown,
      render: (e) => <strong>{e.patient?.name ?? c.unknown}</strong>,
    },
    { key: 'phone', title: t.col.phone, text: (e) => e.patient?.phoneMasked },
    { key: 'reason', title: t.col.reason, text: (e) => e.reason },
    {
      key: 'state',
      title: t.col.state,
      text: (e) => t.state[e.state],
      render: (e) => <StatusTag tone={tones[e.state]} word={t.state[e.state]} />,
    },
    { key: 'until', title: t.col.until, text: (e) => showInstant(e.validUntil, ref.timeZone) },
    {
      key: 'do',
      title: c.actions,
      text: () => '',
      render: (e) => (
        <Flex gap={8}>
          {e.state === 'open' && mayFill && (
            <Button
              size="small"
              type="primary"
              loading={fill.isPending && fill.variables === e.id}
              onClick={() => fill.mutate(e.id)}
              data-testid="fill-extra"
            >
              {t.fill}
            </Button>
          )}
          {e.state === 'open' && mayAdd && (
            <Button size="small" onClick={() => withdraw.mutate(e.id)} data-testid="withdraw-extra">
              {t.withdraw}
            </Button>
          )}
          {e.appointmentId && <Link to={path.appointment(e.appointmentId, e.on)}>{t.open}</Link>}
        </Flex>
      ),
    },
  ]
  return (
    <>
      <PageHeader
        title={t.title}
        extra={<ExportMenu name={t.fileName} columns={columns} all={async () => list.data?.items ?? []} />}
      >
        <DayField value={on} onChange={(v) => set({ on: v })} label={t.on} testid="extra-on" clear={false} />
      </PageHeader>
      <section aria-label={t.list}>
        <h2 className="section-title">{t.list}</h2>
        <ErrorNote error={fill.error ?? withdraw.error} />
        <DataTable
          testid="extra-numbers"
          columns={columns}
          rows={list.data?.items}
          rowKey={(e) => e.id}
          error={list.error}
          retry={() => void list.refetch()}
          empty={{ title: t.emptyList }}
        />
      </section>
      {mayAdd && (
        <section aria-label={t.own}>
          <Flex gap={12} align="center" className="section-head">
            <h2 className="section-title">{t.own}</h2>
            {departments.length > 1 && (
              <DepartmentSelect
                allowClear
                only={departments}
                value={department}
                onChange={(v) => set({ department: v })}
                aria-label={t.col.department}
                placeholder={t.col.department}
                data-testid="own-department"
              />
            )}
          </Flex>
          <DataTable
            testid="own-schedules"
            columns={clinics}
            rows={clinicsShown}
            rowKey={(s) => s.scheduleId}
            error={own.error}
            retry={() => void own.refetch()}
            onOpen={(s) => s.extraUsed < s.extraMost && set({ add: s.scheduleId }, { push: true })}
            openKey={get('add')}
            empty={{ title: t.none, hint: t.noneHint }}
          />
        </section>
      )}
      <ExtraDrawer
        schedule={own.data?.items.find((s) => s.scheduleId === get('add'))}
        onClose={() => set({ add: undefined })}
      />
    </>
  )
}
