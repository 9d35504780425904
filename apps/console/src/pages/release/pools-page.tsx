import { common, pools } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { Link } from 'react-router-dom'
import { listPools, type PoolState, returnPool, type SchedulePools } from '../../api/release.ts'
import { addDays, showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField, DepartmentSelect } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { DayText } from '../../ui/texts.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useSave } from '../../ui/use-save.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import './release.css'

const names = ['online', 'referral', 'desk', 'revisit'] as const
type Name = (typeof names)[number]
const of = (s: SchedulePools, name: Name) => s.pools.find((x) => x.pool === name) as PoolState

/** 号源池: of each clinic the four pools, when they open and flow, and giving one online by hand. */
export function Page() {
  const t = useText(pools)
  const c = useText(common)
  const ref = useReference()
  const { get, set } = useUrlState()
  const department = get('department')
  const from = get('from') ?? ref.today
  const to = get('to') ?? addDays(from, 6)
  const list = useQuery({
    queryKey: ['pools', department, from, to],
    queryFn: () => listPools({ departmentId: department!, from, to }),
    enabled: !!department,
    refetchInterval: 10_000,
  })
  useKeys({ r: () => void list.refetch() })
  const when = (at: string) => showInstant(at, ref.timeZone).slice(5)
  const doctor = (s: SchedulePools) => ref.practitioner(s.practitionerId)?.name ?? c.noDoctor
  const flow = (x: PoolState) => (x.flowing ? t.flowing : x.flowsAt ? t.flows(when(x.flowsAt)) : t.stays)
  const columns: Column<SchedulePools>[] = [
    { key: 'on', title: t.col.on, text: (s) => s.on, render: (s) => <DayText day={s.on} short /> },
    { key: 'half', title: t.col.half, text: (s) => c.half[s.half] },
    { key: 'doctor', title: t.col.doctor, text: doctor, render: (s) => <strong>{doctor(s)}</strong> },
    { key: 'level', title: t.col.level, text: (s) => c.feeLevel[s.feeLevel as 'ordinary'] ?? s.feeLevel },
    { key: 'state', title: t.col.state, text: (s) => t.state[s.state] },
    ...names.flatMap((name): Column<SchedulePools>[] => [
      {
        key: name,
        title: t.pool[name],
        text: (s) => of(s, name).left,
        render: (s) => {
          const x = of(s, name)
          return x.quota ? (
            <span className="pool-cell">
              <span className="num">
                <strong>{x.flowing ? t.cell(x.taken, x.quota) : t.left(x.left)}</strong>{' '}
                {!x.flowing && <span className="faint">{t.cell(x.taken, x.quota)}</span>}
              </span>
              <small className="faint">{name === 'online' ? t.opens(when(x.opensAt)) : flow(x)}</small>
            </span>
          ) : (
            <span className="faint">—</span>
          )
        },
      },
      { key: `${name}-taken`, title: t.col.taken(t.pool[name]), text: (s) => of(s, name).taken, exportOnly: true },
      { key: `${name}-quota`, title: t.col.quota(t.pool[name]), text: (s) => of(s, name).quota, exportOnly: true },
    ]),
    { key: 'waiting', title: t.col.waiting, text: (s) => s.waiting, align: 'right' },
  ]
  const opened = list.data?.find((s) => s.scheduleId === get('schedule'))
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          department && <ExportMenu name={`${t.title} ${from}`} columns={columns} all={async () => list.data ?? []} />
        }
      >
        <DepartmentSelect
          value={department}
          onChange={(v) => set({ department: v, schedule: undefined })}
          aria-label={t.department}
          placeholder={t.department}
          data-testid="pools-department"
        />
        <DayField value={from} clear={false} label={t.from} onChange={(d) => set({ from: d, to: undefined })} />
        <DayField
          value={to}
          clear={false}
          label={t.to}
          min={from}
          max={addDays(from, 31)}
          onChange={(d) => set({ to: d })}
        />
      </PageHeader>
      {!department ? (
        <EmptyState title={t.choose} hint=" " />
      ) : (
        <DataTable
          testid="pools"
          columns={columns}
          rows={list.data}
          rowKey={(s) => s.scheduleId}
          error={list.error}
          retry={() => void list.refetch()}
          onOpen={(s) => set({ schedule: s.scheduleId, pool: undefined })}
          openKey={get('schedule') ?? ''}
          empty={{ title: t.none }}
        />
      )}
      <DetailDrawer
        open={!!opened}
        title={opened ? `${doctor(opened)} ${opened.on} ${c.half[opened.half]}` : ''}
        onClose={() => set({ schedule: undefined, pool: undefined })}
        testid="pools-drawer"
      >
        {opened && <Pools schedule={opened} />}
      </DetailDrawer>
    </>
  )
}

function Pools({ schedule: s }: { schedule: SchedulePools }) {
  const t = useText(pools)
  const ref = useReference()
  const { get, set } = useUrlState()
  const when = (at: string) => showInstant(at, ref.timeZone).slice(5)
  const chosen = s.pools.find((x) => x.pool === get('pool') && x.pool !== 'online')
  const give = useSave({
    save: (o: { pool: 'referral' | 'desk' | 'revisit'; reason: string }) => returnPool(s.scheduleId, o),
    touches: [['pools'], ['stocks'], ['availability'], ['release']],
    say: t.given,
    done: () => set({ pool: undefined }),
  })
  return (
    <div className="stack">
      {s.pools
        .filter((x) => x.quota > 0)
        .map((x) => (
          <div key={x.pool} className="card stack" data-testid={`pool-${x.pool}`}>
            <Flex justify="space-between" align="center" gap={8}>
              <div>
                <strong>{t.pool[x.pool]}</strong> <span className="num">{t.cell(x.taken, x.quota)}</span>{' '}
                <span className="num">{t.left(x.left)}</span>
                <div className="faint">
                  {t.opens(when(x.opensAt))}
                  {x.pool !== 'online' &&
                    ` · ${x.flowing ? t.flowing : x.flowsAt ? t.flows(when(x.flowsAt)) : t.stays}`}
                </div>
                {x.returned && (
                  <div className="faint">{t.byHand(x.returned.numbers, when(x.returned.at), x.returned.reason)}</div>
                )}
              </div>
              {x.pool !== 'online' && s.mayReturn && !x.flowing && x.left > 0 && chosen?.pool !== x.pool && (
                <Button
                  onClick={() => set({ pool: x.pool })}
                  aria-label={t.giveOf(t.pool[x.pool])}
                  data-testid={`give-${x.pool}`}
                >
                  {t.give}
                </Button>
              )}
            </Flex>
            {chosen?.pool === x.pool && !x.flowing && x.pool !== 'online' && (
              <ReasonForm
                id="give"
                label={t.reason}
                effect={t.effect(t.pool[x.pool], x.left)}
                suggestions={[...t.reasons]}
                action={t.give}
                busy={give.isPending}
                error={give.error}
                onSubmit={(reason) => give.mutate({ pool: x.pool as 'referral', reason })}
                onCancel={() => set({ pool: undefined })}
              />
            )}
          </div>
        ))}
      <Flex gap={12} wrap>
        <Link to={path.timetable({ department: s.departmentId, week: s.on, schedule: s.scheduleId })}>{t.edit}</Link>
        <Link to={path.templates({ department: s.departmentId })}>{t.template}</Link>
        <Link
          to={path.appointments({
            from: s.on,
            to: s.on,
            department: s.departmentId,
            ...(s.practitionerId && { doctor: s.practitionerId }),
          })}
        >
          {t.rows}
        </Link>
      </Flex>
      <span className="faint">{t.editHint}</span>
    </div>
  )
}
