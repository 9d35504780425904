import { suspensions } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Popconfirm } from 'antd'
import { Link, useParams } from 'react-router-dom'
import type { SuspensionProgress } from '../../api/shapes.ts'
import { getSuspension, liftSuspension, listCases } from '../../api/suspensions.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { InstantText, StatusTag } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useSave } from '../../ui/use-save.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { useCaseColumns } from './case-columns.tsx'
import { CaseDrawer } from './case-drawer.tsx'
import { useClinicText } from './clinic-text.ts'
import './suspensions.css'

const live = 4_000

/** One suspension, live: told, read, called, answered, settled; lifting while nobody has answered. */
export function Page() {
  const t = useText(suspensions)
  const { id = '' } = useParams()
  const { get, set } = useUrlState()
  const mayWrite = useMay('timetable.write')
  const columns = useCaseColumns()
  const one = useQuery({ queryKey: ['suspension', id], queryFn: () => getSuspension(id), refetchInterval: live })
  const cases = useQuery({ queryKey: ['suspension-cases', id], queryFn: () => listCases(id), refetchInterval: live })
  const lift = useSave({
    save: () => liftSuspension(id),
    touches: [['suspension'], ['suspension-cases'], ['suspensions'], ['timetable']],
    say: t.lifted,
  })
  const open = cases.data?.items.find((p) => p.id === get('case'))
  useKeys({ r: () => void Promise.all([one.refetch(), cases.refetch()]) })
  if (one.error && !one.data) return <ErrorNote error={one.error} retry={() => void one.refetch()} />
  const s = one.data
  if (!s) return <LoadingState />
  return (
    <>
      <PageHeader
        title={`${t.title} · ${s.reason}`}
        extra={
          <>
            <ExportMenu name={t.title} columns={columns} all={async () => (await listCases(id)).items} />
            {mayWrite && !s.liftedAt && (
              <>
                <Link to={path.newSuspension({ department: s.schedules[0]?.departmentId, add: s.id })}>
                  <Button data-testid="extend">{t.extend}</Button>
                </Link>
                <Popconfirm
                  title={t.lift}
                  description={t.liftHint}
                  onConfirm={() => lift.mutate(undefined)}
                  disabled={!s.canLift}
                  okButtonProps={{ id: 'lift-confirm' }}
                >
                  <Button
                    danger
                    disabled={!s.canLift}
                    title={s.canLift ? t.liftHint : t.liftNo}
                    loading={lift.isPending}
                    data-testid="lift"
                  >
                    {t.lift}
                  </Button>
                </Popconfirm>
              </>
            )}
          </>
        }
      >
        <Flex gap={8} wrap align="center">
          {s.liftedAt && <StatusTag tone="faint" word={t.state.lifted} testid="lifted" />}
          {s.schedules.map((d) => (
            <ClinicCard key={d.scheduleId} clinic={d} />
          ))}
        </Flex>
      </PageHeader>
      <ErrorNote error={lift.error} />
      <Counts of={s} />
      <DataTable
        testid="cases"
        columns={columns}
        rows={cases.data?.items}
        rowKey={(p) => p.id}
        error={cases.error}
        retry={() => void cases.refetch()}
        onOpen={(p) => set({ case: p.id }, { push: true })}
        openKey={open?.id}
        empty={{ title: t.noCases }}
      />
      <CaseDrawer found={open} onClose={() => set({ case: undefined })} />
    </>
  )
}

function ClinicCard({ clinic: d }: { clinic: SuspensionProgress['schedules'][number] }) {
  const t = useText(suspensions)
  const ref = useReference()
  const clinicText = useClinicText()
  const standIn = ref.practitioner(d.substitute?.practitionerId)
  return (
    <div className="suspended-clinic">
      <strong>{clinicText(d)}</strong>
      {standIn && <StatusTag tone="busy" word={t.standsIn(standIn.name)} />}
      <span className="faint">
        {t.answerBy} <InstantText at={d.answerBy} />
      </span>
    </div>
  )
}

const shown = [
  'affected',
  'told',
  'read',
  'toCall',
  'called',
  'open',
  'substituted',
  'moved',
  'refunded',
  'unanswered',
  'holdReturned',
] as const

function Counts({ of }: { of: SuspensionProgress }) {
  const t = useText(suspensions)
  return (
    <dl className="suspension-counts" aria-label={t.progress} data-testid="counts">
      {shown.map((k) => (
        <div key={k} className={k === 'toCall' && of[k] > 0 ? 'pressing' : ''}>
          <dt>{t.counts[k]}</dt>
          <dd className="num" data-testid={`count-${k}`}>
            {of[k]}
          </dd>
        </div>
      ))}
    </dl>
  )
}
