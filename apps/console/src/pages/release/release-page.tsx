import { common, pools, release } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { now } from '../../api/client.ts'
import { type DepartmentRelease, type ReleaseMonitor, watchRelease } from '../../api/release.ts'
import { clockOf, showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useReference } from '../../reference.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { DayField } from '../../ui/fields.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { recentRate } from './curve.ts'
import { ReleaseCurve } from './release-curve.tsx'
import './release.css'

const count = (all: { outcome: string; count: number }[], one: string) => all.find((o) => o.outcome === one)?.count ?? 0
const notRefused = ['held', 'booked', 'slowed']
const refusedOf = (all: { outcome: string; count: number }[]) => all.filter((o) => !notRefused.includes(o.outcome))
const sum = (all: { count: number }[]) => all.reduce((n, o) => n + o.count, 0)

/** 放号监控: how the release of a day goes, live. */
export function Page() {
  const t = useText(release)
  const ref = useReference()
  const { get, set } = useUrlState()
  const on = get('on') ?? ref.today
  const step = get('step') === 'minute' ? ('minute' as const) : ('second' as const)
  const live = on >= ref.today
  const monitor = useQuery({
    queryKey: ['release', on, step],
    queryFn: () => watchRelease({ on, step }),
    // Only while somebody looks: a hidden tab asks nothing.
    refetchInterval: live ? 1_500 : false,
    placeholderData: (before, query) => (query?.queryKey[1] === on ? before : undefined),
  })
  useKeys({ r: () => void monitor.refetch() })
  const data = monitor.data
  return (
    <>
      <PageHeader title={t.title} extra={data && <Export data={data} />}>
        <DayField value={on} clear={false} label={t.on} onChange={(d) => set({ on: d })} testid="release-on" />
        <Segmented
          aria-label={t.step}
          value={step}
          onChange={(v) => set({ step: v === 'minute' ? 'minute' : undefined })}
          options={[
            { value: 'second', label: <span data-testid="step-second">{t.second}</span> },
            { value: 'minute', label: <span data-testid="step-minute">{t.minute}</span> },
          ]}
        />
        <span className="faint">{live ? t.live : t.frozen}</span>
      </PageHeader>
      <ErrorNote error={monitor.error} retry={() => void monitor.refetch()} />
      {!data ? (
        !monitor.error && <LoadingState />
      ) : data.schedules === 0 && sum(data.outcomes) === 0 ? (
        <EmptyState
          title={t.none}
          hint={data.next ? t.noneHint(data.next) : ' '}
          action={
            data.next && (
              <Button type="primary" onClick={() => set({ on: data.next })} data-testid="release-next">
                {t.goNext}
              </Button>
            )
          }
        />
      ) : (
        <Board data={data} />
      )}
    </>
  )
}

function Board({ data }: { data: ReleaseMonitor }) {
  const t = useText(release)
  const p = useText(pools)
  const ref = useReference()
  const at = Date.parse(data.serverTime)
  const upcoming = data.releases.find((r) => Date.parse(r.at) > now().getTime())
  const visits = data.visits && path.appointments(data.visits)
  const refused = refusedOf(data.outcomes)
  const figure = (id: string, label: string, value: React.ReactNode, hint?: string, to?: string | false) => (
    <div data-testid={`figure-${id}`}>
      <span className="faint">{label}</span>
      <strong className="num">{to ? <Link to={to}>{value}</Link> : value}</strong>
      {hint && <small className="faint">{hint}</small>}
    </div>
  )
  const rate = recentRate(data.curve, at)
  return (
    <div className="stack" data-testid="release-board">
      <div className="release-state">
        {data.releases.map((r) => (
          <strong key={r.at}>{t.opens(showInstant(r.at, ref.timeZone).slice(11), r.schedules)}</strong>
        ))}
        {upcoming && (
          <span className="num" data-testid="release-countdown">
            {t.opensIn(clockOf(Date.parse(upcoming.at) - now().getTime()))}
          </span>
        )}
      </div>
      <div className="release-figures card">
        {figure('taken', t.figures.taken, data.taken, t.ofIssued(data.issued), data.taken > 0 && visits)}
        {data.pools
          .filter((x) => x.quota > 0)
          .map((x) => figure(`left-${x.pool}`, `${p.pool[x.pool]} ${p.left(x.left)}`, `${x.taken}/${x.quota}`))}
        {figure('refused', t.figures.refused, sum(refused))}
        {figure(
          'queue',
          t.figures.queue,
          data.queue.waiting,
          data.queue.nodes > 0 ? t.nodes(data.queue.nodes) : undefined,
        )}
        {figure('slowed', t.figures.slowed, count(data.outcomes, 'slowed'), t.slowedHint)}
        {figure('waiting', t.figures.waiting, data.waiting)}
        {rate > 0 && figure('rate', t.perSecond, rate)}
      </div>
      <ReleaseCurve curve={data.curve} now={at} />
      <div className="release-columns">
        <Departments data={data} />
        <section className="card stack reasons" aria-label={t.reasons}>
          <h2>{t.reasons}</h2>
          {refused.length === 0 ? (
            <p className="faint">{t.noReasons}</p>
          ) : (
            <table data-testid="reasons">
              <thead>
                <tr>
                  <th scope="col">{t.reason}</th>
                  <th scope="col">{t.times}</th>
                </tr>
              </thead>
              <tbody>
                {refused.map((o) => (
                  <tr key={o.outcome} data-testid={`reason-${o.outcome}`}>
                    <th scope="row">{t.outcome[o.outcome] ?? o.outcome}</th>
                    <td className="num">{o.count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="faint">{t.reasonsHint}</p>
        </section>
      </div>
    </div>
  )
}

function useDepartmentColumns(): Column<DepartmentRelease>[] {
  const t = useText(release)
  const p = useText(pools)
  const c = useText(common)
  const ref = useReference()
  return useMemo(
    () => [
      {
        key: 'department',
        title: t.department,
        text: (d) => ref.departmentName(d.departmentId) || c.unknown,
        render: (d) => <strong>{ref.departmentName(d.departmentId) || c.unknown}</strong>,
      },
      { key: 'schedules', title: t.schedules, text: (d) => d.schedules, align: 'right' },
      { key: 'issued', title: t.issued, text: (d) => d.issued, align: 'right' },
      { key: 'taken', title: t.figures.taken, text: (d) => d.taken, align: 'right' },
      ...(['online', 'referral', 'desk', 'revisit'] as const).map(
        (pool): Column<DepartmentRelease> => ({
          key: pool,
          title: `${p.pool[pool]} ${p.left(0).replace(/\s*0\s*/, '')}`,
          text: (d) => d.pools.find((x) => x.pool === pool)?.left ?? 0,
          align: 'right',
        }),
      ),
      { key: 'waiting', title: t.figures.waiting, text: (d) => d.waiting, align: 'right' },
      { key: 'refused', title: t.figures.refused, text: (d) => sum(refusedOf(d.outcomes)), align: 'right' },
    ],
    [t, p, c, ref.departmentName],
  )
}

function Departments({ data }: { data: ReleaseMonitor }) {
  const t = useText(release)
  const go = useNavigate()
  const columns = useDepartmentColumns()
  const { visits } = data
  const shown: Column<DepartmentRelease>[] = [
    ...columns.map(
      (x): Column<DepartmentRelease> =>
        x.key === 'taken' && visits
          ? {
              ...x,
              render: (d) =>
                d.taken ? <Link to={path.appointments({ ...visits, department: d.departmentId })}>{d.taken}</Link> : 0,
            }
          : x,
    ),
    {
      key: 'links',
      title: '',
      text: () => '',
      render: (d) =>
        visits && (
          <Link to={path.pools({ department: d.departmentId, from: visits.from, to: visits.to })}>{t.seePools}</Link>
        ),
    },
  ]
  return (
    <DataTable
      testid="release-departments"
      columns={shown}
      rows={data.departments}
      rowKey={(d) => d.departmentId}
      {...(visits && {
        onOpen: (d: DepartmentRelease) => void go(path.appointments({ ...visits, department: d.departmentId })),
      })}
    />
  )
}

function Export({ data }: { data: ReleaseMonitor }) {
  const t = useText(release)
  const columns = useDepartmentColumns()
  return <ExportMenu name={`${t.title} ${data.on}`} columns={columns} all={async () => data.departments} />
}
