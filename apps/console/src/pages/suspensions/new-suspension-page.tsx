import { suspensions } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Flex, Steps } from 'antd'
import { useState } from 'react'
import { getTimetable } from '../../api/scheduling.ts'
import { previewSuspension } from '../../api/suspensions.ts'
import { isDay } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { useMe } from '../../session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { DayField, DepartmentSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { useClinicText } from './clinic-text.ts'
import { OffersStep } from './offers-step.tsx'
import './suspensions.css'

/** 办理停诊: choose → who is affected → offers → what happens → done. The address keeps the choice. */
export function Page() {
  const t = useText(suspensions)
  const ref = useReference()
  const me = useMe()
  const { get, set } = useUrlState()
  const only = me.roles.some((r) => r === 'admin' || r === 'manager') ? undefined : me.departmentIds
  const department = get('department') ?? only?.[0]
  const from = isDay(get('from')) ? get('from')! : ref.today
  const to = isDay(get('to')) && get('to')! >= from ? get('to')! : from
  const chosen = (get('schedules') ?? '').split('.').filter(Boolean)
  const [looking, setLooking] = useState(false)
  const add = get('add')
  const clinics = useQuery({
    queryKey: ['timetable', 'suspend', department, from, to],
    queryFn: () => getTimetable({ from, to, departmentId: department! }),
    enabled: !!department,
  })
  const preview = useQuery({
    queryKey: ['suspension-preview', chosen.join('.')],
    queryFn: () => previewSuspension({ scheduleIds: chosen }),
    enabled: looking && chosen.length > 0,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  })
  const choose = (ids: string[]) => {
    setLooking(false)
    set({ schedules: ids.join('.') || undefined })
  }
  return (
    <div className="suspension-steps stack">
      <PageHeader title={add ? t.extend : t.newOne}>
        <Steps size="small" current={looking ? 1 : 0} items={[{ title: t.steps.choose }, { title: t.steps.look }]} />
      </PageHeader>
      {add && <Alert type="info" title={t.extendHint} />}
      {looking && preview.data ? (
        <OffersStep preview={preview.data} add={add} onBack={() => setLooking(false)} />
      ) : (
        <>
          <Flex gap={8} wrap align="center">
            <DepartmentSelect
              only={only}
              value={department}
              onChange={(v) => set({ department: v, schedules: undefined })}
              aria-label={t.department}
              placeholder={t.department}
              data-testid="suspend-department"
            />
            <DayField
              value={from}
              min={ref.today}
              clear={false}
              label={t.from}
              onChange={(d) => set({ from: d, to: undefined, schedules: undefined })}
              testid="suspend-from"
            />
            <DayField
              value={to}
              min={from}
              clear={false}
              label={t.to}
              onChange={(d) => set({ to: d, schedules: undefined })}
              testid="suspend-to"
            />
            <span className="faint">{t.chooseHint}</span>
          </Flex>
          <ErrorNote error={clinics.error} retry={() => void clinics.refetch()} />
          {department && clinics.isPending ? <LoadingState /> : null}
          {clinics.data && (
            <ChooseList
              clinics={clinics.data.schedules.filter((s) => s.status === 'planned')}
              chosen={chosen}
              onChoose={choose}
            />
          )}
          <ErrorNote error={looking ? preview.error : undefined} />
          <Flex gap={8} align="center">
            <Button
              type="primary"
              disabled={!chosen.length}
              loading={looking && preview.isFetching}
              onClick={() => {
                if (looking) void preview.refetch()
                setLooking(true)
              }}
              data-testid="suspend-next"
            >
              {t.next}
            </Button>
            {!chosen.length && <span className="faint">{t.pickFirst}</span>}
          </Flex>
        </>
      )}
    </div>
  )
}

type Clinic = Parameters<ReturnType<typeof useClinicText>>[0] & { id: string }

function ChooseList(p: { clinics: Clinic[]; chosen: string[]; onChoose: (ids: string[]) => void }) {
  const t = useText(suspensions)
  const clinicText = useClinicText()
  if (!p.clinics.length) return <EmptyState title={t.chooseNone} hint={t.chooseHint} />
  return (
    <div className="suspension-choices">
      {p.clinics.map((s) => (
        <Checkbox
          key={s.id}
          checked={p.chosen.includes(s.id)}
          onChange={(e) => p.onChoose(e.target.checked ? [...p.chosen, s.id] : p.chosen.filter((x) => x !== s.id))}
          data-testid={`choose-${s.id}`}
        >
          {clinicText(s)}
        </Checkbox>
      ))}
    </div>
  )
}
